/** HTTP requests to fuzz with, byte by byte: odd methods, targets, headers and lengths around calls, several on one connection. */
import { KEYS } from "../http/fixture.ts";
import type { Random } from "./random.ts";
import { garble, oddText } from "./texts.ts";

/** Keys that a request may bring. Those that are made anew each time stand in it by a name. */
const keys = {
  all: KEYS.all,
  metrics: "KEY-FOR-METRICS",
  ended: "KEY-THAT-ENDED",
};

/** A request with its keys in the place of their names. */
export function withKeys(request: string): string {
  return request.replaceAll(keys.metrics, KEYS.metrics)
    .replaceAll(keys.ended, KEYS.ended);
}

const METHODS = ["GET", "PUT", "post", "OPTIONS", "HEAD", "", "POST\t"];

const PATHS = [
  "/v1/evaluate",
  "/v1/evaluate",
  "/v1/evaluate",
  "/v1/hooks",
  "/v1/hooks/claude-code",
];

const ODD_PATHS = [
  "/v1/evaluate?a=b",
  "/v1/evaluate#a",
  "/v1/evaluate/",
  "//v1/evaluate",
  "/v1/./evaluate",
  "/v1/%65valuate",
  "/v1/x/../evaluate",
  "/V1/evaluate",
  "http://127.0.0.1/v1/evaluate",
  "http://evil.example/v1/evaluate",
  "/v1/hooks/codex",
  "/v1/hooks/nobody",
  "/mcp",
  "/healthz",
  "/metrics",
  "*",
  "",
  "/",
];

const HOSTS = [
  "localhost",
  "LOCALHOST:1",
  "127.0.0.1:99999",
  "guard.example",
  "guard.example.",
  "evil.example",
  "127.0.0.1@evil.example",
  "[::1]",
  "a b",
  "",
];

const TYPES = [
  "application/json; charset=utf-8",
  "Application/JSON",
  "application/json;charset=latin1",
  "application/json, text/plain",
  "application/jsonp",
  "application/problem+json",
  "text/plain",
  "",
  ";",
];

const ORIGINS = [
  "http://127.0.0.1",
  "http://localhost:3000",
  "https://evil.example",
  "null",
  "",
  "http://127.0.0.1.evil.example",
];

const CODINGS = ["gzip", "identity", "chunked", "", "br, gzip"];

/** One request, or some on one connection; each character is one byte. */
export function anyRequest(
  random: Random,
  body: () => string,
): string {
  let text = "";
  for (let more = random.few(3); more > 0; more--) {
    text += oneRequest(random, bytes(body()), more === 1);
  }
  for (let i = random.chance(0.15) ? random.few(3) : 0; i > 0; i--) {
    text = bytes(garble(text, random));
  }
  return text;
}

function oneRequest(
  random: Random,
  body: string,
  last: boolean,
): string {
  const chunked = random.chance(0.06);
  const lines = [
    `Host: ${random.chance(0.9) ? "127.0.0.1" : random.pick(HOSTS)}`,
    ...credential(random),
    `Content-Type: ${
      random.chance(0.92) ? "application/json" : random.pick(TYPES)
    }`,
    ...random.chance(0.97) && (!chunked || random.chance(0.1))
      ? [`Content-Length: ${lengthOf(body, random)}`]
      : [],
    ...chunked ? [`Transfer-Encoding: ${coding(random)}`] : [],
    ...random.chance(last ? 0.97 : 0.03) ? ["Connection: close"] : [],
    ...oddLines(random),
  ].map((line) => random.chance(0.05) ? respelled(line, random) : line);
  if (random.chance(0.05)) lines.splice(random.below(lines.length), 1);
  if (random.chance(0.05)) lines.push(random.pick(lines));
  if (random.chance(0.2)) lines.reverse();
  const path = random.chance(0.93)
    ? random.pick(PATHS)
    : random.pick(ODD_PATHS);
  const method = random.chance(0.95) ? "POST" : random.pick(METHODS);
  const version = random.chance(0.98) ? "HTTP/1.1" : "HTTP/1.0";
  return [
    `${method} ${path} ${version}`,
    ...lines.map(bytes),
    "",
    chunked ? inChunks(body, random) : body,
  ].join("\r\n");
}

