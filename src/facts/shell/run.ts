/** Runs a command line from its text: the entry to everything about shells. */
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import { runProgram } from "../programs/run.ts";
import { evaluate } from "./arithmetic.ts";
import { runFields } from "./command.ts";
import { type Data, known, NOTHING, TERMINAL, UNKNOWN } from "./data.ts";
import {
  emit,
  type Frame,
  LONGEST_PIECE,
  type Machine,
  type Means,
} from "./frame.ts";
import { parseShell } from "./parse.ts";
import { closeProcesses } from "./processes.ts";
import { Scope } from "./scope.ts";
import { tellShown } from "./shown.ts";
import { evaluateText } from "./subscripts.ts";
import { runScript } from "./walk.ts";
import { textOf } from "./words.ts";

/** What running a command line would do. */
export interface ShellFacts {
  readonly effects: readonly Effect[];
  /** Whether some of its code does not parse. */
  readonly unparsed: boolean;
}

/**
 * Works out what a command line does.
 *
 * @param where The path of the argument that holds it.
 */
export function shellFacts(
  command: string,
  place: Place,
  where: string,
  means: Means,
): ShellFacts {
  const first = analyse(command, place, where, means, new Map());
  if (first.fifos.size === 0) return first;
  // A named pipe is read before it is written: what went into it is known only now.
  const piped = new Map(
    [...first.fifos].map((path) => [path, first.files.get(path) ?? NOTHING]),
  );
  return analyse(command, place, where, means, piped);
}

function analyse(
  command: string,
  place: Place,
  where: string,
  means: Means,
  piped: Machine["piped"],
): Machine {
  const machine: Machine = {
    ...means,
    effects: [],
    where,
    place,
    files: new Map(piped),
    piped,
    sinks: new Map(),
    later: [],
    fifos: new Set(),
    picks: new Map(),
    consulted: new Map(),
    uniting: false,
    exportAll: false,
    unparsed: false,
    serial: 0,
    script: runScript,
    command: runFields,
    program: runProgram,
    expand: textOf,
    evaluate,
    evaluateText,
    source,
  };
  const scope = new Scope();
  scope.cwd = place.cwd;
  const frame: Frame = {
    machine,
    scope,
    text: command,
    via: [],
    privilege: "user",
    within: "here",
    depth: 0,
    calls: [],
    stdin: TERMINAL,
    piece: command.slice(0, LONGEST_PIECE),
  };
  tellShown(frame, source(frame, known(command)));
  // A trap may set another, which is not followed.
  for (const run of machine.later.splice(0)) run();
  closeProcesses(frame);
  return machine;
}

/** Code whose beginning is written down, with pieces that are not known and not worked out a second time. */
const SHAPED = /^\s*[A-Za-z][\w./+-]*\s(?:(?!\$\(|`|[<>]\()[\s\S])*$/;

/** Runs what is known of code that is not known whole: `rm $X` removes something. */
function runShape(frame: Frame, text: string): void {
  const { machine } = frame;
  if (!machine.meter.enter(frame.depth + 1)) return;
  const script = parseShell(text, machine);
  if (script === undefined || (script.errors ?? []).length > 0) return;
  runScript({ ...frame, text }, script);
}

/** Runs shell code that is text; what is not known of it becomes an effect of its own. */
function source(outer: Frame, code: Data): Data {
  const frame = code.assembled === true ? { ...outer, presumed: true } : outer;
  const { machine } = frame;
  const { text } = code;
  if (text === undefined) {
    emit(frame, { kind: "unresolved", what: "code" });
    if (code.shape !== undefined && SHAPED.test(code.shape)) {
      runShape({ ...frame, presumed: true }, code.shape);
    }
    return UNKNOWN;
  }
  if (!machine.meter.enter(frame.depth + 1)) return UNKNOWN;
  if (text.trim() === "") return NOTHING;
  const script = parseShell(text, machine);
  if (script === undefined) {
    emit(frame, { kind: "unresolved", what: "budget" });
    return UNKNOWN;
  }
  return runScript({ ...frame, text }, script);
}
