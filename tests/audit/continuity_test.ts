/** Whether a file in another's place goes on with its chain. */
import assert from "node:assert/strict";
import { BEGINNING, chain, type Link } from "../../src/audit/chain.ts";
import { lostPlace } from "../../src/audit/continuity.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { openAuditFile } from "../../src/audit/file.ts";
import { inFolder } from "../cli/process.ts";

interface Chained {
  readonly text: string;
  readonly link: Link;
}

async function lines(kinds: readonly string[], from = BEGINNING) {
  const made: Chained[] = [];
  for (const kind of kinds) {
    made.push(await chain(made.at(-1)?.link ?? from, { kind }, webDigest));
  }
  return made;
}

const whole = (made: readonly Chained[]) =>
  made.map(({ text }) => text).join("");

async function lost(left: string, next: string, known: Link | null = null) {
  return await inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/left`, left);
    await Deno.writeTextFile(`${folder}/next`, next);
    const [a, b] = ["left", "next"].map((name) =>
      openAuditFile(`${folder}/${name}`)
    );
    assert.ok(a !== undefined && b !== undefined);
    try {
      return await lostPlace(a, b, known, webDigest);
    } finally {
      a.close();
      b.close();
    }
  });
}

const before = await lines(["decision", "decision"]);
const end = before.at(-1)?.link ?? BEGINNING;
const after = await lines(["opened"], end);
const sealed = [...before, ...await lines(["sealed"], end)];
const other = await lines(["repair"]);

const TABLE: readonly (readonly [string, string, string, Link | null])[] = [
  ["is empty", whole(before), "", end],
  ["goes on", whole(before), whole(after), null],
  ["is a copy", whole(before), whole(before), null],
  [
    "is a copy that has grown",
    whole(before),
    whole([...before, ...after]),
    null,
  ],
  ["is another chain", whole(before), whole(other), end],
  ["is no chain", whole(before), "rubbish\n", end],
  ["follows a rotation", whole(sealed), "", null],
];

for (const [name, left, next, place] of TABLE) {
  Deno.test(`lostPlace() where the new file ${name}`, async () => {
    assert.equal((await lost(left, next))?.hash, place?.hash);
  });
}

Deno.test("lostPlace() keeps what is known where the file that was left says nothing", async () => {
  assert.deepEqual(await lost("", "", end), end);
  assert.deepEqual(await lost("rubbish\n", "", end), end);
});
