/** Puts the server together inside its thread: policy, record, figures, review, doors. */
import type { Trail } from "../audit/trail.ts";
import { loadKeyring } from "../auth/load.ts";
import type { Tokens } from "../auth/tokens.ts";
import { loadProjectPolicy } from "../config/project.ts";
import { splitAddress } from "../config/value.ts";
import { facts, resultContent } from "../facts/mod.ts";
import { createApp } from "../http/app.ts";
import { createCors } from "../http/cors.ts";
import { createDirect } from "../http/direct.ts";
import { allowedHosts } from "../http/host.ts";
import type { Served } from "../http/listen.ts";
import type { AppParts } from "../http/parts.ts";
import { SECURE_HEADERS } from "../http/reply.ts";
import { createRecall } from "../http/recall.ts";
import type { Mcp } from "../mcp/server.ts";
import { createMetrics } from "../metrics/registry.ts";
import { explain } from "../policy/mod.ts";
import type { Result } from "../problem/problem.ts";
import { createSharedClock } from "../review/clock.ts";
import { newDecisionId } from "../review/identity.ts";
import { createObserve } from "../review/observe.ts";
import { createReview } from "../review/review.ts";
import { adminOf } from "./admin.ts";
import { type Alarmed, openAlarm } from "./alarmed.ts";
import type { Attempt } from "./attempt.ts";
import { now } from "./clock.ts";
import { countAudit, type Counted } from "./counted.ts";
import { healthOf } from "./health.ts";
import { lateMcp } from "./late_mcp.ts";
import { type Limits, lockoutOf, openLimits } from "./limiting.ts";
import { openLog } from "./log.ts";
import type { Orders } from "./messages.ts";
import { provePosture } from "./posture.ts";
import { listenOn, openRecord } from "./record.ts";
import { keepFresh, type Reloading } from "./reloading.ts";
import { loadRules } from "./rules.ts";
import { openSources, type SourcesInForce } from "./sources.ts";
import { openTokens, resourceOf, tokenHealth } from "./tokens.ts";
import { openTransport } from "./transport.ts";
import { keepUsage, type KeptUsage } from "./usage.ts";
import type { CertificateInForce } from "./certificate.ts";

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
  const started = new Date(orders.started_ms);
  const alarm = openAlarm(settings, createMetrics({ version, started }), log);
  const { metrics } = alarm;
  const transport = await openTransport(settings, metrics, log);
  if (!transport.ok) return transport;
  const certificate = transport.value;
  const declared = await openTokens(settings, metrics, log);
  if (!declared.ok) return declared;
  const tokens = declared.value;
  const from = await openSources(settings, metrics, log);
  if (!from.ok) return from;
  const limiting = await openLimits(settings, metrics, log);
  if (!limiting.ok) return limiting;
  const limits = limiting.value;
  const opened = await openRecord(settings, (said) => {
    metrics.auditDisplaced();
    log.error("{said}", { said });
  });
  if (!opened.ok) {
    limits.close();
    return opened;
  }
  const trail = opened.value;

  const fresh = keepFresh(
    orders,
    { rules: rules.value, keyring: keyring.value },
    metrics,
    log,
  );
  const reload = () =>
    Promise.all([fresh.reload(), certificate?.reload(), from.value.reload()]);
  const usage = keepUsage(settings.keys, metrics, log);
  const state = { draining: false, launcher: [] as readonly Attempt[] };
  const { served, mcp } = openDoors(orders, {
    limits,
    from: from.value,
    trail,
    counted: countAudit(trail, metrics),
    alarm,
    fresh,
    tokens,
    usage,
    certificate,
    admin: adminOf(settings, reload, log),
    state,
    locked({ subject, ms }, address) {
      metrics.lockout(subject);
      alarm.watch.happened("lockout", { subject, address });
      log.warn(
        "Too many refused credentials: the {subject} is locked out for {seconds} s; the last came from {address}",
        { subject, seconds: Math.ceil(ms / 1000), address },
      );
    },
    report: (error, request_id) =>
      log.error("Something failed inside: {error}", { error, request_id }),
  });
  const listened = await listenOn(
    served,
    settings,
    (said) => log.warn(said),
  );
  if (!listened.ok) {
    limits.close();
    await usage.close();
    await trail.close();
    return listened;
  }
  const listener = listened.value;
  const unwatch = [
    await fresh.watch(),
    await certificate?.watch(),
    await from.value.watch(),
  ];
  metrics.ready(true);
  log.info("Answering on port {port}", { port: listener.port });

  return {
    ok: true,
    value: {
      port: listener.port,
      async reload() {
        await reload();
      },
      launcherTried(attempts) {
        state.launcher = attempts;
      },
      async drain() {
        state.draining = true;
        metrics.ready(false);
        for (const end of unwatch) end?.();
        const deadline = settings.shutdown_deadline_ms;
        log.info("Stopping: open requests have {deadline} ms", { deadline });
        await listener.close(deadline);
        limits.close();
        await mcp.close();
        await usage.close();
        await trail.close();
        log.info("Stopped");
      },
    },
  };
}

