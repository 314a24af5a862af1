/** Reads from git's index which files of a folder are tracked. */

const ENTRY_FIXED = 62;

/**
 * The tracked paths, relative to the folder of the repository, or `null` for an index of a form that is not known
 * (gitformat-index, versions 2 to 4).
 */
export function trackedPaths(index: Uint8Array): ReadonlySet<string> | null {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  if (index.length < 12 || view.getUint32(0) !== 0x44495243) return null;
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return null;
  const decoder = new TextDecoder();
  const paths = new Set<string>();
  let at = 12;
  let before = "";
  for (let left = view.getUint32(8); left > 0; left--) {
    if (at + ENTRY_FIXED > index.length) return null;
    const extended = (view.getUint16(at + 60) & 0x4000) !== 0;
    let name = at + ENTRY_FIXED + (extended ? 2 : 0);
    let kept = "";
    if (version === 4) {
      const { value, next } = varint(index, name);
      kept = before.slice(0, Math.max(0, before.length - value));
      name = next;
    }
    const end = index.indexOf(0, name);
    if (end < 0) return null;
    before = kept + decoder.decode(index.subarray(name, end));
    paths.add(before);
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return paths;
}

function varint(
  bytes: Uint8Array,
  from: number,
): { readonly value: number; readonly next: number } {
  let at = from;
  let byte = bytes[at++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = bytes[at++] ?? 0;
    value = ((value + 1) << 7) | (byte & 0x7f);
  }
  return { value, next: at };
}
