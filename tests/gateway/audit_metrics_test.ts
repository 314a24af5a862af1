/** Tests of counting what becomes of audit records. */
import assert from "node:assert/strict";
import type { Entry } from "../../src/audit/recording.ts";
import { countAudit } from "../../src/gateway/audit_metrics.ts";
import { noMetrics } from "../../src/metrics/none.ts";

function counted(
  failure: Error | null,
  status: { ok: boolean; queued: number },
) {
  const seen: string[] = [];
  const counting = countAudit(
    {
      append: () =>
        failure === null ? Promise.resolve() : Promise.reject(failure),
      status: () => ({
        ...status,
        detail: "",
        warning: null,
        written: 0,
        failed: 0,
      }),
    },
    {
      ...noMetrics,
      auditWrite: (ok) => seen.push(`write ${ok}`),
      auditOk: (ok) => seen.push(`ok ${ok}`),
      auditQueue: (depth) => seen.push(`queue ${depth}`),
      render: () => Promise.resolve(seen.join(", ")),
    },
  );
  return { ...counting, seen };
}

Deno.test("countAudit() counts a record that was written, and one that was not", async () => {
  const good = counted(null, { ok: true, queued: 0 });
  await good.trail.append({} as Entry);
  assert.deepEqual(good.seen, ["write true"]);
  const bad = counted(new Error("full"), { ok: false, queued: 0 });
  await assert.rejects(bad.trail.append({} as Entry), /full/);
  assert.deepEqual(bad.seen, ["write false"]);
});

Deno.test("countAudit() asks the trail how it is when the figures are rendered", async () => {
  const { metrics } = counted(null, { ok: false, queued: 3 });
  assert.equal(await metrics.render(), "ok false, queue 3");
});
