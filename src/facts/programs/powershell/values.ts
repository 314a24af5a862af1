/** Values in PowerShell: texts, variables, members, and calls of .NET that act outside. */
import {
  type Data,
  type Field,
  join,
  known,
  mix,
  NOTHING,
  plain,
  UNKNOWN,
} from "../../shell/data.ts";
import { decodeBase64 } from "../../base64.ts";
import type { Invocation } from "../invocation.ts";
import { pipelinesOf, type Word } from "./words.ts";

/** What a piece of code runs with. */
export interface Session {
  readonly it: Invocation;
  readonly variables: Map<string, Data>;
  readonly depth: number;
  /** Runs a block of code; given here so that values need not know commands. */
  readonly block: (session: Session, code: string) => Data;
}

/** An expression: texts, variables, members and calls that are known to matter. */
export function valueOf(session: Session, words: readonly Word[]): Data {
  const { it } = session;
  const whole = words.map(({ text }) => text).join(" ");
  let data: Data | undefined;
  for (const word of words) {
    const one = word.code !== undefined
      ? session.block(session, word.code)
      : expand(session, word);
    const sign = !word.quoted && /^(?:\+|-join|-f|\.|,|::)/i.test(word.text);
    if (!sign) data = data === undefined ? one : join(data, one);
  }
  const call =
    /\[(?:System\.)?(IO\.File|IO\.Directory|Diagnostics\.Process|Convert|Reflection\.Assembly|Environment|ScriptBlock|Text\.Encoding)\]::(\w+)|\.\s*(DownloadString|DownloadFile|DownloadData|UploadString|UploadFile|Invoke|Start|GetString|ShellExecute|Run)\b/i
      .exec(whole);
  if (call === null) return data ?? UNKNOWN;
  const texts = textsIn(session, words);
  const [path = plain("")] = texts.map(plain);
  switch (`${call[1] ?? ""} ${call[2] ?? call[3] ?? ""}`.toLowerCase().trim()) {
    case "io.file delete":
      it.delete(path);
      return NOTHING;
    case "io.directory delete":
      it.delete(path, { recursive: /\$true|,\s*1/i.test(whole), forced: true });
      return NOTHING;
    case "io.file writealltext":
    case "io.file writeallbytes":
    case "io.file writealllines":
    case "io.file appendalltext":
      it.write(path, UNKNOWN);
      return NOTHING;
    case "io.file readalltext":
    case "io.file readallbytes":
    case "io.file readalllines":
      return it.read(path);
    case "diagnostics.process start":
    case "shellexecute":
    case "run":
      return it.shell(known(texts.join(" ")), { via: it.name });
    case "convert frombase64string":
      return decoded(texts[0]);
    case "downloadstring":
    case "downloaddata":
      return it.connect(path, { scheme: "https" });
    case "downloadfile": {
      const got = it.connect(path, { scheme: "https" });
      if (texts[1] !== undefined) it.write(plain(texts[1]), got);
      return NOTHING;
    }
    case "uploadstring":
    case "uploadfile":
      return it.connect(path, {
        scheme: "https",
        data: call[3]?.toLowerCase() === "uploadfile" && texts[1] !== undefined
          ? it.read(plain(texts[1]))
          : known("data"),
      });
    default:
      return data ?? UNKNOWN;
  }
}

function decoded(text: string | undefined): Data {
  if (text === undefined) return { text: undefined, origins: ["decoded"] };
  const found = decodeBase64(text)?.replaceAll("\0", "");
  return found === undefined
    ? { text: undefined, origins: ["decoded"] }
    : known(found);
}

/** Every text in an expression, those in its brackets included. */
function textsIn(session: Session, words: readonly Word[]): readonly string[] {
  return words.flatMap((word) => {
    if (word.code !== undefined) {
      return textsIn(
        session,
        pipelinesOf(word.code.replaceAll(",", " ")).flat(2),
      );
    }
    const { text } = expand(session, word);
    return word.quoted || word.text.startsWith("$")
      ? text === undefined ? [] : [text]
      : [];
  });
}

/** A word with its variables put in. */
export function expand(session: Session, word: Word): Data {
  if (word.quoted || !word.text.includes("$")) return known(word.text);
  let origins: Data["origins"] = [];
  let whole = true;
  const text = word.text.replace(/\$\{?(?:env:)?(\w+)\}?/gi, (written) => {
    const name = written.replace(/[{}]/g, "").toLowerCase();
    const found = session.variables.get(name);
    if (found !== undefined) {
      origins = mix(origins, found.origins);
      if (found.text === undefined) whole = false;
      return found.text ?? written;
    }
    if (/^\$(?:true|false|null|_|pwd|home|psscriptroot)$|^\$env:/.test(name)) {
      return written;
    }
    whole = false;
    return written;
  });
  return { text: whole ? text : undefined, origins };
}

/** A word as an argument. */
export function fieldOf(session: Session, word: Word): Field {
  if (word.code !== undefined) {
    const { text, origins } = session.block(session, word.code);
    return {
      text: text ?? word.text,
      path: text ?? "$value",
      known: text !== undefined,
      glob: false,
      origins,
    };
  }
  const { text, origins } = expand(session, word);
  const shown = text ?? word.text;
  const path = shown.replace(/^\$env:(\w+)/i, "%$1%").replace(/^\$home\b/i, "~")
    .replace(/^\$pwd\b/i, ".");
  return {
    text: shown,
    path,
    known: text !== undefined,
    glob: !word.quoted && /[*?]/.test(shown),
    origins,
  };
}
