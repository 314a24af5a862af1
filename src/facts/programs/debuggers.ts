/** Debuggers: the commands that they are given run programs and code, and read other processes. */
import {
  type Data,
  dataOf,
  known,
  literal,
  NOTHING,
  UNKNOWN,
} from "../shell/data.ts";
import { runCode } from "./code/run.ts";
import { PYTHON } from "./code/languages.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Debuggers. */
export const DEBUGGERS: Family = {
  "gdb,gdb-multiarch,cgdb": {
    options:
      "args batch batch-silent q,quiet,silent n,nx nh ex,eval-command= iex,init-eval-command= x,command= ix,init-command= p,pid= c,core= cd= d,directory= s,symbols= e,exec= tty= interpreter= nw tui",
    style: "single",
    run: runGdb,
  },
  lldb: {
    options:
      "b,batch o,one-line= O,one-line-before-file= s,source= S,source-before-file= p,attach-pid= n,attach-name= f,file= c,core= w,wait-for k,one-line-on-crash= Q,source-quietly",
    style: "posix",
    run: (it) => {
      attach(it, it.value("attach-pid", "attach-name")?.text);
      for (
        const code of it.options.values("one-line", "one-line-before-file")
      ) {
        runLines(it, dataOf(code));
      }
      for (const file of it.options.values("source", "source-before-file")) {
        runLines(it, it.read(file));
      }
      return it.run(it.operands, { via: it.name });
    },
  },
  "gcore,procdump,pmap,pstack,gstack": {
    options: "a o= d",
    style: "posix",
    run: (it) => {
      for (const one of it.operands) attach(it, one.text);
      if (it.name === "gcore" || it.name === "procdump") {
        const prefix = it.value("o")?.text ?? "core";
        it.write(literal(`${prefix}.${it.operands[0]?.text ?? ""}`), {
          text: undefined,
          origins: ["secret"],
        });
      }
      return UNKNOWN;
    },
  },
};

function runGdb(it: Invocation): Data {
  attach(it, it.value("pid")?.text);
  const codes = it.options.given.filter(({ key }) =>
    /^(?:init-)?(?:eval-)?command$/.test(key)
  );
  for (const { key, value } of codes) {
    if (value === undefined) continue;
    runLines(it, key.includes("eval") ? dataOf(value) : it.read(value));
  }
  const at = it.args.findIndex(({ text }) => /^--?args$/.test(text));
  const program = at < 0 ? it.operands.slice(0, 1) : it.args.slice(at + 1);
  // What is only loaded is run by a command.
  const runs = codes.some(({ value }) =>
    /^\s*(?:r|run|start)\b/.test(value?.text ?? "")
  );
  return at >= 0 || runs ? it.run(program, { via: it.name }) : NOTHING;
}

/** The memory of a process holds whatever it knows. */
function attach(it: Invocation, process: string | undefined): void {
  if (process === undefined) return;
  it.read(literal(`/proc/${process}/mem`));
}

/** Commands of a debugger, one on each line. */
function runLines(it: Invocation, code: Data): void {
  if (code.text === undefined) {
    if (!code.origins.every((one) => one === "file")) it.unresolved("code");
    return;
  }
  for (const line of code.text.split("\n").slice(0, 100)) {
    const shell =
      /^\s*(?:(?:shell|platform shell|plat sh|pipe\b.*\|)\s+|!)(.*)$/.exec(line)
        ?.[1];
    const python = /^\s*(?:python|py|pi|python-interactive|script)\s+(.*)$/
      .exec(line)?.[1];
    const file = /^\s*(?:source|command source)\s+(\S+)/.exec(line)?.[1];
    const dump = /^\s*(?:dump|generate-core-file|gcore|save)\b.*?(\S+)?$/.exec(
      line,
    )?.[1];
    const process = /^\s*attach\s+(\d+)/.exec(line)?.[1];
    const call =
      /^\s*(?:call|print|p|expr|expression)\b.*\bsystem\s*\(\s*"([^"]*)"/.exec(
        line,
      )?.[1];
    if (shell !== undefined) {
      it.shell(known(shell), { via: `${it.name} shell` });
    } else if (python !== undefined) runCode(it, known(python), PYTHON);
    else if (file !== undefined) runLines(it, it.read(literal(file)));
    else if (call !== undefined) {
      it.shell(known(call), { via: `${it.name} call` });
    } else if (process !== undefined) attach(it, process);
    else if (dump !== undefined) it.write(literal(dump), UNKNOWN);
  }
}
