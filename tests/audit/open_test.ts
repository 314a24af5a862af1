/** Why a file cannot be the record. */
import assert from "node:assert/strict";
import { openRecord } from "../../src/audit/open.ts";
import { inFolder } from "../cli/process.ts";
import { options } from "./entry.ts";

function open(file: string) {
  return openRecord({
    file,
    sync: "none",
    max_bytes: 0,
    retention: options("").retention,
    redact: true,
  });
}

Deno.test("openRecord() opens a trail, and makes the folders above it", () =>
  inFolder(async (folder) => {
    const opened = await open(`${folder}/a/b/audit.jsonl`);
    assert.ok(opened.ok);
    await opened.value.close();
  }));

const TABLE: readonly (readonly [string, string, RegExp])[] = [
  ["a folder", "FOLDER", /it is a folder$/],
  ["a place below a file", "FOLDER/file/audit.jsonl", /audit\.jsonl/],
  ["a device", "/dev/null", /no regular file/],
];

for (const [name, file, why] of TABLE) {
  Deno.test(`openRecord() refuses ${name} as one problem`, () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/file`, "");
      const path = file.replace("FOLDER", folder);
      const opened = await open(path);
      assert.ok(!opened.ok);
      const [problem, ...more] = opened.problems;
      assert.deepEqual([problem?.id, problem?.file, more], [
        "AUDIT-009",
        path,
        [],
      ]);
      assert.match(problem?.message ?? "", why);
    }));
}
