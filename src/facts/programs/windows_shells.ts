/** The shells of Windows: PowerShell and cmd. */
import {
  type Data,
  type Field,
  NOTHING,
  plain,
  TERMINAL,
  UNKNOWN,
} from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import { decodeBase64 } from "../base64.ts";
import { reportOrigin } from "./evaluate.ts";
import type { Invocation } from "./invocation.ts";
import { runPowerShell } from "./powershell/run.ts";

const VALUED =
  /^-(?:ex\w*|ep|ve\w*|w|win\w*|inp\w*|o|out\w*|if|of|cus\w*|psc\w*|conf\w*|settings\w*|wo\w*|wd)$/i;

/** Runs PowerShell on its options, its file or its input. */
export function powershell(it: Invocation): Data {
  const { args } = it;
  for (let at = 0; at < args.length; at++) {
    const field = args[at] as Field;
    const text = field.text.replace(/^\/(?=\w)/, "-").replace(/^--/, "-")
      .toLowerCase();
    const rest = args.slice(at + 1);
    if (/^-(?:h|help|\?|v|version)$/.test(text)) return NOTHING;
    if (/^-(?:c|co\w*)$/.test(text) && !/^-conf/.test(text)) {
      return runText(it, rest);
    }
    if (/^-(?:e|ec|en\w*)$/.test(text)) {
      const [code] = rest;
      if (code === undefined || code.text.startsWith("--")) return NOTHING;

      const decoded = code.known
        ? decodeBase64(code.text)?.replaceAll("\0", "")
        : undefined;
      // Nobody writes by hand what nobody can read.
      it.from("decoded");
      return runPowerShell(it, {
        text: decoded,
        origins: decoded === undefined ? ["decoded"] : [],
      });
    }
    if (/^-(?:f|fi\w*)$/.test(text)) return runFile(it, rest[0]);
    if (VALUED.test(text)) at++;
    else if (!text.startsWith("-")) {
      // Without an option it is a file for the newer one, and code for the older.
      return it.name.startsWith("pwsh") && field.known &&
          /\.ps1$/i.test(field.text)
        ? runFile(it, field)
        : runText(it, args.slice(at));
    }
  }
  if (it.stdin === TERMINAL) return UNKNOWN;
  return runInput(it);
}

function runText(it: Invocation, fields: readonly Field[]): Data {
  const code = joinFields(fields);
  if (code.text === "-") return runInput(it);
  it.from("inline");
  if (code.text !== undefined) return runPowerShell(it, code);
  it.from("variable");
  reportOrigin(it, code);
  // Another shell may have taken PowerShell's own variables for its own: `"... $true"`.
  const { shape } = code;
  if (shape === undefined || /\$\(|`/.test(shape)) {
    return runPowerShell(it, code);
  }
  const presumed = it.inside({ ...it.frame, presumed: true });
  it.unresolved("code");
  return runPowerShell(presumed, { text: shape, origins: code.origins });
}

function runInput(it: Invocation): Data {
  it.from("stdin");
  reportOrigin(it, it.stdin);
  return runPowerShell(it, it.stdin);
}

function runFile(it: Invocation, file: Field | undefined): Data {
  if (file === undefined) return NOTHING;
  it.from("file");
  const content = it.read(file);
  if (content.text !== undefined) return runPowerShell(it, content);
  reportOrigin(it, content);
  if (!content.origins.every((one) => one === "file") || !file.known) {
    it.unresolved("code");
  }
  return UNKNOWN;
}

/** `cmd /c LINE`: commands with `&` and `|` between them. */
export function command(it: Invocation): Data {
  const at = it.args.findIndex(({ text }) => /^\/{1,2}[ckr]$/i.test(text));
  if (at < 0) return NOTHING;
  const line = joinFields(it.args.slice(at + 1));
  it.from("inline");
  if (line.text === undefined) {
    it.unresolved("code");
    return UNKNOWN;
  }
  let output: Data = NOTHING;
  for (const one of line.text.slice(0, 8192).split(/&&?|\|\|/)) {
    let stdin: Data = TERMINAL;
    for (const part of one.split("|")) {
      const words = part.replace(/\^(.)/g, "$1").match(/"[^"]*"|[^\s"]+/g) ??
        [];
      const redirect = words.findIndex((word) => /^\d?>{1,2}/.test(word));
      const fields = (redirect < 0 ? words : words.slice(0, redirect)).map((
        word,
      ) => plain(word.replace(/^"(.*)"$/, "$1")));
      stdin = it.run(inUnix(unconditional(fields)), { via: "cmd /c", stdin });
      const target = redirect < 0
        ? undefined
        : words[redirect]?.replace(/^\d?>{1,2}/, "") || words[redirect + 1];
      if (target !== undefined && !/^(?:nul|&1)$/i.test(target)) {
        it.write(plain(target), stdin);
      }
    }
    output = stdin;
  }
  return output;
}

/** Builtins of cmd whose names mean something else in other shells. */
const BUILTINS: ReadonlyMap<string, string> = new Map([
  ["type", "cat"],
  ["move", "mv"],
  ["ren", "mv"],
  ["rename", "mv"],
  ["md", "mkdir"],
  ["rmdir", "rd"],
]);

/** `if not exist dist md dist`: what follows the condition may run. */
function unconditional(fields: readonly Field[]): readonly Field[] {
  const words = fields.map(({ text }) => text.toLowerCase());
  if (words[0] !== "if") return fields;
  const not = words[1] === "not" ? 2 : 1;
  return /^(?:exist|defined|errorlevel)$/.test(words[not] ?? "")
    ? fields.slice(not + 2)
    : fields;
}

function inUnix(fields: readonly Field[]): readonly Field[] {
  const [first, ...rest] = fields;
  const name = BUILTINS.get(first?.text.toLowerCase() ?? "");
  return name === undefined ? fields : [plain(name), ...rest];
}
