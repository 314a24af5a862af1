/** Holds what is said of parameters that a method does not take. */
import assert from "node:assert/strict";
import { wrongParams } from "../../src/mcp/params.ts";

const table: readonly (readonly [object, RegExp | null])[] = [
  [{ method: "tools/call", params: { name: "x" } }, null],
  [{ method: "tools/call", params: { name: "x", arguments: {} } }, null],
  [{ method: "tools/call" }, /takes `params\.name`, the name of a tool/],
  [{ method: "tools/call", params: [] }, /takes `params\.name`/],
  [{ method: "tools/call", params: { name: 5 } }, /takes `params\.name`/],
  [
    { method: "tools/call", params: { name: "x", arguments: [] } },
    /`params\.arguments`, .* an object/,
  ],
  [{ method: "tools/call", params: { name: "x", arguments: 1 } }, /an object/],
  [{ method: "resources/read", params: {} }, /takes `params\.uri`/],
  [{ method: "resources/read", params: { uri: "a://b" } }, null],
  [{ method: "tools/list" }, null],
  [{ method: "tools/list", params: { cursor: "x" } }, null],
  [{ method: "tools/list", params: { cursor: 5 } }, /takes `params\.cursor`/],
  [{ method: "toString" }, null],
  [{ id: 1, result: {} }, null],
];

for (const [message, want] of table) {
  Deno.test(`wrongParams() of ${JSON.stringify(message)}`, () => {
    const said = wrongParams(message as Record<string, unknown>);
    if (want === null) assert.equal(said, null);
    else assert.match(said ?? "", want);
  });
}
