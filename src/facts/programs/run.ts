/** Runs a program: finds it in the tables, reads its options, lets it have its effects. */
import {
  type Data,
  type Field,
  mix,
  NOTHING,
  plain,
  UNKNOWN,
} from "../shell/data.ts";
import { INSTALLED, pathFact } from "../shell/files.ts";
import { emit, type Frame, LONGEST_PIECE } from "../shell/frame.ts";
import { matcherOf } from "../shell/patterns.ts";
import { type Execution, Invocation } from "./invocation.ts";
import { optionTable, readOptions } from "./options.ts";
import { perform } from "./perform.ts";
import type { Program } from "./program.ts";

/** A program that is not known prints what is given to it, as far as anybody knows; an option may want it for itself. */
const EMPTY: Program = {
  style: "none",
  run: (it) => {
    // A command of PowerShell is read as such.
    if (/^[A-Z][a-z]+-[A-Z]/.test(it.name)) return undefined;
    it.args.slice(0, MOST_OPERANDS).forEach((field, at) => {
      if (/^-/.test(it.args[at - 1]?.text ?? "") || /^-/.test(field.text)) {
        return;
      }
      readCredential(it, field);
    });
    return undefined;
  },
};

/** A script of the project's own knows what it is given. */
const NO_TABLE: Program = {};

/** How many operands of a program that is not known are looked at. */
const MOST_OPERANDS = 16;

/** Reads a file that holds a credential, and leaves every other alone. */
export function readCredential(it: Invocation, field: Field): void {
  if (!/[./~]/.test(field.text)) return;
  if (it.path(field).classes.includes("credential")) it.read(field);
}

/** Runs a program by name or path. The output is the result. */
export function runProgram(frame: Frame, fields: readonly Field[]): Data {
  const [first, ...args] = fields as [Field, ...Field[]];
  const execution = announce(frame, first, fields);
  if (!first.known) return runUnknown(frame, first, args, execution);
  if (first.glob) return runWildcard(frame, first, args, execution);
  const name = baseName(first.text);
  execution.program = name;
  if (first.text.includes("/") && !INSTALLED.test(first.text)) {
    execution.from = "file";
    const output = runFile(frame, first, args, execution);
    if (output !== undefined) return output;
  } else if (/\.(?:exe|bat|cmd|ps1)$/i.test(first.text)) {
    // Windows looks into the current folder first.
    const output = runFile(frame, first, args, execution);
    if (output !== undefined) return output;
  }
  const program = frame.machine.programs.of(name);
  execution.known = program !== undefined;
  // Elsewhere, a program of a known name may be another one.
  const inner = execution.from === "file"
    ? { ...frame, presumed: true }
    : frame;
  const table = program ?? (execution.from === "file" ? NO_TABLE : EMPTY);
  return invoke(inner, name, table, args, execution);
}

function announce(
  frame: Frame,
  first: Field,
  fields: readonly Field[],
): Execution {
  const { machine } = frame;
  let line = "";
  for (const { text } of fields) {
    line += line === "" ? text : ` ${text}`;
    if (line.length > LONGEST_PIECE) break;
  }
  const execution: Omit<Execution, "source"> = {
    kind: "executes",
    program: first.text.slice(0, LONGEST_PIECE),
    line: line.slice(0, 1024),
    from: "path",
    privilege: frame.privilege,
    known: false,
  };
  emit(frame, execution);
  const last = machine.effects.at(-1);
  // When there are too many effects, this one is lost, which the meter has noted.
  return last === execution ? last as Execution : execution as Execution;
}

