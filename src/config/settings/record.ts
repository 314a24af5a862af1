/** The settings of the record of decisions. */
import type { Setting } from "../setting.ts";

const MIB = 1_048_576;

/** Each by its name. */
export const RECORD_SETTINGS = {
  state_dir: {
    kind: "path",
    part: "record",
    default: null,
    derived: "`$XDG_STATE_HOME/superego`, else `~/.local/state/superego`",
    description: "Folder for what is kept between runs",
  },
  audit: {
    kind: "path",
    part: "record",
    default: null,
    derived: "`audit.jsonl` in the state folder",
    flag: "--audit",
    description: "File to which every decision is appended before its answer",
  },
  audit_sync: {
    kind: "choice",
    part: "record",
    default: "none",
    choices: ["none", "group"],
    description:
      "Whether an answer waits until its record is on the disk itself (`group`) or handed to the operating system (`none`)",
  },
  audit_max_bytes: {
    kind: "integer",
    part: "record",
    default: 64 * MIB,
    unit: "bytes",
    range: [65_536, 1024 * 1024 * MIB],
    description: "Size at which the audit file is rotated",
  },
  audit_keep: {
    kind: "integer",
    part: "record",
    default: 16,
    unit: "files",
    range: [1, 10_000],
    description: "How many rotated audit files are kept",
  },
  audit_redact: {
    kind: "boolean",
    part: "record",
    default: true,
    description: "Whether secrets are cut out of records before writing",
  },
} as const satisfies Readonly<Record<string, Setting>>;
