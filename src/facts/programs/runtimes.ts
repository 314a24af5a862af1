/** Runtimes of JavaScript that have subcommands: Deno and Bun. */
import { type Data, dataOf, NOTHING } from "../shell/data.ts";
import { printed, runFile } from "./code/interpret.ts";
import { JAVASCRIPT } from "./code/languages.ts";
import { runCode } from "./code/run.ts";
import type { Invocation } from "./invocation.ts";

/** `deno run`, `bun run`, `deno eval`. */
export function runRuntime(it: Invocation): Data | undefined {
  const [verb, ...rest] = it.operands;
  if (verb === undefined || !/^(?:deno|bun)$/.test(it.name)) return undefined;
  const inner = it.reread(
    it.args.slice(it.args.indexOf(verb) + 1),
    "p,print A,allow-all r,reload=? c,config= q,quiet check=? e,eval= allow-read=? allow-write=? allow-net=? allow-run=? allow-env=? w,watch=? cwd= ext= import-map= lock=? n,name= g,global f,force o,output=",
    "posix",
  );
  switch (verb.text) {
    case "eval": {
      const [code] = inner.operands;
      it.from("inline");
      if (code !== undefined) runCode(it, dataOf(code), JAVASCRIPT);
      return printed(it);
    }
    case "run":
    case "serve":
    case "test":
    case "bench": {
      const [file] = inner.operands;
      if (file !== undefined && /[./:]/.test(file.text)) {
        return runFile(it, file, JAVASCRIPT);
      }
      it.from("file");
      return printed(it);
    }
    case "task": {
      it.from("file");
      const [name] = inner.operands;
      return name?.text === "superego"
        ? it.run(inner.operands, { via: it.name })
        : NOTHING;
    }
    case "x":
    case "install":
    case "add":
    case "i":
    case "remove":
    case "rm":
    case "uninstall":
    case "update":
    case "link":
    case "publish":
    case "create":
    case "upgrade":
    case "pm":
      if (verb.text === "x" || verb.text === "create") {
        it.from("network");
      }
      it.change(
        { what: "package" },
        verb.text === "i" || verb.text === "add" ? "install" : verb.text,
        rest[0],
      );
      return NOTHING;
    default:
      return /\.[cm]?[jt]sx?$/.test(verb.text)
        ? runFile(it, verb, JAVASCRIPT)
        : NOTHING;
  }
}
