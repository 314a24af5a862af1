/** Holds the routes that only show something to what they show. */
import assert from "node:assert/strict";
import {
  type Clock,
  DeadlineExceeded,
  systemClock,
} from "../../src/review/clock.ts";
import { ask, fixture } from "./fixture.ts";

Deno.test("ready() is 503 and names what fails", async () => {
  const one = fixture({
    health: () => ({
      ok: false,
      parts: [{ name: "audit", ok: false, detail: "disk full" }],
    }),
  });
  const response = await ask(one, "GET", "/readyz", undefined, {
    Authorization: "",
    Host: "10.0.0.7",
  });
  assert.equal(response.status, 503);
  assert.deepEqual((await response.json()).failing, [{
    name: "audit",
    detail: "disk full",
  }]);
  assert.equal((await ask(one, "GET", "/healthz")).status, 200);
});

Deno.test("recent() takes a limit from 1 to 1000", async () => {
  const limits: number[] = [];
  const one = fixture({
    recent: (limit) => {
      limits.push(limit);
      return [];
    },
  });
  for (const query of ["", "?limit=1", "?limit=1000"]) {
    assert.equal(
      (await ask(one, "GET", `/v1/audit/recent${query}`)).status,
      200,
    );
  }
  for (
    const query of [
      "?limit=0",
      "?limit=1001",
      "?limit=x",
      "?limit=-1",
      "?limit=",
      "?limt=5",
    ]
  ) {
    assert.equal(
      (await ask(one, "GET", `/v1/audit/recent${query}`)).status,
      400,
    );
  }
  assert.deepEqual(limits, [50, 1, 1000]);
});

Deno.test("show routes answer with what the parts say", async (t) => {
  const table = [
    ["/v1/health", (body: Shown) => body.ok === true && !!body.time],
    ["/v1/rules", (body: Shown) => body.total_rules === 0],
    ["/v1/audit/recent", (body: Shown) => Array.isArray(body.records)],
    ["/v1/posture", (body: Shown) => Array.isArray(body.grants)],
  ] as const;
  for (const [path, holds] of table) {
    await t.step(path, async () => {
      const response = await ask(fixture(), "GET", path);
      assert.equal(response.status, 200);
      assert.ok(holds(await response.json()));
    });
  }
});

interface Shown {
  readonly ok?: unknown;
  readonly time?: unknown;
  readonly total_rules?: unknown;
  readonly records?: unknown;
  readonly grants?: unknown;
}

Deno.test("metrics() keeps the text and its type", async () => {
  const response = await ask(fixture(), "GET", "/metrics");
  assert.equal(await response.text(), "up 1\n");
  assert.equal(
    response.headers.get("content-type"),
    "text/plain; version=0.0.4",
  );
});

Deno.test("posture() and metrics() give up after their deadline, with 503", async () => {
  const clock: Clock = {
    ...systemClock,
    within: () => Promise.reject(new DeadlineExceeded("too long")),
  };
  for (const path of ["/v1/posture", "/metrics"]) {
    const one = fixture({ clock });
    const response = await ask(one, "GET", path);
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "1");
    assert.deepEqual(one.refusals, ["deadline"]);
  }
});
