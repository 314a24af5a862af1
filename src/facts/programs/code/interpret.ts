/** What an interpreter is given, in the order in which it looks: an option, a file, its input. */
import {
  type Data,
  type Field,
  mix,
  NOTHING,
  TERMINAL,
} from "../../shell/data.ts";
import { reportOrigin } from "../evaluate.ts";
import type { Invocation } from "../invocation.ts";
import type { Language } from "./language.ts";
import { runCode } from "./run.ts";

/** Follows the code in options, else in the file, else in standard input. */
export function interpret(
  it: Invocation,
  language: Language,
  code: string,
): Data {
  const codes = it.options.values(...code.split(" "));
  if (codes.length > 0) {
    it.from("inline");
    const known = codes.every((one) => one.known);
    if (!known) it.from("variable");
    runCode(it, {
      text: known ? codes.map(({ text }) => text).join("\n") : undefined,
      origins: codes.flatMap(({ origins }) => origins),
    }, language);
    return printed(it);
  }
  const [file] = it.operands;
  if (file !== undefined && file.text !== "-") {
    return runFile(it, file, language);
  }
  if (it.stdin === TERMINAL) return NOTHING;
  it.from("stdin");
  reportOrigin(it, it.stdin);
  runCode(it, it.stdin, language);
  return printed(it);
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