/** Runs a program in a frame: reads its options and performs what its table says. */
export function invoke(
  frame: Frame,
  name: string,
  program: Program,
  args: readonly Field[],
  execution: Execution,
): Data {
  const { meter } = frame.machine;
  if (!meter.spend(1 + args.length)) return UNKNOWN;
  const style = program.style ?? "gnu";
  const options = readOptions(args, optionTable(program.options ?? ""), style);
  const it = new Invocation(frame, name, args, options, execution);
  const vague = args.find(({ known, glob }) => !known && !glob);
  if (vague !== undefined && !SPEAKERS.has(name)) {
    it.unresolved(
      /\$\(|`|[<>]\(/.test(vague.text) ? "substitution" : "variable",
    );
  }
  return perform(it, program);
}

/** Programs whose arguments are only printed or compared. */
const SPEAKERS: ReadonlySet<string> = new Set([
  "echo",
  "printf",
  "test",
  "[",
  "expr",
]);

function runUnknown(
  frame: Frame,
  first: Field,
  args: readonly Field[],
  execution: Execution,
): Data {
  const { origins } = first;
  execution.from = origins.includes("network")
    ? "network"
    : origins.includes("decoded")
    ? "decoded"
    : "variable";
  emit(frame, { kind: "unresolved", what: "command", by: first.text });
  // The rest of a path may still tell the program: `$DIR/rm -rf /`.
  const name = baseName(first.path);
  const program = /^[\w.+-]+$/.test(name)
    ? frame.machine.programs.of(name)
    : undefined;
  if (program === undefined) return { text: undefined, origins };
  execution.program = name;
  return invoke(frame, name, program, args, execution);
}

/** A name with wildcards is whatever program it matches: `/bin/r?`. */
function runWildcard(
  frame: Frame,
  first: Field,
  args: readonly Field[],
  execution: Execution,
): Data {
  const pattern = baseName(first.path);
  execution.from = "variable";
  const matches = matcherOf(pattern);
  const found: string[] = [];
  for (const name of frame.machine.programs.names()) {
    if (found.length < 4 && matches(name) === true) found.push(name);
  }
  frame.machine.meter.spend(64);
  let output: Data = UNKNOWN;
  for (const name of found) {
    output = runProgram(frame, [plain(name), ...args]);
  }
  return output;
}

/** Runs a file that this very command has written, when it has. */
function runFile(
  frame: Frame,
  first: Field,
  args: readonly Field[],
  execution: Execution,
): Data | undefined {
  const { path } = pathFact(frame, first);
  const content = frame.machine.files.get(path) ?? unpackedAt(frame, path);
  if (content === undefined || content === NOTHING) return undefined;
  if (content.origins.includes("network")) execution.from = "network";
  else if (content.origins.includes("decoded")) execution.from = "decoded";
  const copied = content.program === undefined
    ? undefined
    : frame.machine.programs.of(content.program);
  if (content.program !== undefined && copied !== undefined) {
    // A copy of a program, or a link to it, does what the program does.
    execution.known = true;
    execution.program = content.program;
    return invoke(frame, content.program, copied, args, execution);
  }
  if (content.text === undefined) {
    emit(frame, { kind: "unresolved", what: "code", by: baseName(first.text) });
    return { text: undefined, origins: content.origins };
  }
  execution.known = true;
  const reader = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(content.text);
  const shell = reader === null
    ? "sh"
    : baseName(reader[1] ?? "") === "env"
    ? reader[2] ?? "sh"
    : baseName(reader[1] ?? "");
  return frame.machine.command(
    { ...frame, via: [...frame.via, first.text.slice(0, LONGEST_PIECE)] },
    [plain(shell), first, ...args],
  );
}

/** How many folders above a file are looked at. */
const MOST_FOLDERS = 8;

/** What was unpacked from the network into a folder above a path. */
function unpackedAt(frame: Frame, path: string): Data | undefined {
  const { files } = frame.machine;
  if (files.size === 0) return undefined;
  let folder = path;
  for (let i = 0; i < MOST_FOLDERS && folder.includes("/"); i++) {
    folder = folder.slice(0, folder.lastIndexOf("/"));
    const all = files.get(`${folder}/*`);
    if (all?.origins.includes("network") === true) return all;
  }
  return undefined;
}

/** Whether no table has the program. */
export function isUnknown({ machine }: Frame, name: string): boolean {
  return machine.programs.of(baseName(name)) === undefined;
}

/** The name of a program without its folder and without `.exe`. */
export function baseName(text: string): string {
  const name = text.slice(text.lastIndexOf("/") + 1);
  const plainName = /^[A-Za-z]:\\|^\\\\/.test(name)
    ? name.slice(name.lastIndexOf("\\") + 1)
    : name;
  return plainName.replace(/\.(?:exe|com|bat|cmd)$/i, "");
}

/** The output of a program that prints what it has read, in some other form. */
export function derived(it: Invocation): Data {
  return { text: undefined, origins: mix(it.stdin.origins, it.origins) };
}
