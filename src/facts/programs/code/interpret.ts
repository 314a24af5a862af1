/** What an interpreter is given, in the order in which it looks: an option, a file, its input. */
import {
  type Data,
  type Field,
  mix,
  NOTHING,
  plain,
  TERMINAL,
} from "../../shell/data.ts";
import { Scope } from "../../shell/scope.ts";
import { reportOrigin } from "../evaluate.ts";
import type { Invocation } from "../invocation.ts";
import type { Language } from "./language.ts";
import { runCode } from "./run.ts";

/** Scripts that frameworks put into every project, and the program that each is. */
const TOOLS: ReadonlyMap<string, string> = new Map([
  ["artisan", "artisan"],
  ["console", "artisan"],
  ["manage.py", "manage.py"],
]);

/** Follows the code in options, else in the file, else in standard input. */
export function interpret(
  given: Invocation,
  language: Language,
  code: string,
): Data {
  // Where the code goes the shell does not go.
  const scope = new Scope(given.frame.scope);
  const it = given.inside({ ...given.frame, scope });
  const codes = it.options.values(...code.split(" "));
  if (codes.length > 0) {
    it.from("inline");
    const known = codes.every((one) => one.known);
    if (!known) it.from("variable");
    const output = runCode(it, {
      text: known ? codes.map(({ text }) => text).join("\n") : undefined,
      origins: codes.flatMap(({ origins }) => origins),
    }, language);
    return printedOr(it, output);
  }
  const [file, ...rest] = it.operands;
  if (file !== undefined && file.text !== "-") {
    const tool = TOOLS.get(file.text.slice(file.text.lastIndexOf("/") + 1));
    if (tool !== undefined) {
      it.from("file");
      return it.run([plain(tool), ...rest], { via: it.name });
    }
    return runFile(it, file, language);
  }
  if (it.stdin === TERMINAL) return NOTHING;
  it.from("stdin");
  reportOrigin(it, it.stdin);
  return printedOr(it, runCode(it, it.stdin, language));
}

function printedOr(it: Invocation, output: Data): Data {
  if (output.origins.includes("token")) {
    return { ...printed(it), origins: mix(it.origins, ["token"]) };
  }
  return output === NOTHING || output.text === undefined
    ? printed(it)
    : { ...output, origins: mix(output.origins, it.origins) };
}

/** What the code prints: unknown, but whatever was read may be in it. */
export function printed(it: Invocation): Data {
  return { text: undefined, origins: mix(it.stdin.origins, it.origins) };
}

/** Runs a file of code, which may be a URL for some. */
export function runFile(
  it: Invocation,
  file: Field,
  language: Language,
): Data {
  it.from("file");
  if (/^https?:\/\//.test(file.text)) {
    it.connect(file);
    it.from("network");
    it.unresolved("code");
    return NOTHING;
  }
  const content = it.read(file);
  if (content.text !== undefined) runCode(it, content, language);
  else {
    reportOrigin(it, content);
    if (!content.origins.every((one) => one === "file") || !file.known) {
      it.unresolved("code");
    }
  }
  return { text: undefined, origins: content.origins };
}
