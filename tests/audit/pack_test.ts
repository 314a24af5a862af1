/** Tests of compressing a rotated file. */
import assert from "node:assert/strict";
import { holdAlone } from "../../src/audit/file.ts";
import { readLines } from "../../src/audit/lines.ts";
import { packFile } from "../../src/audit/pack.ts";
import { inFolder } from "./entry.ts";

const TEXT = "one\ntwo\nthree without an end";

async function textOf(path: string): Promise<string> {
  let text = "";
  for await (const { bytes, ended } of readLines(path)) {
    text += new TextDecoder().decode(bytes) + (ended ? "\n" : "");
  }
  return text;
}

Deno.test("packFile() leaves the compressed file alone, closed to others", () =>
  inFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/a.1`, TEXT);
    await packFile(`${folder}/a.1`);
    const left = [...Deno.readDirSync(folder)].map(({ name }) => name);
    assert.deepEqual(left, ["a.1.gz"]);
    assert.equal(await textOf(`${folder}/a.1.gz`), TEXT);
    assert.equal((Deno.statSync(`${folder}/a.1.gz`).mode ?? 0) & 0o777, 0o600);
  }));

Deno.test("packFile() replaces what an earlier try left", () =>
  inFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/a.1`, TEXT);
    Deno.writeTextFileSync(`${folder}/a.1.gz`, "half");
    Deno.writeTextFileSync(`${folder}/a.1.gz.next`, "half");
    await packFile(`${folder}/a.1`);
    assert.equal(await textOf(`${folder}/a.1.gz`), TEXT);
  }));

Deno.test("packFile() leaves a file to the process that works on it", () =>
  inFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/a.1`, TEXT);
    using held = holdAlone(`${folder}/a.1`);
    assert.ok(held);
    await packFile(`${folder}/a.1`);
    assert.equal(Deno.readTextFileSync(`${folder}/a.1`), TEXT);
  }));
