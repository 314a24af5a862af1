/** Makes acts of system calls: what was really run, deleted, written, given another mode or owner, connected to. */
import { type Act, type Image, Journal } from "./journal.ts";
import {
  pathOf,
  readTrace,
  type SystemCall,
  textOf,
  textsOf,
} from "./trace.ts";

interface Process {
  image: Image;
  cwd: string;
}

/** A call with the process that made it, and what its arguments name. */
interface Seen {
  readonly process: Process;
  readonly call: SystemCall;
  /** The absolute path that an argument names, below the folder that another one is. */
  readonly path: (argument: number, folder?: number) => string | undefined;
}

type Row = (journal: Journal, seen: Seen) => void;

/** What each system call means. */
const CALLS: Readonly<Record<string, Row>> = {
  chdir: (_, { process, call, path }) => {
    if (call.result === 0) process.cwd = path(0) ?? process.cwd;
  },
  fchdir: (_, { process, call }) => {
    if (call.result === 0) process.cwd = pathOf(call.args[0]) ?? process.cwd;
  },
  execve: (journal, { process, call, path }) => {
    if (call.result !== 0) return;
    process.image = journal.run(process.image, path(0), textsOf(call.args[1]));
  },
  execveat: (journal, { process, call, path }) => {
    if (call.result !== 0) return;
    process.image = journal.run(
      process.image,
      path(1, 0),
      textsOf(call.args[2]),
    );
  },
  open: opens(0),
  openat: opens(1, 0),
  openat2: opens(1, 0),
  creat: makes(0),
  truncate: (journal, { process, path }) =>
    journal.write(process.image, path(0), false),
  mkdir: makes(0),
  mkdirat: makes(1, 0),
  mknod: makes(0),
  mknodat: makes(1, 0),
  link: makes(1),
  linkat: makes(3, 2),
  symlink: makes(1),
  symlinkat: makes(2, 1),
  unlink: removes(0),
  unlinkat: removes(1, 0),
  rmdir: removes(0),
  rename: (journal, { process, call, path }) =>
    journal.rename(process.image, path(0), path(1), call.error),
  renameat: renames,
  renameat2: renames,
  chmod: (journal, { process, call, path }) =>
    journal.mode(process.image, path(0), call.args[1]),
  fchmod: (journal, { process, call }) =>
    journal.mode(process.image, pathOf(call.args[0]), call.args[1]),
  fchmodat: (journal, { process, call, path }) =>
    journal.mode(process.image, path(1, 0), call.args[2]),
  chown: owns,
  lchown: owns,
  fchown: (journal, { process, call }) =>
    journal.owner(process.image, pathOf(call.args[0])),
  fchownat: (journal, { process, path }) =>
    journal.owner(process.image, path(1, 0)),
  connect: (journal, { process, call }) =>
    journal.connect(process.image, call.args[1] ?? ""),
  bind: (journal, { process, call }) =>
    journal.listen(process.image, call.args[1] ?? ""),
};

function opens(file: number, folder?: number): Row {
  return (journal, { process, call, path }) =>
    journal.open(
      process.image,
      path(file, folder),
      call.args[file + 1],
      call.error,
    );
}

function makes(file: number, folder?: number): Row {
  return (journal, { process, call, path }) => {
    // What is there already stays as it is.
    if (call.error === "EEXIST") return;
    journal.write(process.image, path(file, folder), call.result >= 0);
  };
}

function removes(file: number, folder?: number): Row {
  return (journal, { process, path }) =>
    journal.delete(process.image, path(file, folder));
}

function renames(journal: Journal, { process, call, path }: Seen): void {
  journal.rename(process.image, path(1, 0), path(3, 2), call.error);
}

function owns(journal: Journal, { process, path }: Seen): void {
  journal.owner(process.image, path(0));
}

/** The acts of a command, in order, each once; what comes before so many programs were run is left out. */
export function actsOf(
  trace: string,
  cwd: string,
  skipped: number,
): readonly Act[] {
  const calls = readTrace(trace);
  const journal = new Journal(skipped);
  const processOf = processes(calls, cwd);
  for (const call of calls) {
    const process = processOf(call.process);
    const path = (argument: number, folder?: number) =>
      absolute(
        (folder === undefined ? undefined : pathOf(call.args[folder])) ??
          process.cwd,
        textOf(call.args[argument]),
      );
    if (/^(?:clone3?|v?fork)$/.test(call.name)) {
      if (call.result > 0) processOf(call.result);
    } else CALLS[call.name]?.(journal, { process, call, path });
  }
  return journal.acts;
}

/** Finds processes; a child, which may be seen before the call that made it returns, begins as its parent is then. */
function processes(
  calls: readonly SystemCall[],
  cwd: string,
): (id: number) => Process {
  const parents = new Map<number, number>();
  const threads = new Set<number>();
  for (const { name, process, result, args } of calls) {
    if (!/^(?:clone3?|v?fork)$/.test(name) || result <= 0) continue;
    parents.set(result, process);
    if (args.join().includes("CLONE_THREAD")) threads.add(result);
  }
  const found = new Map<number, Process>();
  return function processOf(id: number): Process {
    const known = found.get(id);
    if (known !== undefined) return known;
    const parent = parents.get(id);
    const above = parent === undefined
      ? { image: { program: "", created: new Set<string>() }, cwd }
      : processOf(parent);
    const process = threads.has(id) ? above : { ...above };
    found.set(id, process);
    return process;
  };
}

function absolute(
  folder: string,
  path: string | undefined,
): string | undefined {
  if (path === undefined || path === "") return undefined;
  const parts: string[] = [];
  const whole = path.startsWith("/") ? path : `${folder}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
