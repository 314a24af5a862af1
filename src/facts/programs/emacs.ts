/** Emacs: the code on its command line, and the files that it opens or runs. */
import { type Data, NOTHING, plain } from "../shell/data.ts";
import { runElisp } from "./elisp.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Emacs. */
export const EMACS: Family = {
  emacs: {
    options:
      "batch Q,quick q,no-init-file eval,execute= l,load= f,funcall= x,script= L,directory= u,user= nw,no-window-system daemon d,display= insert= file,find-file,visit= T,title= kill no-splash debug-init chdir=",
    style: "single",
    run: emacs,
  },
};

function emacs(it: Invocation): Data {
  for (const code of it.options.values("execute")) {
    it.from("inline");
    if (code.known) runElisp(it, code.text);
    else it.unresolved("code");
  }
  for (const file of it.options.values("load", "script")) {
    it.from("file");
    const content = it.read(file);
    if (content.text !== undefined) runElisp(it, content.text);
    else if (content.origins.includes("network")) it.from("network");
  }
  for (const file of it.options.values("visit", "insert")) it.read(file);
  const called = it.value("funcall")?.text;
  for (const file of it.operands) {
    if (/^\+\d/.test(file.text)) continue;
    it.read(file);
    if (called === "batch-byte-compile") {
      it.write(plain(file.path.replace(/\.el$/, ".elc")), NOTHING);
    }
  }
  return NOTHING;
}
