/** Rewrites long lists of texts so that the engine has one text to read instead of hundreds. */

/** A list of texts in double quotes, with comments between them. */
const LIST = /\[\s*(?:(?:"(?:[^"\\\n]|\\.)*"\s*,?|\/\/[^\n]*\n)\s*){12,}\]/g;

/** One of its texts, or a comment. */
const ITEM = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g;

/** The same code, with each list of a dozen texts or more as one text that is split. */
export function listsAsTexts(code: string): string {
  return code.replace(LIST, (list) => {
    const texts = [...list.matchAll(ITEM)].map(([item]) => item)
      .filter((item) => item.startsWith('"'))
      .map((item) => JSON.parse(item) as string);
    if (texts.length < 12 || texts.some((text) => text.includes("\n"))) {
      return list;
    }
    const whole = JSON.stringify(texts.join("\n"));
    return `/* @__PURE__ */ ${whole}.split("\\n")`;
  });
}
