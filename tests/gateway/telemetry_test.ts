/** Tests of what leaves the server for a collector of traces, and of what does not. */
import assert from "node:assert/strict";
import type { Trail } from "../../src/audit/trail.ts";
import { openTelemetry } from "../../src/gateway/telemetry.ts";
import { entry } from "../audit/entry.ts";
import { inFolder } from "../cli/process.ts";
import { type Collector, startCollector } from "../telemetry/collector.ts";
import { CANARIES, carriers } from "./canaries.ts";
import { KEY, type Started, until, withServer } from "./process.ts";

/** A server that sends to a collector. */
function exporting(
  work: (started: Started, collector: Collector) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return inFolder(async (folder) => {
    await using collector = await startCollector();
    await withServer(folder, [], (started) => work(started, collector), {
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_TELEMETRY_ENDPOINT: `${collector.url}/`,
      SUPEREGO_TELEMETRY_INTERVAL_MS: "100",
      ...env,
    });
  });
}

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALL = {
  tool_name: "Bash",
  parameters: { command: "rm -rf / --no-preserve-root kitty-argument" },
  session_id: "kitty-session",
};
const MCP = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name: "evaluate_tool_request", arguments: CALL },
};
const HOOK = {
  hook_event_name: "PreToolUse",
  tool_name: "Bash",
  tool_input: CALL.parameters,
  session_id: "s",
};

Deno.test("a request is one span of its sender's trace, with the decision and nothing of the call", () =>
  exporting(async ({ url }, { spans, bodies }) => {
    for (
      const [path, body, door] of [
        ["/v1/evaluate", CALL, "http"],
        ["/v1/hooks/claude-code", HOOK, "hooks"],
        ["/mcp", MCP, "mcp_http"],
      ] as const
    ) {
      const response = await fetch(url + path, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${KEY}`,
          "Content-Type": "application/json",
          Accept: "application/json, text/event-stream",
          "X-Request-Id": `request-${door}`,
          traceparent: `00-${TRACE}-b7ad6b7169203331-01`,
        },
        body: JSON.stringify(body),
      });
      await response.text();
      const found = () =>
        spans.find(({ attributes }) =>
          attributes["superego.request_id"] === `request-${door}`
        );
      await until(() => found() !== undefined);
      const { traceId, parentSpanId, name, attributes = {} } = found() ?? {};
      assert.deepEqual([traceId, parentSpanId, name], [
        TRACE,
        "b7ad6b7169203331",
        `POST ${path}`,
      ]);
      assert.deepEqual(
        ["door", "action", "code", "rule_id"].map((key) =>
          attributes[`superego.${key}`]
        ),
        [door, "deny", "rule_matched", "filesystem.delete_vital_tree"],
      );
    }
    assert.doesNotMatch(bodies.join(), /kitty/);
  }));

Deno.test("who is turned away has a span, and who probes has none", () =>
  exporting(async ({ url }, { spans }) => {
    for (const path of ["/healthz", "/readyz", "/v1/rules", "/v1/nothing"]) {
      await (await fetch(url + path)).text();
    }
    await until(() => spans.length >= 2);
    assert.deepEqual(
      spans.map(({ name, attributes }) => [
        name,
        attributes["http.response.status_code"],
      ]),
      [["GET /v1/rules", "401"], ["GET other", "404"]],
    );
  }));

Deno.test("lines of the log are sent, too", () =>
  exporting(async (_, { lines }) => {
    await until(() => lines.some(({ text = "" }) => /Answering/.test(text)));
  }));

Deno.test("no secret is found in what is sent, whichever field it came in", () =>
  exporting(async ({ url }, { bodies, spans }) => {
    let sent = 0;
    for (const canary of CANARIES.slice(0, 6).concat(CANARIES.slice(-2))) {
      for (const { path, body, headers } of carriers(canary.text)) {
        const response = await fetch(url + path, {
          headers: {
            Authorization: `Bearer ${KEY}`,
            "Content-Type": "application/json",
            ...headers,
          },
          ...body === undefined
            ? {}
            : { method: "POST", body: JSON.stringify(body) },
        });
        await response.text();
        sent++;
      }
    }
    await until(() => spans.length >= sent);
    const text = bodies.join();
    for (const { needle, detector } of CANARIES) {
      assert.ok(!text.includes(needle), detector);
    }
  }, {
    SUPEREGO_TELEMETRY_ENTRIES: "100000",
    SUPEREGO_RATE_ADDRESS: "0",
    SUPEREGO_LOCKOUT_FAILURES: "0",
  }));

Deno.test("a collector that is away is said once, and gets what waits when it is back", () =>
  exporting(async ({ ask, written }, collector) => {
    collector.status(503);
    await (await ask("/v1/rules")).text();
    await until(() => written().err.includes("collector of traces"));
    collector.status(200);
    await until(() => collector.spans.length > 0);
    const said = written().err.match(/collector of traces/g);
    assert.equal(said?.length, 1);
  }));

Deno.test("without a declared collector nothing is sent, whatever variables of OpenTelemetry say", () =>
  inFolder(async (folder) => {
    await using collector = await startCollector();
    await withServer(folder, [], async ({ ask, process }) => {
      await (await ask("/v1/rules")).text();
      process.kill("SIGTERM");
      await process.status;
    }, {
      SUPEREGO_API_KEY: KEY,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    });
    assert.deepEqual(collector.bodies, []);
  }));

const SETTINGS = {
  telemetry_endpoint: "http://127.0.0.1:1",
  telemetry_headers: null,
  telemetry_interval_ms: 100,
  telemetry_entries: 16,
};

Deno.test("headers that are none are refused", () => {
  const opened = openTelemetry({ ...SETTINGS, telemetry_headers: "x" }, "1");
  assert.ok(!opened.ok);
  assert.equal(opened.problems[0]?.id, "TELEMETRY-001");
});

Deno.test("a decision that could not be recorded is told as the denial that it became", async () => {
  const opened = openTelemetry(SETTINGS, "1");
  assert.ok(opened.ok);
  const { tracer, trail, close } = opened.value;
  const told: unknown[] = [];
  tracer!.decided = (_, { action, code }) => void told.push([action, code]);
  const failing = trail<Pick<Trail, "append">>({
    append: () => Promise.reject(new Error("full")),
  });
  await assert.rejects(failing.append(entry({}, { action: "allow" })));
  const working = trail<Pick<Trail, "append">>({
    append: () => Promise.resolve(),
  });
  await working.append(entry({}, { action: "allow" }));
  assert.deepEqual(told[0], ["deny", "audit_unavailable"]);
  assert.deepEqual((told[1] as string[])[0], "allow");
  await close();
});
