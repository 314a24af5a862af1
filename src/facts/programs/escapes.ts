/** Backslash escapes, as `printf`, `echo -e` and most languages read them. */

const SIMPLE: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "/": "/",
};

/**
 * The text with its escapes undone; what is no escape stays as it is.
 *
 * @param short Whether `\101` is octal, as in formats and languages; otherwise `\0101` is.
 */
export function unescape(text: string, short = false): string {
  if (!text.includes("\\")) return text;
  const octal = short ? "0?[0-7]{1,3}" : "0[0-7]{0,3}|[1-7][0-7]{0,2}";
  const escapes = new RegExp(
    `\\\\(?:(${octal})|x\\{?([\\da-fA-F]{1,2})\\}?|u\\{?([\\da-fA-F]{1,6})\\}?|U([\\da-fA-F]{1,8})|([^]))`,
    "g",
  );
  return text.replace(
    escapes,
    (
      whole,
      oct?: string,
      hex?: string,
      u?: string,
      big?: string,
      one?: string,
    ) => {
      if (oct !== undefined) return String.fromCharCode(parseInt(oct, 8) & 255);
      const code = hex ?? u ?? big;
      if (code !== undefined) {
        const point = parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      return SIMPLE[one ?? ""] ?? whole;
    },
  );
}
