/** Decides a hook call in this process. */
import { openRecord } from "../audit/open.ts";
import { readTextFile } from "../config/disk.ts";
import { loadRuleset } from "../config/policies.ts";
import { loadProjectPolicy } from "../config/project.ts";
import { retentionOf } from "../config/retention.ts";
import type { Settings } from "../config/schema.ts";
import type { Dialect } from "../hooks/dialects.ts";
import { noMetrics } from "../metrics/none.ts";
import { resultContent } from "../facts/on_demand.ts";
import type { Result } from "../problem/problem.ts";
import { oneShotClock } from "../review/clock.ts";
import { createObserve } from "../review/observe.ts";
import { factsOnDemand } from "../review/on_demand.ts";
import { createReview } from "../review/review.ts";
import type { Answerer } from "./advise.ts";
import type { Io } from "./io.ts";

/** Loads the policy, opens the audit trail, and then gives every right away but reading. */
export async function decideHere(
  settings: Settings,
  dialect: Dialect,
  io: Io,
): Promise<Result<Answerer>> {
  const ruleset = await loadRuleset(settings.policy, readTextFile, settings);
  if (!ruleset.ok) return ruleset;
  const opened = await openRecord({
    file: settings.audit,
    sync: settings.audit_sync,
    max_bytes: settings.audit_max_bytes,
    retention: retentionOf(settings),
    redact: settings.audit_redact,
    keys: settings.audit_key,
    personal: settings.mask_personal_data,
    one_shot: true,
  });
  if (!opened.ok) return opened;
  const trail = opened.value;
  // Reading has to stay: before appending, the trail looks whether another process has rotated its file meanwhile,
  // and a project's policy lies above a folder that only the call names.
  io.keepOnly("read");
  const parts = {
    ruleset: () => ruleset.value,
    ...(settings.project_policy ? { project: loadProjectPolicy } : {}),
    facts: factsOnDemand(),
    trail,
    metrics: noMetrics,
    deadline_ms: settings.review_deadline_ms,
    clock: oneShotClock,
    report: (error: unknown) => io.err(`superego: ${String(error)}\n`),
  };
  return {
    ok: true,
    async value(event) {
      if (event.kind === "notice") {
        let observed = null;
        if (event.result !== undefined) {
          const { content, ...said } = event.result;
          const observe = createObserve({ ...parts, content: resultContent });
          observed = await observe(
            { ...said, transport: "command", principal: null },
            content,
          );
        }
        await trail.close();
        return { ok: true, value: dialect.answerResult(event, observed) };
      }
      const verdict = await createReview(parts)({
        call: event.call,
        mcp_server: event.mcp_server,
        transport: "command",
        principal: null,
      });
      await trail.close();
      return { ok: true, value: dialect.answer(event, verdict) };
    },
  };
}
