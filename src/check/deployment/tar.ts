/** Reads the entries of a tar archive (POSIX.1-2017, pax; with GNU's long names). */

/** One entry. */
export interface Entry {
  /** Its path, without `./` before it. */
  readonly path: string;
  readonly mode: number;
  readonly kind: "file" | "folder" | "link" | "other";
  readonly data: Uint8Array<ArrayBuffer>;
}

const BLOCK = 512;
const KINDS: Readonly<Record<string, Entry["kind"]>> = {
  "\0": "file",
  "0": "file",
  "7": "file",
  "1": "link",
  "2": "link",
  "5": "folder",
};

/** The entries in their order; ends where the archive does, or where it is torn. */
export function entriesOf(tar: Uint8Array<ArrayBuffer>): readonly Entry[] {
  const found: Entry[] = [];
  let long = "";
  for (let at = 0; at + BLOCK <= tar.length;) {
    const head = tar.subarray(at, at + BLOCK);
    if (head[0] === 0) break;
    const size = numberIn(head, 124, 12);
    const data = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (!(size >= 0) || data.length < size) break;
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(head[156] ?? 0);
    if (type === "L") long = textIn(data, 0, size);
    else if (type === "x") long = paxPath(textIn(data, 0, size)) || long;
    else if (type !== "g" && type !== "K") {
      const prefix = textIn(head, 257, 5) === "ustar"
        ? textIn(head, 345, 155)
        : "";
      const name = textIn(head, 0, 100);
      const path = long || (prefix === "" ? name : `${prefix}/${name}`);
      found.push({
        path: path.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, ""),
        mode: numberIn(head, 100, 8),
        kind: KINDS[type] ?? "other",
        data,
      });
      long = "";
    }
  }
  return found;
}

function textIn(bytes: Uint8Array, from: number, length: number): string {
  const part = bytes.subarray(from, from + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}

/** In octal digits, or in base 256 where the first bit is set. */
function numberIn(bytes: Uint8Array, from: number, length: number): number {
  if (((bytes[from] ?? 0) & 0x80) === 0) {
    return Number.parseInt(textIn(bytes, from, length).trim() || "0", 8);
  }
  return bytes.subarray(from + 1, from + length)
    .reduce((sum, byte) => sum * 256 + byte, 0);
}

function paxPath(text: string): string {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1] ?? "";
}
