/** Tells scripts that run what an address serves. */

const SHELL = String.raw`(?:\/\S*\/)?(?:ba|z|da|a)?sh`;
const FETCH = String.raw`(?:curl|wget)\b`;
const INTO_SHELL = String.raw`\|\s*(?:sudo\s+(?:-\S+\s+)*)?${SHELL}\b`;
const UNSEEN = new RegExp(
  [
    String.raw`\b${FETCH}[^\n|;&]*${INTO_SHELL}`,
    String.raw`\b${FETCH}(?:"[^"\n]*"|'[^'\n]*'|[^\n|;&"'])*${INTO_SHELL}`,
    String.raw`\b(?:${SHELL}|source)\s+(?:-\w+\s+)*<\(\s*${FETCH}`,
    String
      .raw`\b(?:${SHELL}\s+(?:-\w+\s+)*-\w*c|eval)\s+["']?(?:\$\(|${"`"})\s*${FETCH}`,
  ].join("|"),
);

/** Whether a script hands what an address serves to a shell; lines that end in `\` go on. */
export function runsUnseen(script: string): boolean {
  return UNSEEN.test(script.replace(/\\\r?\n/g, " "));
}
