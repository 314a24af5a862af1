/** Tests of keeping when keys were used while the server runs. */
import assert from "node:assert/strict";
import type { Logger } from "@logtape/logtape";
import { loadUsage } from "../../src/auth/usage.ts";
import { usageFile } from "../../src/config/usage.ts";
import { keepUsage } from "../../src/gateway/usage.ts";
import { inFolder, superego } from "../cli/process.ts";
import { drop, withServer } from "./process.ts";

function witness() {
  const writes: boolean[] = [];
  const lines: string[] = [];
  return {
    writes,
    lines,
    metrics: { usageWrite: (ok: boolean) => void writes.push(ok) },
    log: { warn: (text: string) => void lines.push(text) } as unknown as Logger,
  };
}

const NOW = new Date("2026-01-01T00:00:00Z");

Deno.test("keepUsage() writes at its end what was noted of stored keys, and of nobody else", () =>
  inFolder(async (folder) => {
    const keys = `${folder}/keys.json`;
    const { metrics, log, writes, lines } = witness();
    const usage = keepUsage(keys, metrics, log);
    usage.note({ id: "ci", scopes: [], key_id: "key_1" }, NOW);
    usage.note({ id: "bootstrap", scopes: [] }, NOW);
    await usage.close();
    assert.deepEqual([...await loadUsage(keys)], [["key_1", NOW.getTime()]]);
    assert.deepEqual([writes, lines], [[true], []]);
  }));

Deno.test("keepUsage() says once why nothing can be written, and counts every time", () =>
  inFolder(async (folder) => {
    const keys = `${folder}/keys.json`;
    await Deno.mkdir(`${usageFile(keys)}.lock`);
    const { metrics, log, writes, lines } = witness();
    const usage = keepUsage(keys, metrics, log);
    usage.note({ id: "ci", scopes: [], key_id: "key_1" }, NOW);
    await usage.close();
    await usage.close();
    assert.deepEqual(writes, [false, false]);
    assert.equal(lines.length, 1);
  }));

/** The keys of a folder, as `superego keys list` has them. */
async function listed(keys: string) {
  const { out } = await superego({
    args: ["keys", "list", "--format", "json"],
    env: { SUPEREGO_KEYS: keys, HOME: "/nowhere" },
  });
  return JSON.parse(out).keys as { owner: string; last_used: string | null }[];
}

for (const where of ["state", "elsewhere"]) {
  Deno.test(`\`keys list\` shows when a key was used last, with the keys in the folder ${where}`, () =>
    inFolder(async (folder) => {
      const keys = `${folder}/${where}/keys.json`;
      const env = { SUPEREGO_KEYS: keys, HOME: folder };
      const add = (owner: string) =>
        superego({ args: ["keys", "add", owner, "--scope", "read"], env });
      const secret = (await add("ci")).out.trim();
      await add("idle");
      const before = await Deno.readTextFile(keys);
      assert.deepEqual((await listed(keys)).map(({ last_used }) => last_used), [
        null,
        null,
      ]);
      await withServer(folder, [], async ({ url, process }) => {
        const headers = { Authorization: `Bearer ${secret}` };
        assert.ok(await drop(await fetch(`${url}/v1/health`, { headers })));
        process.kill("SIGTERM");
        await process.status;
      }, { SUPEREGO_KEYS: keys });
      const [ci, idle] = await listed(keys);
      assert.ok(
        Math.abs(Date.parse(ci?.last_used ?? "") - Date.now()) < 3_600_000,
      );
      assert.equal(idle?.last_used, null);
      assert.equal(await Deno.readTextFile(keys), before);
    }));
}

Deno.test("`keys list` goes on where the times are damaged, and says so", () =>
  inFolder(async (folder) => {
    const keys = `${folder}/keys.json`;
    const env = { SUPEREGO_KEYS: keys, HOME: folder };
    await superego({ args: ["keys", "add", "ci"], env });
    await Deno.writeTextFile(usageFile(keys), "{");
    const { code, out, err } = await superego({ args: ["keys", "list"], env });
    assert.equal(code, 0);
    assert.match(out, /not used yet\n$/);
    assert.match(err, /when keys were used is not known: .*\.used: /);
  }));
