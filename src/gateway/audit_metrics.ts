/** Counts what becomes of audit records. */
import type { Trail } from "../audit/trail.ts";
import type { Metrics } from "../metrics/metrics.ts";

/** A trail and metrics, of which the one is counted by the other. */
export interface Counted {
  /** Appends, and counts whether that went well. */
  readonly trail: Pick<Trail, "append">;
  /** The same metrics; rendering asks the trail how it is. */
  readonly metrics: Metrics;
}

/** Puts the two together: the trail recovers without being written to, so its state is asked for when it is wanted. */
export function countAudit(
  trail: Pick<Trail, "append" | "status">,
  metrics: Metrics,
): Counted {
  return {
    trail: {
      append: (entry) =>
        trail.append(entry).then(() => metrics.auditWrite(true), (error) => {
          metrics.auditWrite(false);
          throw error;
        }),
    },
    metrics: {
      ...metrics,
      render() {
        const { ok, queued } = trail.status();
        metrics.auditOk(ok);
        metrics.auditQueue(queued);
        return metrics.render();
      },
    },
  };
}
