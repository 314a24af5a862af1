/** The settings of TLS on the listener itself. */
import type { Setting } from "../setting.ts";

/** Settings of the part `tls`. */
export const TLS_SETTINGS = {
  tls_certificate_file: {
    kind: "path",
    part: "tls",
    default: null,
    description:
      "File (PEM) with the certificate, and what lies between it and its authority after it; with it the server speaks TLS alone",
  },
  tls_key_file: {
    kind: "path",
    part: "tls",
    default: null,
    description: "File (PEM) with the private key of that certificate",
  },
  tls_min_version: {
    kind: "choice",
    part: "tls",
    default: "1.2",
    choices: ["1.2", "1.3"],
    description: "Oldest version of TLS that is spoken",
  },
  tls_warning_days: {
    kind: "integer",
    part: "tls",
    default: 21,
    unit: "days",
    range: [0, 365],
    description:
      "How long before the certificate ends the log and `/readyz` say so; 0 for not before it has ended",
  },
} as const satisfies Readonly<Record<string, Setting>>;
