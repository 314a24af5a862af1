/** Base64, as programs and tools hand text about in it. */

/** The text of Base64, or `undefined` when it is none. */
export function decodeBase64(text: string): string | undefined {
  const clean = text.replace(/[^A-Za-z0-9+/_-]+/g, "").replaceAll("-", "+")
    .replaceAll("_", "/");
  try {
    const bytes = atob(clean);
    const codes = new Uint8Array(bytes.length);
    for (let at = 0; at < bytes.length; at++) codes[at] = bytes.charCodeAt(at);
    return new TextDecoder().decode(codes);
  } catch {
    return undefined;
  }
}
