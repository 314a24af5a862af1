/** What can be wrong with a message: each row spoils a call that the policy allows. */
import type { Door } from "./doors.ts";

/** One way to spoil a message. */
export interface InputFault {
  readonly name: string;
  /** Fields of the call that are replaced; `undefined` leaves one out. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What is done to the message as it would be sent. */
  readonly spoil?: (message: string) => string | Uint8Array;
  /** The doors where this is no fault, and why. */
  readonly fine?: Partial<Readonly<Record<Door, string>>>;
}

const encoder = new TextEncoder();

function bytesWith(message: string, at: string, inserted: readonly number[]) {
  const cut = message.indexOf(at);
  return new Uint8Array([
    ...encoder.encode(message.slice(0, cut)),
    ...inserted,
    ...encoder.encode(message.slice(cut)),
  ]);
}

function utf16(message: string): Uint8Array {
  return new Uint8Array(
    [...message].flatMap((sign) => [sign.charCodeAt(0) & 0xff, 0]),
  );
}

const nested = (open: string, close: string, times: number) =>
  open.repeat(times) + close.repeat(times);

/** Faults of the bytes. */
export const SPOILT: readonly InputFault[] = [
  { name: "nothing at all", spoil: () => "" },
  { name: "spaces", spoil: () => "  \t " },
  { name: "no JSON", spoil: () => "{bad" },
  { name: "plain text", spoil: () => "allow" },
  { name: "HTML", spoil: () => "<html>allow</html>" },
  { name: "YAML", spoil: () => "tool_name: Bash" },
  { name: "null", spoil: () => "null" },
  { name: "true", spoil: () => "true" },
  { name: "a number", spoil: () => "7" },
  { name: "a text", spoil: () => '"touch x"' },
  { name: "an empty array", spoil: () => "[]" },
  { name: "an empty object", spoil: () => "{}" },
  { name: "an answer instead of a call", spoil: () => '{"action":"allow"}' },
  { name: "half a message", spoil: (message) => message.slice(0, -2) },
  { name: "two messages", spoil: (message) => message + message },
  { name: "a message and rubbish", spoil: (message) => `${message} x` },
  { name: "a comma too many", spoil: (message) => message.slice(0, -1) + ",}" },
  { name: "single quotes", spoil: (message) => message.replaceAll('"', "'") },
  { name: "a comment", spoil: (message) => `/* x */ ${message}` },
  {
    name: "bytes that are not UTF-8",
    spoil: (message) => bytesWith(message, "touch", [0xff, 0xfe]),
  },
  {
    name: "an overlong form of a character",
    spoil: (message) => bytesWith(message, "touch", [0xc0, 0xaf]),
  },
  {
    name: "half a surrogate pair in UTF-8",
    spoil: (message) => bytesWith(message, "touch", [0xed, 0xa0, 0x80]),
  },
  { name: "a NUL", spoil: (message) => bytesWith(message, "touch", [0]) },
  {
    name: "NULs behind it",
    spoil: (message) => `${message}\0\0\0`,
  },
  { name: "UTF-16", spoil: utf16 },
  {
    name: "a control character in a text",
    spoil: (message) => bytesWith(message, "touch", [1]),
  },
  {
    name: "the tool's name twice",
    spoil: (message) =>
      message.replace('"tool_name"', '"tool_name":"Read","tool_name"'),
  },
  {
    name: "the command twice",
    spoil: (message) =>
      message.replace('"command"', '"command":"ls","command"'),
  },
  {
    name: "the tool's name twice, once escaped",
    spoil: (message) =>
      message.replace('"tool_name"', '"tool_n\\u0061me":"Read","tool_name"'),
  },
  {
    name: "100,000 arrays",
    spoil: (message) => message.replace('"touch x"', nested("[", "]", 100_000)),
  },
  {
    name: "100,000 objects",
    spoil: (message) =>
      message.replace(
        '"touch x"',
        `${nested('{"a":', "}", 100_000).replace("}", "1}")}`,
      ),
  },
  {
    name: "12 MB",
    spoil: (message) => message.replace("touch x", "a ".repeat(6_000_000)),
  },
];

const WRONG = [5, true, null, ["x"], { x: 1 }] as const;

/** Faults of single fields. */
export const WRONG_FIELDS: readonly InputFault[] = [
  ...WRONG.flatMap((value) =>
    ["tool_name", "parameters", "cwd", "session_id", "agent_id"].filter((
      field,
    ) => field !== "parameters" || !isObject(value)).map((field) => ({
      name: `${field} is ${JSON.stringify(value)}`,
      fields: { [field]: value },
    }))
  ),
  { name: "no tool_name", fields: { tool_name: undefined } },
  { name: "an empty tool_name", fields: { tool_name: "" } },
  { name: "a tool_name of 100 KB", fields: { tool_name: "x".repeat(100_000) } },
  { name: "parameters is a text", fields: { parameters: "touch x" } },
  { name: "a cwd of 1 MB", fields: { cwd: `/${"x".repeat(1_000_000)}` } },
  { name: "a session_id of 1 MB", fields: { session_id: "x".repeat(1e6) } },
];

/** Faults that only a hook's message can have. */
export const WRONG_EVENTS: readonly (readonly [string, unknown])[] = [
  ["an unknown event", "PreToolUze"],
  ["an event of no text", 7],
  ["no event", undefined],
  ["an empty event", ""],
  ["another agent's event", "beforeShellExecution"],
  ["a name of every object", "constructor"],
];

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
