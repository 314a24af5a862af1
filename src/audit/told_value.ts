/** What a value is that is told to a program or under a name, and whether it may be a secret. */
import type { Detector } from "../facts/content/detector.ts";
import { mayBeSecret, secretName } from "./secret_name.ts";

/** A word of a shell, quoted or not. */
export const WORD =
  `((?:"[^"\\n]{0,256}"|'[^'\\n]{0,256}'|\\\\.|[^\\s;|&<>"'\`()\\\\]){1,256})`;

/** What of a command may stand between a program and its option. */
export const BETWEEN = "[^\\n;|&]{0,256}";

/** An option of programs whose value is a secret. */
export function option(
  id: string,
  hints: readonly string[],
  programs: string,
  options: string,
): Detector {
  return {
    id,
    finds: "secret",
    hints,
    pattern: new RegExp(
      `(?<![^\\s"'=])(?:${options})(?<=\\b(?:${programs})\\b${BETWEEN})${WORD}`,
      "g",
    ),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  };
}

/** Whether a name says that it holds a secret, and a value may be one. */
export function isNamedSecret(name: string, value: string): boolean {
  const word = name === "_auth" ? "token" : secretName(name);
  return word !== null && !isReference(value) && !NO_SECRET.test(value) &&
    (!/^\d+$/.test(value) || mayBeSecret(word, Number(value)));
}

/** A switch, a path, a file to read, or a name of something in code such as `request.token`. */
const NO_SECRET =
  /^["']?(?:true|false|null|none|yes|no|always|never|auto|\d|\/\S*|\.{1,2}\/\S*|~\/?\S*|@\S*|[a-z_]\w*(?:\.[a-z_]\w*)+,?)["']?$/i;

/** Whether a value only says where a secret comes from, or shows where one goes. */
export function isReference(value: string): boolean {
  return /^"?(?:\$(?:$|[\w{(@*?!-]).*|%\w+%)"?$|^["']?(?:\{\{.*|<.*|\*{2,}|x{3,}|\.{3}|-|\[(?:secret|personal).*)["']?$/i
    .test(value);
}
