/** Sizes of files as programs are told them: `10M`, `1T`, `4KiB`. */

const UNITS = "kmgtpezy";

/** More bytes than anybody writes at once on purpose. */
const HUGE = 100e9;

/** A size in bytes, where a bare number counts units of `unit` bytes. */
export function bytesOf(text: string, unit = 1): number {
  const [, number, letter] =
    /^[-+<>/%]?(\d+(?:\.\d+)?)\s*([kmgtpezy]|[bcw]$)?(?:i?b)?$/i.exec(text) ??
      [];
  if (number === undefined) return NaN;
  const power = UNITS.indexOf(letter?.toLowerCase() ?? "?") + 1;
  return Number(number) *
    (letter === undefined ? unit : power === 0 ? 1 : 1024 ** power);
}

/** Whether so many bytes fill a disk. */
export function isHuge(bytes: number): boolean {
  return bytes >= HUGE;
}
