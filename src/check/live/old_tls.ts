/** Writes the first message of a handshake of TLS 1.1, which no library offers any more, and reads the answer to it. */

const TLS_1_1 = [3, 2];

/** Suites that TLS 1.1 has: ECDHE and RSA with AES in CBC mode, and triple DES (RFC 4492, RFC 3268). */
const SUITES = [0xc013, 0xc014, 0xc009, 0xc00a, 0x002f, 0x0035, 0x000a];

/** Curves that every server has: P-256, P-384, P-521, X25519. */
const CURVES = [0x0017, 0x0018, 0x0019, 0x001d];

/** A `ClientHello` that offers TLS 1.1 and nothing newer, in its record (RFC 4346, section 7.4.1.2). */
export function clientHello(
  host: string,
  random: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const name = [...new TextEncoder().encode(host)];
  const isName = /[a-z]/i.test(host) && !host.includes(":");
  const extensions = [
    // Server name (RFC 6066); addresses are not told.
    ...isName ? extension(0, sized(2, [0, ...sized(2, name)])) : [],
    ...extension(10, sized(2, CURVES.flatMap(pair))),
    ...extension(11, sized(1, [0])),
  ];
  const hello = [
    ...TLS_1_1,
    ...random,
    0,
    ...sized(2, SUITES.flatMap(pair)),
    ...sized(1, [0]),
    ...sized(2, extensions),
  ];
  return Uint8Array.from([22, 3, 1, ...sized(2, [1, ...sized(3, hello)])]);
}

/** Whether an answer is a `ServerHello` of TLS 1.1 or older; an alert is a refusal. */
export function speaksOldTls(answer: Uint8Array): boolean {
  return answer[0] === 22 && answer[5] === 2 && answer[9] === 3 &&
    (answer[10] ?? 9) <= 2;
}

function extension(type: number, data: readonly number[]): readonly number[] {
  return [...pair(type), ...sized(2, data)];
}

function pair(value: number): readonly [number, number] {
  return [value >> 8, value & 255];
}

/** Bytes behind their number, which itself has so many bytes. */
function sized(width: number, data: readonly number[]): readonly number[] {
  const length = Array.from(
    { length: width },
    (_, at) => (data.length >> (8 * (width - 1 - at))) & 255,
  );
  return [...length, ...data];
}
