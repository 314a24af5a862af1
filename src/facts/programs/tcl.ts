/** Interpreters of Tcl, and expect, which drives other programs by it. */
import { type Data, dataOf, NOTHING, TERMINAL } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { TclRun } from "./tcl/run.ts";

/** They. */
export const TCL: Family = {
  "tclsh,wish,tclkit,jimsh": {
    options: "encoding=",
    style: "posix",
    run: (it) => runScript(it, []),
  },
  "expect,expectk": {
    options: "c= d D= f= i n N b v",
    style: "posix",
    run: (it) => runScript(it, it.options.values("c").map(dataOf)),
  },
};

function runScript(it: Invocation, codes: readonly Data[]): Data {
  const run = new TclRun(it);
  let output: Data = NOTHING;
  for (const code of codes) {
    it.from("inline");
    output = run.follow(code);
  }
  const file = it.value("f") ?? it.operands[0];
  if (file !== undefined && file.text !== "-") {
    it.from("file");
    const content = it.read(file);
    // What a file on the disk says is not known, but that is no more than running it.
    if (content.text !== undefined) output = run.follow(content);
    return content.text === undefined
      ? { text: undefined, origins: content.origins }
      : output;
  }
  if (codes.length > 0 || it.stdin === TERMINAL) return output;
  it.from("stdin");
  return run.follow(it.stdin);
}
