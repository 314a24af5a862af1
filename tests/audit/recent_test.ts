/** Tests of reading the latest decisions from the end of the file. */
import assert from "node:assert/strict";
import { MOST_RECENT, recentDecisions } from "../../src/audit/recent.ts";
import { inFolder, record } from "./entry.ts";

const line = (sequence: number, kind = "decision", more = "") =>
  `{"sequence":${sequence},"previous":"genesis","kind":"${kind}","time":"","call":{},"verdict":{},"more":"${more}"}\n`;

function sequences(path: string, limit: number) {
  return recentDecisions(path, limit).map(({ sequence }) => sequence);
}

const table: readonly (readonly [string, string, number, readonly number[]])[] =
  [
    ["the latest first", [1, 2, 3].map((n) => line(n)).join(""), 9, [3, 2, 1]],
    ["no more than asked", [1, 2, 3].map((n) => line(n)).join(""), 2.9, [3, 2]],
    ["nothing when nothing is asked", line(1), 0, []],
    ["nothing for what is no number", line(1), NaN, []],
    [
      "decisions only, and what can be read",
      `${line(1)}${line(2, "repair")}garbage\n${line(3).slice(0, -3)}\n\n${
        line(4)
      }`,
      9,
      [4, 1],
    ],
    ["no line that is torn", line(1) + line(2).slice(0, -1), 9, [1]],
    [
      "what is far back",
      line(1) + line(2, "decision", "x".repeat(900_000)) + line(3),
      9,
      [3, 2, 1],
    ],
    ["nothing in an empty file", "", 9, []],
  ];

for (const [what, text, limit, want] of table) {
  Deno.test(`recentDecisions() gives ${what}`, () =>
    inFolder((folder) => {
      Deno.writeTextFileSync(`${folder}/a`, text);
      assert.deepEqual(sequences(`${folder}/a`, limit), want);
    }));
}

Deno.test("recentDecisions() gives nothing where there is no file", () =>
  inFolder((folder) => {
    assert.deepEqual(sequences(`${folder}/none`, 9), []);
  }));

Deno.test("recentDecisions() gives no more than a thousand", () =>
  inFolder((folder) => {
    const lines = Array.from(
      { length: MOST_RECENT + 5 },
      (_, n) => line(n + 1),
    );
    Deno.writeTextFileSync(`${folder}/a`, lines.join(""));
    assert.equal(sequences(`${folder}/a`, 9_999).length, MOST_RECENT);
  }));

Deno.test("recentDecisions() gives no more once there are four megabytes, the last one excepted", () =>
  inFolder((folder) => {
    const large = (n: number) => line(n, "decision", "x".repeat(1 << 20));
    Deno.writeTextFileSync(
      `${folder}/a`,
      [1, 2, 3, 4, 5, 6].map(large).join(""),
    );
    assert.deepEqual(sequences(`${folder}/a`, 9), [6, 5, 4, 3]);
    Deno.writeTextFileSync(
      `${folder}/a`,
      line(1) + line(2, "decision", "x".repeat(5 << 20)),
    );
    assert.deepEqual(sequences(`${folder}/a`, 9), [2]);
  }));

Deno.test("recentDecisions() goes back over rotated files", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 6, { max_bytes: 1_200 });
    assert.ok(Deno.statSync(`${file}.2`).isFile);
    assert.equal(recentDecisions(file, 6).length, 6);
    Deno.removeSync(`${file}.1`);
    const left = recentDecisions(file, 6).length;
    assert.ok(left > 0 && left < 6, String(left));
  }));
