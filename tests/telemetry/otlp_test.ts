/** Tests of what goes to a collector, to the letter. */
import assert from "node:assert/strict";
import { logsRequest, tracesRequest } from "../../src/telemetry/otlp.ts";
import type { Span } from "../../src/telemetry/tracer.ts";

const RESOURCE = { version: "1.0.0", instance: "i1" };
const text = (key: string, stringValue: string) => ({
  key,
  value: { stringValue },
});
const OWN = {
  attributes: [
    text("service.name", "superego"),
    text("service.version", "1.0.0"),
    text("service.instance.id", "i1"),
  ],
};
const SCOPE = { name: "superego", version: "1.0.0" };
const SPAN: Span = {
  trace_id: "0af7651916cd43dd8448eb211c80319c",
  span_id: "b7ad6b7169203331",
  parent_id: "00f067aa0ba902b7",
  request_id: "r1",
  began: 1_767_225_600_000,
  took: 1.5,
  method: "POST",
  route: "/v1/evaluate",
  status: 200,
  decided: [{
    action: "deny",
    code: "rule_matched",
    rule_id: "a",
    matched: ["a", "b"],
    door: "http",
    decision_id: "d1",
  }],
};

Deno.test("a span is written as OTLP has it", () => {
  assert.deepEqual(tracesRequest([SPAN], RESOURCE), {
    resourceSpans: [{
      resource: OWN,
      scopeSpans: [{
        scope: SCOPE,
        spans: [{
          traceId: SPAN.trace_id,
          spanId: SPAN.span_id,
          parentSpanId: SPAN.parent_id,
          name: "POST /v1/evaluate",
          kind: 2,
          startTimeUnixNano: "1767225600000000000",
          endTimeUnixNano: "1767225600001500000",
          attributes: [
            text("http.request.method", "POST"),
            text("http.route", "/v1/evaluate"),
            { key: "http.response.status_code", value: { intValue: "200" } },
            text("superego.request_id", "r1"),
            text("superego.door", "http"),
            text("superego.action", "deny"),
            text("superego.code", "rule_matched"),
            text("superego.rule_id", "a"),
            {
              key: "superego.matched",
              value: {
                arrayValue: {
                  values: [{ stringValue: "a" }, { stringValue: "b" }],
                },
              },
            },
            text("superego.decision_id", "d1"),
          ],
          events: [],
        }],
      }],
    }],
  });
});

Deno.test("a span that begins a trace has no parent, one that failed says so, and further decisions are events", () => {
  const written = JSON.stringify(
    tracesRequest([{
      ...SPAN,
      parent_id: null,
      status: 500,
      decided: [...SPAN.decided, ...SPAN.decided],
    }], RESOURCE),
  );
  assert.doesNotMatch(written, /parentSpanId/);
  assert.match(written, /"status":\{"code":2\}/);
  assert.match(written, /"events":\[\{[^[]*"name":"superego\.decision"/);
});

Deno.test("a line of the log is written as OTLP has it", () => {
  const line = {
    at: 1_767_225_600_000,
    level: "warning",
    text: "Hm",
    request_id: null,
  } as const;
  const record = {
    timeUnixNano: "1767225600000000000",
    severityNumber: 13,
    severityText: "WARNING",
    body: { stringValue: "Hm" },
    attributes: [],
  };
  const { trace_id, span_id } = SPAN;
  const table = [
    [null, record],
    [{ trace_id, span_id }, { ...record, traceId: trace_id, spanId: span_id }],
  ] as const;
  for (const [context, want] of table) {
    assert.deepEqual(logsRequest([{ ...line, context }], RESOURCE), {
      resourceLogs: [{
        resource: OWN,
        scopeLogs: [{ scope: SCOPE, logRecords: [want] }],
      }],
    });
  }
});
