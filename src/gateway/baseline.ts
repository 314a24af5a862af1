/** Ends the baseline's intervals while the server runs, and keeps what is learnt in a file beside the record. */
import type { Logger } from "@logtape/logtape";
import { readKeyText, writeKeyText } from "../auth/disk.ts";
import type { Settings } from "../config/schema.ts";
import { elapsed } from "../limit/clock.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Alarmed } from "./alarms.ts";
import { every, now } from "./clock.ts";

/** The baseline of a running server. */
export interface KeptBaseline {
  /** Writes what is learnt, and ends. Never rejects. */
  close(): Promise<void>;
}

/** How often the file is written, in milliseconds. */
const SAVE_MS = 900_000;

/** The file of what is learnt, in the folder that the server may write to anyway. */
export function baselineFile(audit: string): string {
  return `${audit}.baseline`;
}

/** Goes on with what the file has; one that cannot be read or written keeps nothing from working. */
export async function keepBaseline(
  { audit, baseline_interval_ms }: Pick<
    Settings,
    "audit" | "baseline_interval_ms"
  >,
  { baseline, watch, metrics }: Pick<Alarmed, "baseline" | "watch" | "metrics">,
  log: Pick<Logger, "warn" | "info">,
): Promise<KeptBaseline> {
  if (baseline === null) return { async close() {} };
  const file = baselineFile(audit);
  try {
    const text = await readKeyText(file);
    if (text !== null && !baseline.restore(JSON.parse(text))) {
      log.warn(
        "What {file} has was learnt with intervals of another length, or by another program: learning begins anew",
        { file },
      );
    }
  } catch (error) {
    log.warn(
      "What was usual cannot be read from {file} ({cause}): learning begins anew",
      { file, cause: causeInWords(error) },
    );
  }
  metrics.baselineLearnt(baseline.learnt(now()));
  let saved: unknown = null;
  const save = async () => {
    try {
      await writeKeyText(file, `${JSON.stringify(baseline.save())}\n`);
      saved = null;
    } catch (error) {
      const cause = causeInWords(error);
      if (cause !== saved) {
        log.warn("What is usual cannot be written to {file}: {cause}", {
          file,
          cause,
        });
      }
      saved = cause;
    }
  };
  let began = elapsed();
  // Clients come back one by one after a start: that interval is neither compared nor learnt.
  let first = true;
  const endInterval = every(baseline_interval_ms, () => {
    const at = now();
    const ended = elapsed();
    if (first) baseline.skip();
    else {
      for (
        const { event, fields, figures } of baseline.end(at, ended - began)
      ) {
        watch.happened(event, fields, figures);
      }
    }
    first = false;
    began = ended;
    metrics.baselineLearnt(baseline.learnt(at));
  });
  const endSaving = every(SAVE_MS, () => void save());
  return {
    async close() {
      endInterval();
      endSaving();
      await save();
    },
  };
}
