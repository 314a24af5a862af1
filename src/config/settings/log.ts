/** The settings of the log. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const LOG_SETTINGS = {
  log_format: {
    kind: "choice",
    part: "log",
    default: "text",
    choices: ["text", "json"],
    description: "Form of the log lines on stderr",
  },
  log_level: {
    kind: "choice",
    part: "log",
    default: "info",
    choices: ["debug", "info", "warning", "error"],
    description: "Least severity that is logged",
  },
} as const satisfies Readonly<Record<string, Setting>>;
