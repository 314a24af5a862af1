/** Puts the server together inside its thread: policy, record, figures, review, doors. */
import { openTrail, type Trail } from "../audit/trail.ts";
import { loadKeyring } from "../auth/load.ts";
import { stateOf, whyUnreadable } from "../config/disk.ts";
import { listenHost } from "../config/grants.ts";
import { loadProjectPolicy } from "../config/project.ts";
import type { Settings } from "../config/schema.ts";
import { splitAddress } from "../config/value.ts";
import { facts } from "../facts/mod.ts";
import { createApp } from "../http/app.ts";
import { allowedHosts } from "../http/host.ts";
import { listen, type Listener } from "../http/listen.ts";
import { createMcp } from "../mcp/server.ts";
import { createMetrics } from "../metrics/registry.ts";
import { explain } from "../policy/mod.ts";
import type { Result } from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { newDecisionId } from "../review/identity.ts";
import { createReview } from "../review/review.ts";
import type { Attempt } from "./attempt.ts";
import { every, now } from "./clock.ts";
import { healthOf } from "./health.ts";
import { openLog } from "./log.ts";
import type { Orders } from "./messages.ts";
import { keepPolicy } from "./policy_in_force.ts";
import { provePosture } from "./posture.ts";
import { loadRules } from "./rules.ts";
import { watchFiles } from "./watch.ts";

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
  const keys = await loadKeyring(settings.keys, settings.api_key);
  if (!keys.ok) return keys;
  const opened = await openRecord(settings);
  if (!opened.ok) return opened;
  const trail = opened.value;
  const metrics = createMetrics({
    version,
    started: new Date(orders.started_ms),
  });

  let keyring = keys.value;
  let draining = false;
  let launcher: readonly Attempt[] = [];
  const policy = keepPolicy(rules.value, () => loadRules(orders), (outcome) => {
    metrics.reload(outcome.ok, now());
    if (outcome.ok) {
      metrics.rulesLoaded(outcome.value.rules.map(({ id }) => id));
      log.info("The policy was reloaded: {rules} rules", {
        rules: outcome.value.rules.length,
      });
    } else {
      log.error(
        "The policy could not be reloaded, the earlier one stays: {problems}",
        {
          problems: outcome.problems,
        },
      );
    }
  });
  metrics.rulesLoaded(rules.value.rules.map(({ id }) => id));

  const report = (error: unknown, request_id?: string) =>
    log.error("Something failed inside: {error}", { error, request_id });
  const review = createReview({
    ruleset: policy.current,
    ...(settings.project_policy ? { project: loadProjectPolicy } : {}),
    trail,
    metrics,
    deadline_ms: settings.review_deadline_ms,
    report,
  });
  const health = () => healthOf(policy.health(), trail.status(), draining);
  const address = splitAddress(settings.listen) ??
    { host: "127.0.0.1", port: 0 };
  const hosts = allowedHosts(address.host, settings.allowed_hosts);
  const limits = {
    bytes: settings.max_body_bytes,
    depth: settings.max_json_depth,
  };
  const asked = {
    rules: () => policy.current().rules,
    recent: (limit: number) => trail.recent(limit),
    health,
  };
  const mcp = createMcp({
    ...asked,
    review,
    explain: (question) =>
      explain(
        policy.current(),
        { ...question, now: now() },
        facts(question.call),
      ),
    version,
    now,
    limits,
    hosts: [...hosts],
    report,
  });
  const app = createApp({
    ...asked,
    review,
    keyring: () => keyring,
    anonymous: settings.allow_anonymous_loopback,
    hosts,
    limits,
    mcp,
    posture: () => provePosture(orders.grants, launcher),
    metrics,
    clock: systemClock,
    newId: newDecisionId,
    report,
  });

  const reload = async () => {
    await policy.reload();
    const fresh = await loadKeyring(settings.keys, settings.api_key);
    if (fresh.ok) keyring = fresh.value;
    else {log.error(
        "The keys could not be read again, the earlier ones stay: {problems}",
        { problems: fresh.problems },
      );}
  };
  const listened = await listenOn(address, app, settings);
  if (!listened.ok) {
    await trail.close();
    return listened;
  }
  const listener = listened.value;
  const watched = Object.values(orders.policies).map(({ path }) => path);
  const unwatch = settings.reload && watched.length > 0
    ? await watchFiles({
      paths: watched,
      stateOf,
      every,
      quiet_ms: settings.reload_debounce_ms,
      changed: () => void reload(),
    })
    : () => {};
  metrics.ready(true);
  log.info("Answering on port {port}", { port: listener.port });

  return {
    ok: true,
    value: {
      port: listener.port,
      reload,
      launcherTried(attempts) {
        launcher = attempts;
      },
      async drain() {
        draining = true;
        metrics.ready(false);
        unwatch();
        log.info("Stopping: open requests have {deadline} ms", {
          deadline: settings.shutdown_deadline_ms,
        });
        await listener.close(settings.shutdown_deadline_ms);
        await mcp.close();
        await trail.close();
        log.info("Stopped");
      },
    },
  };
}

async function openRecord(settings: Settings): Promise<Result<Trail>> {
  try {
    return {
      ok: true,
      value: await openTrail({
        file: settings.audit,
        sync: settings.audit_sync,
        max_bytes: settings.audit_max_bytes,
        keep: settings.audit_keep,
        redact: settings.audit_redact,
      }),
    };
  } catch (error) {
    return refuse(
      "SERVE-001",
      settings.audit,
      `The audit file cannot be opened: ${whyUnreadable(error)}`,
      "Name a file that this user may write to, with --audit",
    );
  }
}

async function listenOn(
  address: { readonly host: string; readonly port: number },
  app: ReturnType<typeof createApp>,
  settings: Settings,
): Promise<Result<Listener>> {
  try {
    const host = listenHost(address.host);
    return {
      ok: true,
      value: await listen(app, { ...settings, host, port: address.port }),
    };
  } catch (error) {
    return refuse(
      "SERVE-002",
      "settings",
      `Cannot listen on \`${settings.listen}\`: ${
        error instanceof Error ? error.message : error
      }`,
      "Is another server running there? Choose another address with --listen",
    );
  }
}

function refuse(
  id: string,
  file: string,
  message: string,
  hint: string,
): Result<never> {
  return {
    ok: false,
    problems: [{
      id,
      severity: "high",
      file,
      line: 1,
      column: 1,
      message,
      hint,
    }],
  };
}
