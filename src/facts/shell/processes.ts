/** Process substitution: the file that stands for another command's input or output. */
import type { ProcessSubstitutionPart } from "unbash";
import { UNKNOWN } from "./data.ts";
import type { Frame } from "./frame.ts";
import { Scope } from "./scope.ts";

/** The path that stands for the command; what it prints is what the path holds, what is written there is its input. */
export function openProcess(
  frame: Frame,
  part: ProcessSubstitutionPart,
): string {
  const { machine } = frame;
  const path = `/dev/fd/p${++machine.serial}`;
  const { script } = part;
  if (script === undefined) return path;
  const scope = new Scope(frame.scope);
  if (part.operator === "<") {
    machine.files.set(path, machine.script({ ...frame, scope }, script));
  } else {
    machine.sinks.set(path, (stdin) => {
      machine.script({ ...frame, scope, stdin }, script);
    });
  }
  return path;
}

/**
 * Runs what nothing is known to have been written to: it runs all the same.
 *
 * @param since The machine's serial number before the first of them was opened.
 */
export function closeProcesses(frame: Frame, since = 0): void {
  const { sinks } = frame.machine;
  for (const [path, run] of sinks) {
    if (Number(path.slice("/dev/fd/p".length)) <= since) continue;
    sinks.delete(path);
    run(UNKNOWN);
  }
}
