/** Programs that decode, decrypt and encode: followed when their input is known. */
import { type Data, dataOf, mix } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { decodeBase64 } from "../base64.ts";

const BASE = "d,D,decode i,ignore-garbage w,wrap= o,output= b,break=";

/** Encoders and decoders. */
export const ENCODINGS: Family = {
  "base64,gbase64": {
    options: BASE,
    values: { output: "write" },
    run: (it) => code(it, decodeBase64, encodeBase64),
  },
  "base32,base16,basenc,base58,ascii85,uuencode,uudecode,qprint,recode": {
    options: `${BASE} base64 base64url base32 base32hex base16 base2msbf z85`,
    run: (it) =>
      code(
        it,
        it.has("base16") || it.name === "base16"
          ? decodeHex
          : it.name === "base32" || it.has("base32")
          ? decodeBase32
          : it.has("base64", "base64url")
          ? decodeBase64
          : () => undefined,
        () => undefined,
      ),
  },
  "openssl": { style: "none", run: openssl },
};

function sources(it: Invocation): Data["origins"] {
  return mix(it.stdin.origins, it.origins);
}

function input(it: Invocation): Data {
  const [file] = it.operands;
  return file === undefined || file.text === "-" ? it.stdin : it.read(file);
}

function code(
  it: Invocation,
  decode: (text: string) => string | undefined,
  encode: (text: string) => string | undefined,
): Data {
  const { text, origins } = input(it);
  const decodes = it.has("decode") || it.name === "uudecode";
  const done = text === undefined
    ? undefined
    : decodes
    ? decode(text)
    : encode(text);
  return {
    text: done,
    origins: done === undefined && decodes
      ? mix(origins, ["decoded"])
      : origins,
  };
}

function encodeBase64(text: string): string | undefined {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) {
    bytes += String.fromCharCode(byte);
  }
  return `${btoa(bytes)}\n`;
}

function decodeHex(text: string): string {
  const pairs = text.replace(/[^0-9a-fA-F]/g, "").match(/../g) ?? [];
  return new TextDecoder().decode(
    new Uint8Array(pairs.map((pair) => parseInt(pair, 16))),
  );
}

function decodeBase32(text: string): string {
  let [bits, value] = [0, 0];
  const bytes: number[] = [];
  for (const letter of text.toUpperCase()) {
    const digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
    if (digit < 0) continue;
    value = (value << 5 | digit) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(value >> bits & 255);
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Commands of `openssl` that print certificates, requests or whether they are good, and no key that they use. */
const SHOWS_NO_KEY: ReadonlySet<string> = new Set([
  "crl",
  "ocsp",
  "req",
  "s_client",
  "s_server",
  "s_time",
  "verify",
  "x509",
]);

/** `openssl enc -d` decodes, `openssl s_client` connects, most others work on files. */
function openssl(it: Invocation): Data {
  const [command, ...args] = it.args;
  const flag = (name: string) => args.some(({ text }) => text === name);
  const value = (name: string) => {
    const at = args.findIndex(({ text }) => text === name);
    return at < 0 ? undefined : args[at + 1];
  };
  if (command?.text === "s_client" || command?.text === "s_time") {
    const host = value("-connect") ?? value("-host");
    if (host !== undefined) {
      return it.connect(host, { scheme: "tls", data: it.stdin });
    }
  }
  if (command?.text === "s_server") {
    it.connect("", { direction: "in", scheme: "tls" });
  }
  for (const name of ["-in", "-inkey", "-key", "-CAfile", "-cert", "-kfile"]) {
    const file = value(name);
    if (file === undefined) continue;
    if (SHOWS_NO_KEY.has(command?.text ?? "")) it.list(file);
    else it.read(file);
  }
  const origins = sources(it);
  const key = value("-keyout");
  if (key !== undefined) {
    it.write(key, { text: undefined, origins: ["secret"] });
  }
  const out = value("-out");
  const decodes = flag("-d") || flag("-decrypt");
  const literal = value("-in") === undefined && decodes &&
      (flag("-base64") || flag("-a") || command?.text === "base64") &&
      !args.some(({ text }) =>
        /^-(?:aes|des|bf|rc|camellia|chacha|k$|K$|pass)/.test(text)
      )
    ? it.stdin.text
    : undefined;
  const data: Data = literal !== undefined
    ? { text: decodeBase64(literal), origins }
    : {
      text: undefined,
      origins: decodes ? mix(origins, ["decoded"]) : origins,
    };
  if (out === undefined) return data;
  it.write(out, data);
  return dataOf({ text: "", path: "", known: true, glob: false, origins: [] });
}
