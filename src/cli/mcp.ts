/** `superego mcp`: MCP on stdin and stdout, for a client that starts its servers itself. */
import { openRecord } from "../audit/open.ts";
import { readTextFile } from "../config/disk.ts";
import { loadConfig } from "../config/load.ts";
import { loadRuleset } from "../config/policies.ts";
import { retentionOf } from "../config/retention.ts";
import { loadProjectPolicy } from "../config/project.ts";
import { facts } from "../facts/mod.ts";
import type { McpParts } from "../mcp/parts.ts";
import { serveStdio } from "../mcp/stdio.ts";
import { noMetrics } from "../metrics/none.ts";
import { explain } from "../policy/mod.ts";
import { systemClock } from "../review/clock.ts";
import { createReview } from "../review/review.ts";
import { readArgs, settingFlags } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";
import { VERSION } from "../config/version.ts";

/** Runs the verb until the client closes standard input. */
export async function mcp(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("mcp", args);
  const config = await loadConfig(settingFlags("mcp", given));
  if (!config.ok) return refuse(config.problems, io);
  const { settings } = config.value;
  const loaded = await loadRuleset(
    settings.policy,
    readTextFile,
    settings,
  );
  if (!loaded.ok) return refuse(loaded.problems, io);
  const ruleset = loaded.value;
  const opened = await openRecord({
    file: settings.audit,
    sync: settings.audit_sync,
    max_bytes: settings.audit_max_bytes,
    retention: retentionOf(settings),
    redact: settings.audit_redact,
    keys: settings.audit_key,
    personal: settings.mask_personal_data,
    notice: (said) => io.err(`superego: ${said}\n`),
  });
  if (!opened.ok) return refuse(opened.problems, io);
  const trail = opened.value;
  // Rotating the audit file takes both; nothing else of the world is wanted from here on.
  io.keepOnly("read", "write");
  const report = (error: unknown) => io.err(`superego: ${String(error)}\n`);
  const review = createReview({
    ruleset: () => ruleset,
    ...(settings.project_policy ? { project: loadProjectPolicy } : {}),
    facts,
    trail,
    metrics: noMetrics,
    deadline_ms: settings.review_deadline_ms,
    report,
  });
  const parts: McpParts = {
    review,
    rules: () => ruleset.rules,
    profile: () => ruleset.profile,
    explain: (question) =>
      explain(
        ruleset,
        { ...question, now: systemClock.now() },
        facts(question.call),
      ),
    recent: (limit) => trail.recent(limit),
    health() {
      const { ok, detail, warning } = trail.status();
      const rules = `${ruleset.rules.length} rules`;
      return {
        ok,
        parts: [
          { name: "policy", ok: true, detail: rules },
          { name: "audit", ok, detail, ...warning !== null && { warning } },
        ],
      };
    },
    version: VERSION,
    now: () => systemClock.now(),
    limits: {
      bytes: settings.max_body_bytes,
      depth: settings.max_json_depth,
    },
    report,
  };
  await serveStdio(parts, { stdin: io.stdin, stdout: io.stdout });
  await trail.close();
  return EXIT.clean;
}
