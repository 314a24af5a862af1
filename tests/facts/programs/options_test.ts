/** Tests how options are read. */
import assert from "node:assert/strict";
import {
  optionTable,
  readOptions,
  type Style,
} from "../../../src/facts/programs/options.ts";
import { plain } from "../../../src/facts/shell/data.ts";

const TABLE =
  "r,R,recursive f,force o,output= color=? n,dry-run force-with-lease=? exec=";

function read(words: string, style?: Style, table = TABLE): string {
  const options = readOptions(
    words.split(" ").filter((word) => word !== "").map(plain),
    optionTable(table),
    style,
  );
  const given = options.given.map(({ key, value }) =>
    value === undefined ? key : `${key}=${value.text}`
  );
  return [...given, "|", ...options.operands.map(({ text }) => text)].join(" ");
}

const CASES: readonly (readonly [string, Style | undefined, string])[] = [
  ["-rf a", undefined, "recursive force | a"],
  ["-R a -f", undefined, "recursive force | a"],
  ["a -rf", "posix", "| a -rf"],
  ["-o x a", undefined, "output=x | a"],
  ["-ox a", undefined, "output=x | a"],
  ["-rox a", undefined, "recursive output=x | a"],
  ["--output x a", undefined, "output=x | a"],
  ["--output=x a", undefined, "output=x | a"],
  ["--out x a", undefined, "output=x | a"],
  ["--rec a", undefined, "recursive | a"],
  ["--rec a", "exact", "rec | a"],
  ["--force a", undefined, "force | a"],
  ["--color a", undefined, "color | a"],
  ["--color=x a", undefined, "color=x | a"],
  ["-r -- -f a", undefined, "recursive | -f a"],
  ["-", undefined, "| -"],
  ["-z a", undefined, "z | a"],
  ["--zzz=1 a", undefined, "zzz=1 | a"],
  ["-o", undefined, "output |"],
  ["-exec x -r a", "single", "exec=x recursive | a"],
  ["--exec=x a", "single", "exec=x | a"],
  ["-unknown a", "single", "unknown | a"],
  ["if=a of=b c", "pairs", "if=a of=b | c"],
  ["/r /zz:1 a", "slash", "recursive zz=1 | a"],
  ["-rf a", "none", "| -rf a"],
];

for (const [words, style, wanted] of CASES) {
  Deno.test(`readOptions() reads ${words} as ${style ?? "gnu"}`, () => {
    assert.equal(read(words, style), wanted);
  });
}

Deno.test("readOptions() takes no prefix that two options share", () => {
  assert.equal(read("--e a", undefined, "exec= exclude="), "e | a");
});

Deno.test("Options tells what was given last, and all of it", () => {
  const options = readOptions(
    ["-o", "a", "-o", "b", "-r", "-r"].map(plain),
    optionTable(TABLE),
  );
  assert.equal(options.value("output")?.text, "b");
  assert.deepEqual(options.values("output").map(({ text }) => text), [
    "a",
    "b",
  ]);
  assert.equal(options.count("recursive"), 2);
  assert.equal(options.has("force", "recursive"), true);
  assert.equal(options.has("force"), false);
});

Deno.test("Options notes what the table does not have", () => {
  const options = readOptions(["-z", "--zzz"].map(plain), optionTable(TABLE));
  assert.deepEqual(options.strange, ["-z", "--zzz"]);
});

Deno.test("optionTable() reads a text once", () => {
  assert.equal(optionTable(TABLE), optionTable(TABLE));
});
