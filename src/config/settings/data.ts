/** The settings of what becomes of recorded data. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const DATA_SETTINGS = {
  audit_keep_days: {
    kind: "integer",
    section: "data",
    part: "data",
    default: 0,
    unit: "days",
    range: [0, 36_500],
    description:
      "How long after it was rotated an audit file is removed, which is recorded; the file is then rotated every day, too; 0 for never",
  },
  audit_keep_bytes: {
    kind: "integer",
    section: "data",
    part: "data",
    default: 0,
    unit: "bytes",
    range: [0, Number.MAX_SAFE_INTEGER],
    description:
      "How large the rotated audit files may be together, as they are on the disk; above it the oldest are removed, which is recorded; 0 for any size",
  },
  audit_compress: {
    kind: "boolean",
    section: "data",
    part: "data",
    default: false,
    description:
      "Whether rotated audit files, all but the latest, are compressed",
  },
  audit_key: {
    kind: "secret",
    owner_only: true,
    section: "data",
    part: "data",
    default: null,
    range: [43, 4_096],
    description:
      "Keys of 256 bits in Base64, separated by commas: the first encrypts every record by AES-256-GCM, all decrypt; the file may be read by its owner and group alone",
  },
  mask_personal_data: {
    kind: "boolean",
    section: "data",
    part: "data",
    default: false,
    description:
      "Whether payment cards, account numbers, social security numbers, mail addresses and telephone numbers are left out of records and log lines, as secrets are",
  },
  legal_hold: {
    kind: "boolean",
    section: "data",
    part: "data",
    default: false,
    description:
      "Whether no audit file is removed and nothing is erased from one, whatever the limits say",
  },
} as const satisfies Readonly<Record<string, Setting>>;
