/** Tests of following requests from their beginning to their end. */
import assert from "node:assert/strict";
import { type Decided, type Span, Tracer } from "../../src/telemetry/tracer.ts";

const ENDED = { method: "POST", route: "/v1/evaluate", status: 200 };
const DECIDED: Decided = {
  action: "deny",
  code: "rule_matched",
  rule_id: "a",
  matched: ["a", "b"],
  door: "http",
  decision_id: "d",
};

function traced() {
  const spans: Span[] = [];
  return { spans, tracer: new Tracer((span) => void spans.push(span)) };
}

Deno.test("a request that ended has what was decided for it", () => {
  const { spans, tracer } = traced();
  const end = tracer.begin("r1", undefined, 1_000);
  const other = tracer.begin("r2", undefined, 1_000);
  tracer.decided("r1", DECIDED);
  tracer.decided("nobody's", DECIDED);
  tracer.decided(null, DECIDED);
  end(5, ENDED);
  other(6, ENDED);
  const [first, second] = spans;
  assert.deepEqual(first?.decided, [DECIDED]);
  assert.deepEqual(
    [first?.request_id, first?.began, first?.took, first?.status],
    ["r1", 1_000, 5, 200],
  );
  assert.deepEqual(second?.decided, []);
});

Deno.test("an open request has a place in a trace, and none once it ended", () => {
  const { tracer, spans } = traced();
  const end = tracer.begin("r1", undefined, 0);
  const place = tracer.contextOf("r1");
  end(1, ENDED);
  assert.equal(place?.trace_id, spans[0]?.trace_id);
  assert.equal(tracer.contextOf("r1"), null);
  assert.equal(tracer.contextOf(undefined), null);
});

Deno.test("of two requests under one identifier the first has it", () => {
  const { tracer, spans } = traced();
  const first = tracer.begin("r1", undefined, 0);
  const second = tracer.begin("r1", undefined, 0);
  second(1, ENDED);
  tracer.decided("r1", DECIDED);
  first(2, ENDED);
  assert.deepEqual(spans.map(({ decided }) => decided.length), [0, 1]);
});

Deno.test("a request whose sender keeps no trace leaves nothing", () => {
  const { tracer, spans } = traced();
  const none = `00-${"a".repeat(32)}-${"b".repeat(16)}-00`;
  const end = tracer.begin("r1", none, 0);
  tracer.decided("r1", DECIDED);
  end(1, ENDED);
  assert.deepEqual([spans, tracer.contextOf("r1")], [[], null]);
});

Deno.test("of endless decisions of one request sixteen are told", () => {
  const { tracer, spans } = traced();
  const end = tracer.begin("r1", undefined, 0);
  for (let n = 0; n < 99; n++) tracer.decided("r1", DECIDED);
  end(1, ENDED);
  assert.equal(spans[0]?.decided.length, 16);
});