interface DoorParts {
  readonly limits: Limits;
  readonly from: SourcesInForce;
  readonly trail: Trail;
  readonly counted: Counted;
  readonly alarm: Alarmed;
  readonly fresh: Reloading;
  readonly tokens: Tokens | null;
  readonly usage: KeptUsage;
  readonly certificate: CertificateInForce | null;
  readonly state: {
    readonly draining: boolean;
    readonly launcher: readonly Attempt[];
  };
  readonly admin: AppParts["admin"];
  readonly locked: AppParts["locked"];
  readonly report: (error: unknown, request_id?: string) => void;
}

function openDoors(
  { settings, grants, version }: Orders,
  {
    limits,
    from,
    trail,
    counted,
    alarm,
    fresh,
    tokens,
    usage,
    certificate,
    admin,
    state,
    locked,
    report,
  }: DoorParts,
): { readonly served: Served; readonly mcp: Mcp } {
  const { policy } = fresh;
  const clock = createSharedClock();
  const judging = {
    ruleset: policy.current,
    ...(settings.project_policy ? { project: loadProjectPolicy } : {}),
    facts,
    trail: alarm.trail(counted.trail),
    metrics: counted.metrics,
    deadline_ms: settings.review_deadline_ms,
    clock,
    report,
  };
  const review = createReview(judging);
  const observe = createObserve({ ...judging, content: resultContent });
  const hosts = allowedHosts(
    splitAddress(settings.listen)?.host ?? "127.0.0.1",
    settings.allowed_hosts,
  );
  const cors = createCors(settings);
  const shared = {
    review,
    rules: () => policy.current().rules,
    profile: () => policy.current().profile,
    recent: (limit: number) => trail.recent(limit),
    health: () =>
      healthOf(
        policy.health(),
        fresh.keyHealth(),
        trail.status(),
        state.draining,
        [
          tokenHealth(tokens, settings.oidc_issuers.length),
          certificate?.health() ?? null,
          limits.health(),
          from.health(),
        ],
      ),
    limits: {
      bytes: settings.max_body_bytes,
      depth: settings.max_json_depth,
      members: settings.max_json_members,
      items: settings.max_json_items,
      string: settings.max_json_string,
    },
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
    allows: (origin, method) => cors?.allows(origin, method) ?? false,
  });
  const secure = certificate !== null || settings.tls_proxy;
  const door: AppParts = {
    observe,
    recall: createRecall(shared.limits),
    ...shared,
    keyring: fresh.keyring,
    renewKeys: fresh.renewKeys,
    used: usage.note,
    tokens,
    resource: resourceOf(settings, secure),
    lockout: lockoutOf(settings),
    admin,
    locked,
    watch: alarm.watch,
    own_headers: secure ? SECURE_HEADERS : {},
    anonymous: settings.allow_anonymous_loopback,
    hosts,
    cors,
    limiter: limits.limiter,
    sources: from.sources,
    mcp,
    posture: () => provePosture(grants, state.launcher),
    metrics: counted.metrics,
    clock,
    newId: newDecisionId,
  };
  const { fetch } = createApp(door);
  const served: Served = {
    fetch,
    direct: createDirect(door),
    sources: from.sources,
    ...certificate === null ? {} : { secure: certificate.secure },
    turnedAway: () => counted.metrics.limited("connections"),
  };
  return { served, mcp };
}
