/** Puts the server together inside its thread: policy, record, figures, review, doors. */
import { loadKeyring } from "../auth/load.ts";
import { createMetrics } from "../metrics/registry.ts";
import type { Result } from "../problem/problem.ts";
import { adminOf } from "./admin.ts";
import { openAlarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import { keepBaseline } from "./baseline.ts";
import { countAudit } from "./audit_metrics.ts";
import { openDoors } from "./doors.ts";
import { openLimits } from "./limiting.ts";
import { openLog } from "./log.ts";
import type { Orders } from "./messages.ts";
import { listenOn, openRecord } from "./record.ts";
import { keepFresh } from "./reloading.ts";
import { loadRules } from "./rules.ts";
import { openSources } from "./sources.ts";
import { openTelemetry } from "./telemetry.ts";
import { openTokens } from "./tokens.ts";
import { openTransport } from "./transport.ts";
import { keepUsage } from "./usage.ts";

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
  const exported = openTelemetry(settings, version);
  if (!exported.ok) return exported;
  const telemetry = exported.value;
  const log = openLog(settings, undefined, telemetry.line);
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
    telemetry,
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
      log.error("Something failed inside: {error}", {
        error,
        request_id,
        trace_id: telemetry.tracer?.contextOf(request_id)?.trace_id,
      }),
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
  telemetry.start(metrics, (failure) =>
    log.warn(
      "The collector of traces does not take them ({failure}): what waits is sent again, and what is too much is dropped",
      { failure },
    ));
  const baseline = await keepBaseline(settings, alarm, log);
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
        await baseline.close();
        await trail.close();
        log.info("Stopped");
        await telemetry.close();
      },
    },
  };
}
