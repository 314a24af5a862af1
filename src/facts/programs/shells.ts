/** Shells, and whatever else runs shell code from an argument, a file or its input. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  TERMINAL,
  UNKNOWN,
} from "../shell/data.ts";
import { reportOrigin } from "./evaluate.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { runStartup } from "./shell_startup.ts";

const OPTIONS =
  "c i l r s v x e u n a f h k m p t b B C D E H P T o= O= login posix " +
  "noprofile norc restricted verbose rcfile,init-file=";

/** Shells. */
export const SHELLS: Family = {
  "bash,sh,dash,ash,rbash,hush,yash,posh,oksh,bosh": {
    options: OPTIONS,
    style: "posix",
    run: runShell,
  },
  "zsh,ksh,ksh93,mksh,pdksh,lksh": {
    options: OPTIONS,
    style: "posix",
    run: runShell,
  },
  "fish,csh,tcsh,nu,elvish,xonsh,ion,oil,osh,ysh": {
    options:
      "c,command= C,init-command= i,interactive l,login n,no-execute p= d= e f s t v x V X",
    style: "posix",
    run: runShell,
  },
};

/** Runs what a shell is given: a command, a file, or its input. */
export function runShell(given: Invocation): Data {
  // `+e` turns an option off.
  const it = /^\+[A-Za-z]+$/.test(given.operands[0]?.text ?? "")
    ? given.reread(
      given.args.filter(({ text }) => !/^\+[A-Za-z]+$/.test(text)),
      OPTIONS,
      "posix",
    )
    : given;
  runStartup(it);
  const command = it.value("command");
  const first = it.value("init-command");
  if (first !== undefined) it.shell(dataOf(first), { via: `${it.name} -C` });
  if (it.has("n", "no-execute")) return NOTHING;
  const [script, ...rest] = it.operands;
  if (command !== undefined) return runCode(it, command, it.operands);
  if (it.has("c")) {
    return script === undefined ? NOTHING : runCode(it, script, rest);
  }
  if (script !== undefined && !it.has("s") && script.text !== "-") {
    return runScriptFile(it, script, rest);
  }
  return runInput(it, it.has("s") ? it.operands : rest);
}

function runCode(
  it: Invocation,
  code: Field,
  args: readonly Field[],
): Data {
  const data = dataOf(code);
  it.from("inline");
  if (data.text === undefined) {
    it.from("variable");
    reportOrigin(it, data);
  }
  return runWith(it, data, `${it.name} -c`, args);
}

function runWith(
  it: Invocation,
  code: Data,
  via: string,
  [name, ...positional]: readonly Field[],
): Data {
  const frame = it.wrap({ via });
  frame.scope.positional = positional;
  if (name !== undefined) {
    frame.scope.assign("0", { values: [dataOf(name)], exported: false });
  }
  return it.frame.machine.source(frame, code);
}

/** Runs a file as a script: what is known of it, or the fact that a file is run. */
function runScriptFile(
  it: Invocation,
  file: Field,
  args: readonly Field[],
): Data {
  it.from("file");
  const content = it.read(file);
  if (content.text === undefined) {
    reportOrigin(it, content);
    if (!content.origins.every((one) => one === "file") || !file.known) {
      it.unresolved("code");
    }
    return { text: undefined, origins: content.origins };
  }
  const name = `script ${it.path(file).path}`;
  // A script that runs itself does nothing new.
  if (it.frame.calls.includes(name)) return UNKNOWN;
  const via = `${it.name} ${file.text}`.slice(0, 100);
  const frame = it.wrap({ via });
  frame.scope.positional = args;
  return it.frame.machine.source(
    { ...frame, calls: [...frame.calls, name] },
    content,
  );
}

function runInput(it: Invocation, args: readonly Field[]): Data {
  const { stdin } = it;
  if (stdin === TERMINAL) return UNKNOWN;
  it.from("stdin");
  if (stdin.text === undefined) {
    reportOrigin(it, stdin);
    it.unresolved("code");
    return { text: undefined, origins: stdin.origins };
  }
  // The code is read from where the commands in it would read.
  const frame = { ...it.wrap({ via: it.name }), stdin: TERMINAL };
  frame.scope.positional = args;
  return it.frame.machine.source(frame, stdin);
}
