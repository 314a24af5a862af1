/** Tests of erasing what was recorded of a principal. */
import assert from "node:assert/strict";
import { webDigest } from "../../src/audit/digest.ts";
import { erase } from "../../src/audit/erase.ts";
import { holdAlone } from "../../src/audit/file.ts";
import { readDecisions } from "../../src/audit/search.ts";
import {
  type Different,
  entry,
  inFolder,
  options,
  verified,
  withTrail,
} from "./entry.ts";

const ERASURE = {
  id: "00000000-0000-4000-8000-000000000001",
  principal: "alice",
  by: "data protection",
  why: "request 17",
  now: new Date("2026-05-02T12:00:00.000Z"),
};

/** Alternating records of two principals, each with a word of their own. */
async function recordTwo(
  file: string,
  count: number,
  different: Different = {},
) {
  await withTrail(options(file, { keep: 100, ...different }), async (trail) => {
    for (let i = 0; i < count; i++) {
      const [principal, word] = i % 2 === 0
        ? ["alice", "wonderland"]
        : ["bob", "builder"];
      await trail.append(
        entry({ parameters: { command: `ls ${word}` } }, {
          decision_id: crypto.randomUUID(),
        }, { principal }),
      );
    }
  });
}

/** What the files of a folder hold, unpacked. */
async function contents(folder: string): Promise<string> {
  let text = "";
  for (const { name } of Deno.readDirSync(folder)) {
    const bytes = Deno.readFileSync(`${folder}/${name}`);
    text += name.includes(".gz")
      ? await new Response(
        new Blob([bytes]).stream().pipeThrough(
          new DecompressionStream("gzip"),
        ),
      ).text()
      : new TextDecoder().decode(bytes);
  }
  return text;
}

async function principals(file: string): Promise<readonly unknown[]> {
  const found = new Set<unknown>();
  for await (const { principal } of readDecisions(file)) found.add(principal);
  return [...found];
}

const SHAPES: Readonly<Record<string, Different>> = {
  "a file that was never rotated": {},
  "many files": { max_bytes: 2_000 },
  "compressed files": { max_bytes: 2_000, compress: true },
};

for (const [shape, different] of Object.entries(SHAPES)) {
  Deno.test(`erase() leaves nothing of a principal in ${shape}, and the chain whole`, () =>
    inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await recordTwo(file, 20, different);
      assert.match(await contents(folder), /alice.*wonderland/s);
      assert.equal(await erase(file, ERASURE, webDigest), 10);
      const left = await contents(folder);
      assert.doesNotMatch(left, /alice|wonderland/);
      const { found, notes, decisions, erased } = await verified(file);
      assert.deepEqual(found, []);
      assert.deepEqual([decisions, erased], [10, 10]);
      assert.match(
        notes.join(),
        /erased: 10 records on 2026-05-02T12:00:00.000Z by data protection, because request 17/,
      );
      assert.deepEqual(await principals(file), ["bob"]);
    }));
}

Deno.test("erase() is followed by other records, and by another erasure", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 4);
    await erase(file, ERASURE, webDigest);
    await recordTwo(file, 4);
    const id = ERASURE.id.replace("1", "2");
    await erase(file, { ...ERASURE, id }, webDigest);
    await recordTwo(file, 1, { max_bytes: 100 });
    const { found, erased, decisions } = await verified(file);
    assert.deepEqual(found, []);
    assert.deepEqual([erased, decisions], [4, 5]);
  }));

Deno.test("erase() while another process writes loses no record of anybody else", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 4);
    await withTrail(options(file), async (trail) => {
      const bob = () => trail.append(entry({}, {}, { principal: "bob" }));
      await bob();
      await Promise.all([erase(file, ERASURE, webDigest), bob(), bob()]);
      await bob();
    });
    const { found, decisions, erased } = await verified(file);
    assert.deepEqual(found, []);
    assert.deepEqual([decisions, erased], [6, 2]);
  }));

Deno.test("erase() takes torn lines out, too, since nobody can tell whose they are", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 2);
    const torn = Deno.readTextFileSync(file).slice(0, 500)
      .replace("wonderland", "torn-land");
    Deno.writeTextFileSync(
      file,
      torn.replace(/^.*"sequence":1/, '{"sequence":3'),
      {
        append: true,
      },
    );
    await recordTwo(file, 2);
    assert.match(await contents(folder), /torn-land|"principal":"alice"/);
    await erase(file, ERASURE, webDigest);
    assert.doesNotMatch(await contents(folder), /alice|land/);
    assert.deepEqual((await verified(file)).found, []);
  }));

Deno.test("erase() does nothing where nothing is of that principal", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 2);
    const before = await contents(folder);
    const nobody = { ...ERASURE, principal: "carol" };
    assert.equal(await erase(file, nobody, webDigest), 0);
    assert.equal(await contents(folder), before);
  }));

Deno.test("erase() that was cut off before the first file was replaced is told of, and done by the next", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 4);
    const whole = `${folder}/whole`;
    Deno.copyFileSync(file, whole);
    await erase(file, ERASURE, webDigest);
    // What was on the disk when the record of the erasure was written.
    const sealed = Deno.readTextFileSync(`${file}.1`).split("\n").at(-2);
    Deno.writeTextFileSync(
      `${file}.1`,
      `${Deno.readTextFileSync(whole)}${sealed}\n`,
    );
    Deno.removeSync(whole);
    const cut = await verified(file);
    assert.deepEqual(cut.found, []);
    assert.match(cut.notes.join(), /not carried out in part 1/);
    const id = ERASURE.id.replace("1", "2");
    assert.equal(await erase(file, { ...ERASURE, id }, webDigest), 2);
    assert.doesNotMatch(await contents(folder), /alice/);
    assert.deepEqual((await verified(file)).found, []);
  }));

Deno.test("erase() waits for no other process that works on a file", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 20, { max_bytes: 2_000 });
    const held = holdAlone(`${file}.1`);
    await assert.rejects(
      erase(file, ERASURE, webDigest),
      /another process works on .*a\.jsonl\.1/,
    );
    held?.[Symbol.dispose]();
    assert.deepEqual((await verified(file)).found, []);
  }));

Deno.test("verify() finds a record that was taken out without an erasure", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordTwo(file, 20, { max_bytes: 2_000 });
    await erase(file, ERASURE, webDigest);
    const path = `${file}.1`;
    const text = Deno.readTextFileSync(path);
    const [stone = ""] = /^.*"erased".*$/m.exec(text) ?? [];
    const takenOut = text.replace(/^.*"principal":"bob".*$/m, (line) => {
      const [, sequence, previous] =
        /"sequence":(\d+),"previous":"(\w+)"/.exec(line) ?? [];
      const [, hash] = /"hash":"(\w+)"\}$/.exec(line) ?? [];
      return stone
        .replace(/"sequence":\d+/, `"sequence":${sequence}`)
        .replace(/"previous":"\w+"/, `"previous":"${previous}"`)
        .replace(/"hash":"\w+"/, `"hash":"${hash}"`);
    });
    assert.notEqual(takenOut, text);
    Deno.writeTextFileSync(path, takenOut);
    const { problems } = await verified(file);
    assert.deepEqual(problems.map(({ id }) => id), ["AUDIT-012"]);
  }));
