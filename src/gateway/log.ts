/** Writes what happens to the server as lines on standard error: text for people, JSON for machines. */
import {
  configureSync,
  getJsonLinesFormatter,
  getLogger,
  getTextFormatter,
  type Logger,
  type LogRecord,
} from "@logtape/logtape";
import { maskValue } from "../audit/mask.ts";
import type { Settings } from "../config/schema.ts";
import { findInSaid } from "../audit/said.ts";

/** Opens the log of the process; `write` gets whole lines with their line break. */
export function openLog(
  settings: Pick<Settings, "log_format" | "log_level">,
  write: (line: string) => void = writeError,
): Logger {
  const format = settings.log_format === "json"
    ? getJsonLinesFormatter({ properties: "flatten" })
    : getTextFormatter({ timestamp: "rfc3339" });
  configureSync({
    reset: true,
    sinks: {
      stderr: (record: LogRecord) => write(format(withoutSecrets(record))),
    },
    loggers: [
      {
        category: "superego",
        sinks: ["stderr"],
        lowestLevel: settings.log_level,
      },
      {
        category: ["logtape", "meta"],
        sinks: ["stderr"],
        lowestLevel: "error",
      },
    ],
  });
  return getLogger("superego");
}

/** Before it is formatted: a secret may have quotes in it, and a line of JSON has to stay one. */
function withoutSecrets(record: LogRecord): LogRecord {
  return {
    ...record,
    message: record.message.map((part) => maskValue(part, findInSaid)),
    properties: maskValue(record.properties, findInSaid) as Record<
      string,
      unknown
    >,
  };
}

function writeError(line: string): void {
  try {
    Deno.stderr.writeSync(new TextEncoder().encode(line));
  } catch {
    // Nobody reads it, and there is nowhere else to say so.
  }
}
