/** Runs a command line from its text: the entry to everything about shells. */
import type { Meter } from "../budget.ts";
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import { runProgram } from "../programs/run.ts";
import { runFields } from "./command.ts";
import { type Data, known, NOTHING, TERMINAL, UNKNOWN } from "./data.ts";
import { emit, type Frame, LONGEST_PIECE, type Machine } from "./frame.ts";
import { parseShell } from "./parse.ts";
import { closeProcesses } from "./processes.ts";
import { Scope } from "./scope.ts";
import { runScript } from "./walk.ts";

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
  meter: Meter,
): ShellFacts {
  const first = analyse(command, place, where, meter, new Map());
  if (first.fifos.size === 0) return first;
  // A named pipe is read before it is written: what went into it is known only now.
  const files = new Map(
    [...first.fifos].map((path) => [path, first.files.get(path) ?? NOTHING]),
  );
  return analyse(command, place, where, meter, files);
}

function analyse(
  command: string,
  place: Place,
  where: string,
  meter: Meter,
  files: Machine["files"],
): Machine {
  const machine: Machine = {
    meter,
    effects: [],
    where,
    place,
    files,
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
  source(frame, known(command));
  // A trap may set another, which is not followed.
  for (const run of machine.later.splice(0)) run();
  closeProcesses(frame);
  return machine;
}

/** Runs shell code that is text; what is not known of it becomes an effect of its own. */
function source(outer: Frame, code: Data): Data {
  const frame = code.assembled === true ? { ...outer, presumed: true } : outer;
  const { machine } = frame;
  const { text } = code;
  if (text === undefined) {
    emit(frame, { kind: "unresolved", what: "code" });
    return UNKNOWN;
  }
  if (!machine.meter.enter(frame.depth + 1)) return UNKNOWN;
  if (text.trim() === "") return NOTHING;
  const script = parseShell(text, machine.meter);
  if (script === undefined) {
    emit(frame, { kind: "unresolved", what: "budget" });
    return UNKNOWN;
  }
  return runScript({ ...frame, text }, script);
}
