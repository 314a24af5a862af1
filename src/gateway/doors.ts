/** Puts the doors together: HTTP, hooks and MCP over one review, one record and one set of figures. */
import type { Trail } from "../audit/trail.ts";
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
import { explain } from "../policy/mod.ts";
import { createSharedClock } from "../review/clock.ts";
import { newDecisionId } from "../review/identity.ts";
import { createObserve } from "../review/observe.ts";
import { createReview } from "../review/review.ts";
import type { Alarmed } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { CertificateInForce } from "./certificate.ts";
import { now } from "./clock.ts";
import type { Counted } from "./audit_metrics.ts";
import { healthOf } from "./health.ts";
import type { Limits } from "./limiting.ts";
import { mcpOnDemand } from "./mcp_on_demand.ts";
import type { Orders } from "./messages.ts";
import { provePosture } from "./posture.ts";
import type { Reloading } from "./reloading.ts";
import type { SourcesInForce } from "./sources.ts";
import type { Telemetry } from "./telemetry.ts";
import { resourceOf, tokenHealth } from "./tokens.ts";
import type { KeptUsage } from "./usage.ts";

/** What the doors open onto. */
export interface DoorParts {
  readonly limits: Limits;
  readonly from: SourcesInForce;
  readonly trail: Trail;
  readonly counted: Counted;
  readonly alarm: Alarmed;
  readonly telemetry: Telemetry;
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

/** Puts the doors together over one review and one observer. */
export function openDoors(
  { settings, grants, version }: Orders,
  {
    limits,
    from,
    trail,
    counted,
    alarm,
    telemetry,
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
    trail: telemetry.trail(alarm.trail(counted.trail)),
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
  const mcp = mcpOnDemand({
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
    lockout: limits.lockout,
    admin,
    locked,
    watch: alarm.watch,
    tracer: telemetry.tracer,
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
    head: { url: settings.max_url_bytes, headers: settings.max_headers },
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
