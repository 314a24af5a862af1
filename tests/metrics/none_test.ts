/** Tests of metrics that nobody scrapes. */
import assert from "node:assert/strict";
import { noMetrics } from "../../src/metrics/none.ts";
import { createMetrics } from "../../src/metrics/registry.ts";

Deno.test("noMetrics takes every event and renders nothing", async () => {
  noMetrics.decision("deny", "rule_matched", "command", 1);
  noMetrics.ready(true);
  assert.equal(await noMetrics.render(), "");
});

Deno.test("noMetrics has what real metrics have", () => {
  const real = createMetrics({ version: "1", started: new Date() });
  assert.deepEqual(Object.keys(noMetrics).sort(), Object.keys(real).sort());
  assert.equal(noMetrics.contentType, real.contentType);
});

Deno.test("noMetrics loads nothing that advise must not pay for", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      new URL("../../src/metrics/none.ts", import.meta.url).pathname,
    ],
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout));
  const loaded = modules.map(({ specifier }: { specifier: string }) =>
    specifier
  );
  assert.ok(
    loaded.every((one: string) => !one.includes("prom-client")),
    loaded.join("\n"),
  );
});
