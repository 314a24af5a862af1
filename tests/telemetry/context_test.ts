/** Tests of the place of a request in a trace (W3C Trace Context). */
import assert from "node:assert/strict";
import { contextOf } from "../../src/telemetry/context.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";
const random = (bytes: number) => "e".repeat(2 * bytes);
const ROOT = {
  trace_id: "e".repeat(32),
  span_id: "e".repeat(16),
  parent_id: null,
};

Deno.test("a sender's trace goes on", () => {
  const ours = { trace_id: TRACE, span_id: "e".repeat(16), parent_id: PARENT };
  for (
    const given of [
      `00-${TRACE}-${PARENT}-01`,
      `00-${TRACE}-${PARENT}-03`,
      `01-${TRACE}-${PARENT}-01-more`,
    ]
  ) assert.deepEqual(contextOf(given, random), ours, given);
});

Deno.test("a trace that its sender does not keep is not kept here either", () => {
  assert.equal(contextOf(`00-${TRACE}-${PARENT}-00`, random), null);
});

Deno.test("without a sender's trace, or with what is none, a trace begins", () => {
  for (
    const given of [
      undefined,
      "",
      "x",
      `00-${TRACE}-${PARENT}`,
      `00-${TRACE}-${PARENT}-01-more`,
      `ff-${TRACE}-${PARENT}-01`,
      `00-${"0".repeat(32)}-${PARENT}-01`,
      `00-${TRACE}-${"0".repeat(16)}-01`,
      `00-${TRACE.toUpperCase()}-${PARENT}-01`,
      `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`,
    ]
  ) assert.deepEqual(contextOf(given, random), ROOT, given);
});

Deno.test("no two traces have one identifier", () => {
  const [first, second] = [contextOf(undefined), contextOf(undefined)];
  assert.notEqual(first?.trace_id, second?.trace_id);
  assert.match(first?.trace_id ?? "", /^[0-9a-f]{32}$/);
});
