/** Puts the server together inside its thread: policy, record, figures, review, doors. */
import type { Trail } from "../audit/trail.ts";
import { loadKeyring } from "../auth/load.ts";
import { loadProjectPolicy } from "../config/project.ts";
import { splitAddress } from "../config/value.ts";
import { facts } from "../facts/mod.ts";
import { createApp } from "../http/app.ts";
import { allowedHosts } from "../http/host.ts";
import { createMetrics } from "../metrics/registry.ts";
import { explain } from "../policy/mod.ts";
import type { Result } from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { newDecisionId } from "../review/identity.ts";
import { createReview } from "../review/review.ts";
import type { Attempt } from "./attempt.ts";
import { now } from "./clock.ts";
import { countAudit, type Counted } from "./counted.ts";
import { healthOf } from "./health.ts";
import { type LateMcp, lateMcp } from "./late_mcp.ts";
import { openLog } from "./log.ts";
import type { Orders } from "./messages.ts";
import { provePosture } from "./posture.ts";
import { listenOn, openRecord } from "./record.ts";
import { keepFresh, type Reloading } from "./reloading.ts";
import { loadRules } from "./rules.ts";

/** The running server, as its thread drives it. */
export interface Server {
  readonly port: number;
  /** Reads policies and keys again. */
  reload(): Promise<void>;
  /** Takes what the launcher tried after the start into the posture report. */
  launcherTried(attempts: readonly Attempt[]): void;
  /** Stops accepting, lets open requests finish within the deadline, closes the trail. */
  drain(): Promise<void>;
}

/** Starts everything; answers with every problem that keeps it from starting. */
export async function openServer(orders: Orders): Promise<Result<Server>> {
  const { settings, version } = orders;
  const log = openLog(settings);
  const rules = await loadRules(orders);
  if (!rules.ok) return rules;
  const keyring = await loadKeyring(settings.keys, settings.api_key);
  if (!keyring.ok) return keyring;
  const opened = await openRecord(settings);
  if (!opened.ok) return opened;
  const trail = opened.value;

  const started = new Date(orders.started_ms);
  const metrics = createMetrics({ version, started });
  const fresh = keepFresh(
    orders,
    { rules: rules.value, keyring: keyring.value },
    metrics,
    log,
  );
  const state = { draining: false, launcher: [] as readonly Attempt[] };
  const { app, mcp } = openDoors(orders, {
    trail,
    counted: countAudit(trail, metrics),
    fresh,
    state,
    report: (error, request_id) =>
      log.error("Something failed inside: {error}", { error, request_id }),
  });
  const listened = await listenOn(app, settings);
  if (!listened.ok) {
    await trail.close();
    return listened;
  }
  const listener = listened.value;
  const unwatch = await fresh.watch();
  metrics.ready(true);
  log.info("Answering on port {port}", { port: listener.port });
  mcp.prepare();

  return {
    ok: true,
    value: {
      port: listener.port,
      reload: fresh.reload,
      launcherTried(attempts) {
        state.launcher = attempts;
      },
      async drain() {
        state.draining = true;
        metrics.ready(false);
        unwatch();
        const deadline = settings.shutdown_deadline_ms;
        log.info("Stopping: open requests have {deadline} ms", { deadline });
        await listener.close(deadline);
        await mcp.close();
        await trail.close();
        log.info("Stopped");
      },
    },
  };
}

interface DoorParts {
  readonly trail: Trail;
  readonly counted: Counted;
  readonly fresh: Reloading;
  readonly state: {
    readonly draining: boolean;
    readonly launcher: readonly Attempt[];
  };
  readonly report: (error: unknown, request_id?: string) => void;
}

function openDoors(
  { settings, grants, version }: Orders,
  { trail, counted, fresh, state, report }: DoorParts,
): { readonly app: ReturnType<typeof createApp>; readonly mcp: LateMcp } {
  const { policy } = fresh;
  const review = createReview({
    ruleset: policy.current,
    ...(settings.project_policy ? { project: loadProjectPolicy } : {}),
    trail: counted.trail,
    metrics: counted.metrics,
    deadline_ms: settings.review_deadline_ms,
    report,
  });
  const hosts = allowedHosts(
    splitAddress(settings.listen)?.host ?? "127.0.0.1",
    settings.allowed_hosts,
  );
  const shared = {
    review,
    rules: () => policy.current().rules,
    recent: (limit: number) => trail.recent(limit),
    health: () => healthOf(policy.health(), trail.status(), state.draining),
    limits: { bytes: settings.max_body_bytes, depth: settings.max_json_depth },
    report,
  };
  const mcp = lateMcp({
    ...shared,
    explain: (question) =>
      explain(
        policy.current(),
        { ...question, now: now() },
        facts(question.call),
      ),
    version,
    now,
    hosts: [...hosts],
  });
  const app = createApp({
    ...shared,
    keyring: fresh.keyring,
    anonymous: settings.allow_anonymous_loopback,
    hosts,
    mcp,
    posture: () => provePosture(grants, state.launcher),
    metrics: counted.metrics,
    clock: systemClock,
    newId: newDecisionId,
  });
  return { app, mcp };
}
