/** Runs the server: starts its thread, gives every right of its own away, and hears signals until it ends. */
import type { Settings } from "../config/schema.ts";
import type { Result } from "../problem/problem.ts";
import { tryForbidden } from "./attempt.ts";
import { after } from "./clock.ts";
import { giveOrders } from "./worker_orders.ts";
import { onSignals } from "./signal.ts";
import { dropRights, startThread } from "./thread.ts";

/** How the server came to its end. */
export type Ending = "drained" | "cut_short" | "failed";

/** A running server. */
export interface Running {
  readonly port: number;
  /** Resolves when it ends; never rejects. */
  readonly ended: Promise<Ending>;
}

/** How long the thread may take beyond its deadline before it counts as stuck, in milliseconds. */
const GRACE_MS = 2_000;

/**
 * Starts the server; resolves once it answers, or with every problem that keeps it from starting.
 *
 * `admit` has the last word on that, and time for it while the thread loads its code.
 */
export async function launch(
  settings: Settings,
  version: string,
  report: (line: string) => void,
  admit: () => Promise<Result<unknown>>,
): Promise<Result<Running>> {
  const given = await giveOrders(settings, version);
  if (!given.ok) return given;
  const orders = given.value;
  const started = Promise.withResolvers<Result<number>>();
  const ended = Promise.withResolvers<Ending>();
  const thread = startThread(orders.grants, {
    heard(message) {
      switch (message.say) {
        case "ready":
          return started.resolve({ ok: true, value: message.port });
        case "refused":
          return started.resolve({ ok: false, problems: message.problems });
        case "drained":
          return ended.resolve("drained");
        case "probed":
          return;
      }
    },
    died(message) {
      report(`the server's thread failed: ${message}`);
      started.reject(new Error(message));
      ended.resolve("failed");
    },
  });
  // Signals are heard before anybody can connect: from then on, a client may count on being drained.
  let ready = false;
  let stopping = false;
  const drain = () => {
    thread.say({ say: "drain" });
    after(settings.shutdown_deadline_ms + GRACE_MS, () => {
      report("the server's thread does not answer");
      ended.resolve("failed");
    });
  };
  onSignals({
    reload() {
      if (ready) thread.say({ say: "reload" });
    },
    stop() {
      if (stopping) {
        started.reject(new Error("stopped twice while starting"));
        return ended.resolve("cut_short");
      }
      stopping = true;
      if (ready) drain();
    },
  });
  thread.say({ say: "prepare" });
  const admitted = await admit();
  if (!admitted.ok) {
    thread.end();
    return admitted;
  }
  thread.say({ say: "start", orders });
  const result = await started.promise;
  if (!result.ok) {
    thread.end();
    return result;
  }
  await dropRights();
  const attempts = await tryForbidden({ read: [], write: [], net: [] });
  const open = attempts.filter(({ refused }) => !refused);
  if (open.length > 0) {
    thread.end();
    throw new Error(`still possible: ${open.map(({ act }) => act).join(", ")}`);
  }
  thread.say({ say: "launcher", attempts });

  ready = true;
  if (stopping) drain();
  return { ok: true, value: { port: result.value, ended: ended.promise } };
}