function credential(random: Random): readonly string[] {
  if (random.chance(0.85)) return [`Authorization: Bearer ${keys.all}`];
  return random.pick([
    [],
    [`X-API-Key: ${keys.all}`],
    [`X-API-Key:  ${keys.all} `],
    [`Authorization: bearer ${keys.all}`],
    [`Authorization: Bearer  ${keys.all}`],
    [`Authorization: Bearer\t${keys.all}`],
    [`Authorization: Basic ${keys.all}`],
    [`Authorization: ${keys.all}`],
    [`Authorization: Bearer ${keys.metrics}`],
    [`Authorization: Bearer ${keys.ended}`],
    [`Authorization: Bearer ${keys.all}x`],
    ["Authorization: Bearer "],
    [`Authorization: Bearer ${keys.all}`, "X-API-Key: other"],
    [`Authorization: Bearer ${keys.all}, Bearer ${keys.all}`],
  ]);
}

/** Mostly the length; else another spelling of it, or another one. */
function lengthOf(body: string, random: Random): string {
  const { length } = body;
  if (random.chance(0.93)) return String(length);
  return random.pick([
    `0${length}`,
    `+${length}`,
    `${length}.0`,
    `0x${length.toString(16)}`,
    `${length}, ${length}`,
    `-${length}`,
    "",
    "0",
    "10001",
    "99999999999999999999",
    String(Math.max(0, length - 1)),
    String(length + 1),
  ]);
}

function coding(random: Random): string {
  return random.chance(0.8)
    ? "chunked"
    : random.pick(["identity", "gzip, chunked", "Chunked", "chunked, chunked"]);
}

function inChunks(body: string, random: Random): string {
  const at = random.below(body.length + 1);
  return [body.slice(0, at), body.slice(at)].filter((part) => part !== "")
    .map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("") +
    (random.chance(0.9) ? "0\r\n\r\n" : "");
}

function oddLines(random: Random): readonly string[] {
  const lines: string[] = [];
  for (let i = random.chance(0.3) ? random.few(4) : 0; i > 0; i--) {
    lines.push(
      random.pick([
        () => `Origin: ${random.pick(ORIGINS)}`,
        () => `Content-Encoding: ${random.pick(CODINGS)}`,
        () => `X-Request-Id: ${oddText(random).slice(0, 80)}`,
        () => "X-Request-Id: abc.1",
        () => "Expect: 100-continue",
        () => `Expect: ${oddText(random).slice(0, 20)}`,
        () => `Host: ${random.pick(HOSTS)}`,
        () => `X-API-Key: ${random.pick([keys.all, keys.ended, "", "a, b"])}`,
        () => `Content-Type: ${random.pick(TYPES)}`,
        () => "Upgrade: h2c",
        () => "Connection: keep-alive, x",
        () => "X-Forwarded-For: 10.0.0.1",
        () => `Cookie: ${oddText(random).slice(0, 200)}`,
        () => `X-A: ${"a".repeat(4 ** random.few(7))}`,
        () => "X A: b",
        () => " folded",
        () => ": nothing",
      ])(),
    );
  }
  return lines;
}

function respelled(line: string, random: Random): string {
  const at = line.indexOf(":");
  const [name, value] = [line.slice(0, at), line.slice(at + 1)];
  return random.pick([
    `${name.toUpperCase()}:${value}`,
    `${name.toLowerCase()}:${value.trim()}`,
    `${name}:\t${value}\t`,
    `${name} :${value}`,
    `${name}:${value}\0`,
    `${name.replace("-", "_")}:${value}`,
  ]);
}

/** A text's UTF-8, each byte a character. */
function bytes(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return Array.from(
    new TextEncoder().encode(text),
    (byte) => String.fromCharCode(byte),
  ).join("");
}
