/** Writes what happens to the server as lines on standard error: text for people, JSON for machines. */
import {
  configureSync,
  getJsonLinesFormatter,
  getLogger,
  getTextFormatter,
  type Logger,
  type LogRecord,
} from "@logtape/logtape";
import { type FindSecrets, maskValue } from "../audit/mask.ts";
import type { Settings } from "../config/schema.ts";
import { findPersonal } from "../audit/personal.ts";
import { findInSaid } from "../audit/said.ts";

/** The settings of the log. */
export type LogSettings =
  & Pick<Settings, "log_format" | "log_level">
  & Partial<Pick<Settings, "mask_personal_data">>;

/** Opens the log of the process; `write` gets whole lines with their line break, `also` what they are made of. */
export function openLog(
  settings: LogSettings,
  write: (line: string) => void = writeError,
  also: (record: LogRecord) => void = () => {},
): Logger {
  const format = settings.log_format === "json"
    ? getJsonLinesFormatter({ properties: "flatten" })
    : getTextFormatter({
      timestamp: "rfc3339",
      value: (value, inspect) =>
        typeof value === "string" ? onOneLine(value) : inspect(value),
    });
  const find: FindSecrets = settings.mask_personal_data
    ? (text) =>
      [...findInSaid(text), ...findPersonal(text)].sort((a, b) =>
        a.start - b.start || b.end - a.end
      )
    : findInSaid;
  configureSync({
    reset: true,
    sinks: {
      stderr: (record: LogRecord) => {
        const safe = withoutSecrets(record, find);
        write(format(safe));
        also(safe);
      },
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
function withoutSecrets(record: LogRecord, find: FindSecrets): LogRecord {
  return {
    ...record,
    message: record.message.map((part) => maskValue(part, find)),
    properties: maskValue(record.properties, find) as Record<
      string,
      unknown
    >,
  };
}

/** A text as it is, but for what would break the line or steer a terminal, which is written as `\u{a}`. */
function onOneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  );
}

function writeError(line: string): void {
  try {
    Deno.stderr.writeSync(new TextEncoder().encode(line));
  } catch {
    // Nobody reads it, and there is nowhere else to say so.
  }
}
