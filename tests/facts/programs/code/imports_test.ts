/** Tests how imports are read. */
import assert from "node:assert/strict";
import {
  importedBy,
  readImport,
  readUnpacking,
} from "../../../../src/facts/programs/code/imports.ts";
import {
  JAVASCRIPT,
  PYTHON,
} from "../../../../src/facts/programs/code/languages.ts";
import { tokensOf } from "../../../../src/facts/programs/code/tokens.ts";
import { text } from "../../../../src/facts/programs/code/values.ts";

const CASES: readonly (readonly [
  string,
  typeof PYTHON,
  Readonly<Record<string, string>>,
])[] = [
  ["import os", PYTHON, {}],
  ["import os as o, sys as s", PYTHON, { o: "os", s: "sys" }],
  ["import os.path as p", PYTHON, { p: "os.path" }],
  ["from os import remove", PYTHON, { remove: "os.remove" }],
  ["from os import remove as r, rmdir", PYTHON, {
    r: "os.remove",
    rmdir: "os.rmdir",
  }],
  ["import fs from 'fs'", JAVASCRIPT, { fs: "fs" }],
  ["import {rm as r} from 'node:fs'", JAVASCRIPT, { r: "fs.rm" }],
  ["import {rm} from 'fs/promises'", JAVASCRIPT, { rm: "fs.promises.rm" }],
];

for (const [code, language, wanted] of CASES) {
  Deno.test(`readImport() reads ${code}`, () => {
    const tokens = tokensOf(code, language);
    const { names } = readImport(tokens, 0, tokens[0]?.text ?? "");
    assert.deepEqual(Object.fromEntries(names), wanted);
  });
}

Deno.test("readUnpacking() pairs members with their names", () => {
  const tokens = tokensOf("{a, b: c} = x", JAVASCRIPT);
  assert.deepEqual(readUnpacking(tokens, 0).pairs, [["a", "a"], ["b", "c"]]);
});

Deno.test("importedBy() knows calls that give modules", () => {
  assert.equal(importedBy("require", [text("node:fs")])?.name, "fs");
  assert.equal(importedBy("__import__", [text("os")])?.name, "os");
  const os = { name: "os", origins: [] };
  assert.equal(importedBy("getattr", [os, text("system")])?.name, "os.system");
  assert.equal(importedBy("print", [text("os")]), undefined);
});
