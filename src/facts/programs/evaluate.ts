/** Builtins that run their arguments: eval, source, trap, exec, command. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  plain,
  UNKNOWN,
  unknown,
} from "../shell/data.ts";
import { tellShown } from "../shell/shown.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Builtins that run code or commands. */
export const EVALUATE: Family = {
  eval: {
    style: "none",
    run: (it) => {
      const args = it.args[0]?.text === "--" ? it.args.slice(1) : it.args;
      const code = joinFields(args);
      it.from(code.text === undefined ? "variable" : "inline");
      if (code.text === undefined) reportOrigin(it, code);
      return evaluate(it, code);
    },
  },
  "source,.": { style: "posix", run: source },
  trap: {
    options: "l p P",
    style: "posix",
    run: (it) => {
      const [code] = it.operands;
      if (code !== undefined && it.operands.length > 1 && code.text !== "-") {
        // It runs at the end, with what variables hold by then.
        it.frame.machine.later.push(() => {
          tellShown(it.frame, evaluate(it, dataOf(code)));
        });
      }
      return NOTHING;
    },
  },
  exec: { options: "c l a=", style: "posix", run: through },
  "command,builtin": { options: "p v V", style: "posix", run: lookUp },
  noglob: { style: "none", run: through },
  nocorrect: { style: "none", run: through },
  coproc: { style: "none", run: through },
};

function evaluate(it: Invocation, code: Data): Data {
  return it.frame.machine.source(
    { ...it.frame, via: [...it.frame.via, it.name] },
    code,
  );
}

function source(it: Invocation): Data {
  const [file, ...args] = it.operands;
  if (file === undefined) return NOTHING;
  it.from("file");
  const content = it.read(file);
  if (content.text === undefined) {
    reportOrigin(it, content);
    // What a file on the disk says is not known, but that is no more than running it.
    if (content.origins.every((one) => one === "file")) return UNKNOWN;
    it.unresolved("code");
    return UNKNOWN;
  }
  const { scope } = it.frame;
  const { positional } = scope;
  if (args.length > 0) scope.positional = args;
  const output = evaluate(it, content);
  scope.positional = positional;
  return output;
}

/** Notes in the execution where code comes from that is not known. */
export function reportOrigin(it: Invocation, code: Data): void {
  if (code.origins.includes("network")) it.from("network");
  else if (code.origins.includes("decoded")) it.from("decoded");
}

function through(it: Invocation): Data {
  const fields = it.operands;
  if (fields.length === 0) return NOTHING;
  return it.frame.machine.command(
    { ...it.frame, via: [...it.frame.via, it.name] },
    fields,
  );
}

/** Where the one program that is asked for is, when it is known: among the installed ones. */
export function whereIs(it: Invocation, asked: readonly Field[]): Data {
  const [name, other] = asked.filter(({ text }) => !text.startsWith("-"));
  if (name?.known !== true || other !== undefined) return UNKNOWN;
  const { text } = name;
  return /^[a-z][\w.+-]*$/.test(text) &&
      it.frame.machine.programs.of(text) !== undefined
    ? { text: `/usr/bin/${text}\n`, origins: [] }
    : UNKNOWN;
}

function lookUp(it: Invocation): Data {
  if (it.has("v")) return whereIs(it, it.operands);
  if (it.has("V")) return unknown();
  const [name, ...args] = it.operands;
  if (name === undefined) return NOTHING;
  // Functions and aliases do not count here.
  const path = name.known && !name.text.includes("/")
    ? { ...plain(name.text), origins: name.origins }
    : name;
  return it.frame.machine.program(
    { ...it.frame, via: [...it.frame.via, it.name] },
    [path, ...args],
  );
}
