/** Flips of what becomes of recorded data. */
import { webDigest } from "../../../src/audit/digest.ts";
import { verify } from "../../../src/audit/verify.ts";
import { KEYS, onDays, record } from "../../audit/entry.ts";
import type { Flips, World } from "./flip.ts";
import { serving } from "./serving.ts";

const LOG = { audit: "log/audit.jsonl" };
const DAY_MS = 86_400_000;

/** What is rotated of a chain once a server has kept its limits: whether the first part is there, and how many are compressed. */
async function left({ folder, settings }: World) {
  await serving({ folder, settings, config: "" }, ({ judge }) => judge("ls"));
  const names = [...Deno.readDirSync(`${folder}/log`)].map(({ name }) => name);
  const { problems } = await verify(settings.audit, webDigest);
  return {
    whole: problems.length === 0,
    first: names.some((name) => /\.1(\.gz)?$/.test(name)),
    compressed: names.some((name) => name.endsWith(".gz")),
  };
}

/** A chain of some files. */
function chained(folder: string): Promise<void> {
  return record(`${folder}/log/audit.jsonl`, 12, {
    max_bytes: 2_000,
    keep: 100,
  });
}

const ALL = { whole: true, first: true, compressed: false };
const WITHOUT_FIRST = { ...ALL, first: false };

/** Each by its setting. */
export const DATA_FLIPS: Flips = {
  audit_keep_days: {
    sees: "A rotated file is there after so many days, or is not",
    with: LOG,
    before: (folder) =>
      onDays(`${folder}/log/audit.jsonl`, {
        days: [-10, -8, -2],
        from: Date.now(),
        keep_ms: 1_000 * DAY_MS,
      }),
    cases: [[undefined, ALL], [30, ALL], [5, WITHOUT_FIRST]],
    see: left,
  },
  audit_keep_bytes: {
    sees: "The oldest rotated file is there, or makes room for others",
    with: LOG,
    before: chained,
    cases: [[undefined, ALL], [4_000, WITHOUT_FIRST]],
    see: left,
  },
  audit_compress: {
    sees: "Rotated files are compressed, and verified as before",
    with: LOG,
    before: chained,
    cases: [[undefined, ALL], [true, { ...ALL, compressed: true }]],
    see: left,
  },
  audit_key: {
    sees: "What is recorded can be read in the file, or with the key alone",
    with: LOG,
    cases: [[undefined, true], [KEYS.first, false]],
    async see({ folder, settings }) {
      await serving(
        { folder, settings, config: "" },
        ({ judge }) => judge("ls wonderland"),
      );
      const text = await Deno.readTextFile(settings.audit);
      return text.includes("wonderland");
    },
  },
  mask_personal_data: {
    sees: "A mail address in a call stands in the record, or does not",
    with: LOG,
    cases: [[undefined, true], [true, false]],
    async see({ folder, settings }) {
      await serving(
        { folder, settings, config: "" },
        ({ judge }) => judge("mail alice@wonderland.example"),
      );
      const text = await Deno.readTextFile(settings.audit);
      return text.includes("alice@wonderland.example");
    },
  },
  legal_hold: {
    sees: "What the limits would have removed is there",
    with: { ...LOG, audit_keep: 1, audit_keep_bytes: 1, audit_keep_days: 1 },
    before: chained,
    cases: [[undefined, WITHOUT_FIRST], [true, ALL]],
    see: left,
  },
};
