/** What a piece of shell code runs in: one machine for the whole call, one frame for each nesting. */
import type { ArithmeticExpression, Script, Word } from "unbash";
import type { Meter } from "../budget.ts";
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import type { Programs } from "../programs/programs.ts";
import type { Data, Field } from "./data.ts";
import type { Parser } from "./parse.ts";
import type { Scope } from "./scope.ts";

/** With whose rights something runs. */
export type Privilege = "user" | "root" | "container" | "remote";

/** What understanding shell code takes. */
export interface Means {
  /** Counts the work. */
  readonly meter: Meter;
  /** The programs that are known. */
  readonly programs: Programs;
  /** The parser, unless it is not at hand. */
  readonly parser: Parser | undefined;
  /** Is told when it would be needed. */
  readonly lacks: (part: "parser") => void;
}

/** What all frames of one analysis share. */
export interface Machine extends Means {
  readonly effects: Effect[];
  /** The path of the argument that holds the command. */
  readonly where: string;
  /** Where the call is made from. */
  readonly place: Place;
  /** What is known of files that the command itself has written, by their plainest paths. */
  readonly files: Map<string, Data>;
  /** What reads the output that is written to a process substitution, by its stand-in path. */
  readonly sinks: Map<string, (data: Data) => void>;
  /** What runs when the command ends: traps. */
  readonly later: (() => void)[];
  /** Pipes with a name: what is written to them later is what is read from them. */
  readonly fifos: Set<string>;
  /** What is known to be written to them before all is over. */
  readonly piped: ReadonlyMap<string, Data>;
  /** Which of several possible values each variable has in the current attempt. */
  readonly picks: Map<string, number>;
  /** Variables with several possible values that the current command has used. */
  consulted: Map<string, number>;
  /** Whether the current attempt adds to the values that variables already have. */
  uniting: boolean;
  /** Whether new variables are exported (`set -a`). */
  exportAll: boolean;
  /** Whether some code did not parse. */
  unparsed: boolean;
  /** Makes names that are used once. */
  serial: number;
  /** Runs parsed shell code; given here so that words and commands need not know each other. */
  readonly script: (frame: Frame, script: Script) => Data;
  /** Runs a command whose words are already expanded. */
  readonly command: (frame: Frame, fields: readonly Field[]) => Data;
  /** Runs a program whose words are already expanded, whatever functions and aliases there are. */
  readonly program: (frame: Frame, fields: readonly Field[]) => Data;
  /** A word as one text, whose substitutions are run. */
  readonly expand: (frame: Frame, word: Word) => Data;
  /** The value of an arithmetic expression, when it is known. */
  readonly evaluate: (
    frame: Frame,
    node: ArithmeticExpression | undefined,
    depth: number,
  ) => number | undefined;
  /** The same of an expression that is still text. */
  readonly evaluateText: (
    frame: Frame,
    text: string,
    depth: number,
  ) => number | undefined;
  /** Runs shell code that is still text. */
  readonly source: (frame: Frame, code: Data) => Data;
}

/** Where a piece of shell code runs. */
export interface Frame {
  readonly machine: Machine;
  readonly scope: Scope;
  /** The text that the positions of the syntax tree refer to. */
  readonly text: string;
  /** What it is wrapped in, outermost first. */
  readonly via: readonly string[];
  readonly privilege: Privilege;
  readonly within: "here" | "container" | "remote";
  readonly depth: number;
  /** Whether what runs was put together at run time, or is a program of which only the name is known. */
  readonly presumed?: boolean;
  /** Functions that are running, innermost last. */
  readonly calls: readonly string[];
  /** How many functions were running when the innermost pipeline or background command began. */
  readonly forked?: number;
  /** Descriptors that are open for this command alone, where they differ from the scope's. */
  readonly channels?: Scope;
  /** What standard input holds. */
  readonly stdin: Data;
  /** The piece of text that effects are attributed to. */
  readonly piece: string;
}

/** The place of a frame: the current folder may have changed since the call began. */
export function placeIn(frame: Frame): Place {
  const { cwd } = frame.scope;
  const { place } = frame.machine;
  if (frame.within !== "here") return cwd === undefined ? {} : { cwd };
  if (cwd === place.cwd) return place;
  const { cwd: _, ...rest } = place;
  return cwd === undefined ? rest : { ...rest, cwd };
}

/** The longest piece of text that an effect quotes, in characters. */
export const LONGEST_PIECE = 200;

/** Effects that say when they are no more than presumed. */
const PRESUMABLE: ReadonlySet<string> = new Set([
  "writes",
  "deletes",
  "changes",
]);

/** Adds an effect, unless there are too many. */
export function emit(
  frame: Frame,
  effect: Effect extends infer E ? E extends Effect ? Omit<E, "source"> : never
    : never,
): void {
  const { machine } = frame;
  if (!machine.meter.holds(machine.effects.length)) return;
  machine.meter.spend();
  (effect as { source?: unknown }).source = {
    where: machine.where,
    piece: frame.piece,
    via: frame.via,
  };
  if (frame.presumed === true && PRESUMABLE.has(effect.kind)) {
    (effect as { presumed?: boolean }).presumed = true;
  }
  machine.effects.push(effect as Effect);
}
