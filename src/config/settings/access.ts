/** The settings of who may ask. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const ACCESS_SETTINGS = {
  api_key: {
    kind: "secret",
    part: "access",
    default: null,
    range: [20, 512],
    description: "One bootstrap key with the scopes evaluate, read and metrics",
  },
  keys: {
    kind: "path",
    part: "access",
    default: null,
    derived: "`keys.json` in the state folder",
    description: "File with the hashes of the API keys",
  },
  allow_anonymous_loopback: {
    kind: "boolean",
    part: "access",
    default: false,
    description:
      "Whether callers on this machine need no key while the server listens on loopback",
  },
  key_warning_days: {
    kind: "integer",
    section: "auth",
    part: "access",
    default: 14,
    unit: "days",
    range: [0, 365],
    description:
      "How long before a key ends the log, `check` and a metric say so; 0 for never",
  },
} as const satisfies Readonly<Record<string, Setting>>;
