/** What the server's thread is told before the start. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import type { Settings } from "../../src/config/schema.ts";
import { giveOrders } from "../../src/gateway/worker_orders.ts";
import { inFolder } from "../cli/process.ts";

function settings(folder: string, more: Partial<Settings> = {}): Settings {
  const filled = fillDefaults({}, { home: folder, state_home: null });
  assert.ok(filled.ok);
  return { ...filled.value, ...more };
}

Deno.test("giveOrders() makes the audit folder, and knows the file by the path that links lead to", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/real`);
    await Deno.symlink(`${folder}/real`, `${folder}/link`);
    const given = await giveOrders(
      settings(folder, { audit: `${folder}/link/audit.jsonl` }),
      "1.0.0",
    );
    assert.ok(given.ok);
    const { settings: settled, grants, version } = given.value;
    assert.equal(settled.audit, `${folder}/real/audit.jsonl`);
    assert.ok(grants.write.includes(`${folder}/real`));
    assert.ok(!grants.write.includes(`${folder}/link`));
    assert.equal(version, "1.0.0");
    const made = await giveOrders(
      settings(folder, { audit: `${folder}/new/deep/audit.jsonl` }),
      "1.0.0",
    );
    assert.ok(made.ok);
    assert.ok((await Deno.stat(`${folder}/new/deep`)).isDirectory);
  }));

Deno.test("giveOrders() says for each policy where it may lie, the shipped one apart", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/policies`);
    await Deno.mkdir(`${folder}/data`);
    await Deno.writeTextFile(`${folder}/data/p.yaml`, "rules: []\n");
    const link = `${folder}/policies/p.yaml`;
    await Deno.symlink(`${folder}/data/p.yaml`, link);
    const given = await giveOrders(
      settings(folder, { policy: ["shipped", link, "none.yaml"] }),
      "1.0.0",
    );
    assert.ok(given.ok);
    const { policies } = given.value;
    assert.deepEqual(Object.keys(policies), [link, "none.yaml"]);
    assert.deepEqual(policies[link], {
      path: link,
      folders: [`${folder}/policies`, `${folder}/data`],
    });
    assert.deepEqual(policies["none.yaml"]?.folders, []);
    assert.equal(policies["none.yaml"]?.path, `${Deno.cwd()}/none.yaml`);
  }));

Deno.test("giveOrders() says that there can be no record, as a problem", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    const audit = `${folder}/file/audit.jsonl`;
    const given = await giveOrders(settings(folder, { audit }), "1.0.0");
    assert.ok(!given.ok);
    assert.deepEqual(given.problems.map(({ file }) => file), [audit]);
  }));
