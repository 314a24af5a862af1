/** Tests of reading the two ends of an audit file. */
import assert from "node:assert/strict";
import { BEGINNING, chain } from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { openAuditFile } from "../../src/audit/file.ts";
import { readHead, readTail } from "../../src/audit/tail.ts";
import { inFolder } from "./entry.ts";

async function tailOf(content: string | Uint8Array) {
  return await inFolder(async (folder) => {
    const path = `${folder}/a`;
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    Deno.writeFileSync(path, bytes);
    const file = openAuditFile(path);
    try {
      return {
        head: readHead(file),
        tail: await readTail(file, bytes.length, webDigest),
      };
    } finally {
      file.close();
    }
  });
}

async function twoLines(filler = "") {
  const one = await chain(BEGINNING, { kind: "decision", filler }, webDigest);
  const two = await chain(one.link, { kind: "decision", filler }, webDigest);
  return { one, two, text: one.text + two.text };
}

Deno.test("readTail() finds the last record, however long it is", async () => {
  for (const filler of ["", "x".repeat(5_000), "x".repeat(200_000)]) {
    const { two, text } = await twoLines(filler);
    const { tail } = await tailOf(text);
    assert.equal(tail.link.sequence, 2);
    assert.equal(tail.link.hash, two.link.hash);
    assert.equal(tail.sealed, false);
    assert.equal(tail.fragment.length, 0);
  }
});

Deno.test("readTail() gives what a killed writer left, and the record before", async () => {
  const { one, two, text } = await twoLines();
  for (let cut = 1; cut < two.text.length; cut++) {
    const { tail } = await tailOf(text.slice(0, -cut));
    assert.equal(tail.link.hash, one.link.hash);
    assert.equal(tail.fragment.length, two.text.length - cut);
  }
});

Deno.test("readTail() of nothing but a fragment is the beginning", async () => {
  const { tail } = await tailOf('{"sequence":1,"prev');
  assert.equal(tail.link, BEGINNING);
  assert.equal(tail.fragment.length, 19);
});

Deno.test("readTail() takes blocks that were never filled for torn", async () => {
  const { text } = await twoLines();
  const { tail } = await tailOf(text + "\0".repeat(5_000));
  assert.equal(tail.link.sequence, 2);
  assert.equal(tail.fragment.length, 5_000);
});

Deno.test("readTail() knows a seal", async () => {
  const { text } = await chain(BEGINNING, { kind: "sealed" }, webDigest);
  assert.equal((await tailOf(text)).tail.sealed, true);
});

Deno.test("readTail() refuses what it may not append to", async () => {
  const { text } = await twoLines();
  const table: readonly [string, string | Uint8Array, RegExp][] = [
    ["another file", "alias ls=rm", /does not end with an audit record/],
    ["another file's line", "alias ls=rm\n", /was altered/],
    ["an empty line", `${text}\n`, /was altered/],
    ["an altered record", text.replaceAll("decision", "dezision"), /altered/],
    ["garbage after it", `${text}garbage`, /does not end with an audit/],
    ["no line at all", new Uint8Array(70 * 1_048_576), /no end of line/],
  ];
  for (const [name, content, why] of table) {
    await assert.rejects(tailOf(content), why, name);
  }
});

Deno.test("readHead() is part 1 unless the first line says otherwise, and as old as that line", async () => {
  const { text } = await twoLines();
  assert.equal((await tailOf(text)).head.part, 1);
  assert.equal((await tailOf("")).head.part, 1);
  assert.equal((await tailOf(text)).head.since_ms, null);
  const time = "2026-05-01T12:00:00.000Z";
  const opened = await chain(
    BEGINNING,
    { kind: "opened", time, part: 7 },
    webDigest,
  );
  assert.deepEqual((await tailOf(opened.text)).head, {
    part: 7,
    since_ms: Date.parse(time),
    full: false,
    bytes: opened.text.length,
  });
  const decided = { kind: "decision", time };
  const { head } = await tailOf(
    (await chain(BEGINNING, decided, webDigest)).text,
  );
  assert.equal(head.full, true);
  assert.equal(head.since_ms, Date.parse(time));
});
