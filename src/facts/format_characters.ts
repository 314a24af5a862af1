/** Takes out of a text what only formats it. */

let format: RegExp | undefined;

/**
 * The text without format characters, which nobody sees (Unicode category Cf).
 *
 * The pattern is made when it is first needed: as a literal its class would be worked out with the program's start.
 */
export function withoutFormat(text: string): string {
  format ??= new RegExp("\\p{Cf}", "gu");
  return text.replace(format, "");
}
