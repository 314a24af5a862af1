/** Tests of `superego audit erase` on real files. */
import assert from "node:assert/strict";
import { audit } from "../../src/cli/audit.ts";
import { UsageError } from "../../src/cli/args.ts";
import { entry, inFolder, options, withTrail } from "../audit/entry.ts";
import { memoryIo } from "./memory_io.ts";

const BY = ["--by", "data protection", "--why", "request 17"];

/** Runs the verb on a record of two calls, one of alice's and one of bob's. */
async function run(
  args: readonly string[],
  { policies = "", damage = (text: string) => text } = {},
) {
  return await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      for (const principal of ["alice", "bob"]) {
        await trail.append(entry({}, {}, { principal }));
      }
    });
    Deno.writeTextFileSync(file, damage(Deno.readTextFileSync(file)));
    Deno.writeTextFileSync(`${folder}/superego.yaml`, `audit: ${file}\n`);
    Deno.writeTextFileSync(`${folder}/security-policies.yaml`, policies);
    const config = ["--config", `${folder}/superego.yaml`];
    const io = memoryIo();
    const code = await audit([...args, ...config], io);
    const after = memoryIo();
    await audit(["verify", file], after);
    const text = [...Deno.readDirSync(folder)].map(({ name }) =>
      Deno.readTextFileSync(`${folder}/${name}`)
    ).join("");
    return { code, ...io.written, text, verified: after.written };
  });
}

Deno.test("audit() erase leaves nothing of the principal, and verify says so", async () => {
  const { code, out, text, verified } = await run([
    "erase",
    "--principal",
    "alice",
    ...BY,
  ]);
  assert.equal(code, 0);
  assert.match(out, /1 record was erased/);
  assert.doesNotMatch(text, /alice/);
  assert.match(text, /bob/);
  assert.match(verified.out, /1 decision and 1 erased in 2 files, .* whole/s);
  assert.match(
    verified.err,
    /erased: 1 record on .* by data protection, because request 17/,
  );
});

Deno.test("audit() erase tells programs how many records there were", async () => {
  for (const [principal, records] of [["alice", 1], ["carol", 0]] as const) {
    const { code, out } = await run([
      "erase",
      "--principal",
      principal,
      "--format",
      "json",
      ...BY,
    ]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), { records });
  }
});

Deno.test("audit() erase erases nothing under a legal hold", async () => {
  const { code, err, text } = await run(
    ["erase", "--principal", "alice", ...BY],
    { policies: "data: {legal_hold: true}\n" },
  );
  assert.equal(code, 1);
  assert.match(err, /AUDIT-013: .*legal hold/);
  assert.match(text, /alice/);
});

Deno.test("audit() erase hides no damage of the record", async () => {
  const { code, err, text } = await run(
    ["erase", "--principal", "alice", ...BY],
    { damage: (text) => text.replace("because", "BECAUSE") },
  );
  assert.equal(code, 1);
  assert.match(err, /AUDIT-001/);
  assert.match(text, /alice/);
});

Deno.test("audit() erase wants to know whose, by whom and why, without the name in the record", async () => {
  const table: readonly (readonly [readonly string[], RegExp])[] = [
    [BY, /needs --principal/],
    [["--principal", "alice", "--why", "x"], /for the record --by and --why/],
    [["--principal", "alice", "--by", "x"], /for the record --by and --why/],
    [
      ["--principal", "alice", "--by", "x", "--why", "Alice asked"],
      /`--why` names the principal/,
    ],
    [
      ["--principal", "alice", "--by", "y".repeat(513), "--why", "x"],
      /`--by` has more than 512/,
    ],
  ];
  for (const [args, message] of table) {
    await assert.rejects(run(["erase", ...args]), (error) => {
      assert.ok(error instanceof UsageError);
      assert.match(error.message, message);
      return true;
    });
  }
});
