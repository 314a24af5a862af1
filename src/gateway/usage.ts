/** Keeps when keys were used last while the server runs: in memory, and now and then on the disk. */
import type { Logger } from "@logtape/logtape";
import { createUsage } from "../auth/usage.ts";
import { usageFile } from "../config/usage.ts";
import type { Principal } from "../auth/scopes.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { every } from "./clock.ts";

/** What the server notes. */
export interface KeptUsage {
  /** Somebody was let in. */
  note(principal: Principal, now: Date): void;
  /** Writes what is noted, and ends. Never rejects. */
  close(): Promise<void>;
}

/** How often the file is written while keys are used, in milliseconds. */
const SAVE_MS = 60_000;

/** Begins to keep it; a file that cannot be written keeps nothing from working. */
export function keepUsage(
  keys: string,
  metrics: Pick<Metrics, "usageWrite">,
  log: Logger,
): KeptUsage {
  let failing: string | null = null;
  const usage = createUsage(keys, (failure) => {
    metrics.usageWrite(failure === null);
    if (failure !== null && failure !== failing) {
      log.warn(
        "When keys were used cannot be written to {file}: {failure}. Requests are answered all the same",
        { file: usageFile(keys), failure },
      );
    }
    failing = failure;
  });
  const end = every(SAVE_MS, () => void usage.save());
  return {
    note({ key_id }, now) {
      if (key_id !== undefined) usage.note(key_id, now);
    },
    async close() {
      end();
      await usage.save();
    },
  };
}
