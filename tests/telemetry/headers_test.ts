/** Tests of reading the headers that a collector asks for. */
import assert from "node:assert/strict";
import { readHeaders } from "../../src/telemetry/headers.ts";

Deno.test("readHeaders() reads pairs, and nothing else", () => {
  const table: readonly (readonly [string, object | null])[] = [
    ["x-key=abc", { "x-key": "abc" }],
    ["Authorization=Bearer a=b, x=1", { Authorization: "Bearer a=b", x: "1" }],
    ["Authorization=Bearer%20abc", { Authorization: "Bearer abc" }],
    ["x=100%", { x: "100%" }],
    ["abc", null],
    ["a b=c", null],
    ["a=", null],
    ["a=b,", null],
    ["", null],
  ];
  for (const [text, want] of table) assert.deepEqual(readHeaders(text), want);
});
