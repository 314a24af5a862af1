/** Tests of reading recorded decisions back. */
import assert from "node:assert/strict";
import { type Filter, matches, search } from "../../src/audit/search.ts";
import type { AuditRecord } from "../../src/audit/record.ts";
import { entry, inFolder, options, record, withTrail } from "./entry.ts";

async function found(filter: Filter, limit?: number) {
  return await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(
      options(file, { max_bytes: 1_200, keep: 99 }),
      async (t) => {
        const day = (n: number) => new Date(Date.UTC(2026, 0, n));
        await t.append(entry({ tool_name: "Bash" }, {}, { now: day(1) }));
        await t.append(
          entry({ tool_name: "Read" }, { action: "allow", rule_id: null }, {
            now: day(2),
            principal: null,
          }),
        );
        await t.append(
          entry({ parameters: { path: "/Etc/passwd" } }, { rule_id: "r2" }, {
            now: day(3),
            principal: "ops",
          }),
        );
      },
    );
    Deno.writeTextFileSync(file, "garbage\n", { append: true });
    const records = await search(file, filter, limit);
    return records.map(({ call, verdict }) =>
      `${call.tool_name}:${verdict.rule_id}`
    );
  });
}

Deno.test("search() finds by every filter, over rotated files, oldest first", async () => {
  const all = ["Bash:r1", "Read:null", "Bash:r2"];
  const table: readonly [Filter, readonly string[]][] = [
    [{}, all],
    [{ tool: "Bash" }, ["Bash:r1", "Bash:r2"]],
    [{ tool: "bash" }, []],
    [{ action: "allow" }, ["Read:null"]],
    [{ rule: "r2" }, ["Bash:r2"]],
    [{ principal: "ops" }, ["Bash:r2"]],
    [{ text: "etc/PASSWD" }, ["Bash:r2"]],
    [{ since: new Date("2026-01-02") }, ["Read:null", "Bash:r2"]],
    [{ until: new Date("2026-01-02") }, ["Bash:r1"]],
    [{ tool: "Bash", rule: "r1" }, ["Bash:r1"]],
  ];
  for (const [filter, want] of table) {
    assert.deepEqual(await found(filter), want, JSON.stringify(filter));
  }
});

Deno.test("search() keeps the last of what it finds", async () => {
  assert.deepEqual(await found({}, 2), ["Read:null", "Bash:r2"]);
});

Deno.test("search() passes over decisions that it cannot read safely", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 2);
    const text = Deno.readTextFileSync(file);
    for (
      const damaged of [
        text.replace('"call":{', '"call":{{'),
        text.replace('"call":', '"calm":'),
        text.replace(/"verdict":\{.*?\}/, '"verdict":null'),
        text.replace('"time":"', '"time":7,"x":"'),
      ]
    ) {
      Deno.writeTextFileSync(file, damaged);
      assert.equal((await search(file, {})).length, 1, damaged);
    }
  });
});

Deno.test("matches() takes no time for no match", () => {
  const undated = { time: "never" } as unknown as AuditRecord;
  assert.equal(matches(undated, { since: new Date(0) }), false);
  assert.equal(matches(undated, { until: new Date(0) }), false);
});
