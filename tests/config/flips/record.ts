/** Flips of the record. */
import type { Flips, World } from "./flip.ts";
import { serving } from "./serving.ts";

const exists = (path: string) => Deno.stat(path).then(() => true, () => false);

async function recordedAt(world: World, path: string): Promise<boolean> {
  await serving(world, ({ judge }) => judge("ls"));
  return await exists(`${world.folder}/${path}`);
}

/** How many files the record has after some megabytes of calls. */
async function files(world: World): Promise<number> {
  await serving(world, async ({ judge }) => {
    for (let at = 0; at < 256; at++) await judge(`echo ${"x".repeat(16_000)}`);
  });
  const found = [...Deno.readDirSync(`${world.folder}/log`)];
  return found.filter(({ name }) => /^audit\.jsonl(\.\d+)?(\.gz)?$/.test(name))
    .length;
}

// A credential of nobody, in two pieces so that no scanner takes this file for a leak.
const SECRET = "ghp_" + "q7Zk2mX9vB4nL8sW1dR6tY3uJ5hG0fCa7E2b";

/** Each by its setting. */
export const RECORD_FLIPS: Flips = {
  state_dir: {
    sees: "The record is in the folder that is named",
    cases: [[undefined, false], ["kept", true]],
    see: (world) => recordedAt(world, "kept/audit.jsonl"),
  },
  audit: {
    sees: "The record is in the file that is named",
    cases: [[undefined, false], ["other.jsonl", true]],
    see: (world) => recordedAt(world, "other.jsonl"),
  },
  audit_sync: {
    sees: "Before the answer the disk itself is asked to keep the record",
    cases: [[undefined, false], ["group", true]],
    see: (world) =>
      serving(world, async ({ judge }) => {
        const { syncData } = Deno.FsFile.prototype;
        let synced = 0;
        Deno.FsFile.prototype.syncData = function () {
          synced++;
          return syncData.call(this);
        };
        try {
          await judge("ls");
        } finally {
          Deno.FsFile.prototype.syncData = syncData;
        }
        return synced > 0;
      }),
  },
  audit_max_bytes: {
    sees: "The record is rotated once it is that large",
    with: { audit: "log/audit.jsonl" },
    cases: [[undefined, false], [65_536, true]],
    see: async (world) => await files(world) > 1,
  },
  audit_keep: {
    sees: "Fewer rotated files are left",
    with: { audit: "log/audit.jsonl", audit_max_bytes: 65_536 },
    cases: [[undefined, true], [1, false]],
    see: async (world) => await files(world) > 2,
  },
  audit_redact: {
    sees: "A credential in a call stands in the record, or does not",
    cases: [[undefined, false], [false, true]],
    async see(world) {
      await serving(world, ({ judge }) => judge(`echo ${SECRET}`));
      return (await Deno.readTextFile(world.settings.audit)).includes(SECRET);
    },
  },
};
