/** Tests that a command line is found in the arguments, and given to the shell as it is. */
import assert from "node:assert/strict";
import {
  codeEffects,
  commandIn,
  inputEffects,
  placeFor,
} from "../../../src/facts/tools/command.ts";
import { brief, deeds, recorder } from "./recorder.ts";

Deno.test("commandIn() finds the command under each of its names", () => {
  const table:
    readonly (readonly [Record<string, unknown>, string | undefined])[] = [
      [{ command: "ls" }, "ls"],
      [{ Command: "ls" }, "ls"],
      [{ shell_command: "ls" }, "ls"],
      [{ script: "ls" }, "ls"],
      [{ command: ["a b", "c"] }, "'a b' c"],
      [{ commands: ["a b", "c"] }, "a b\nc"],
      [{ command: "rm", args: ["-rf", "/a b"] }, "rm -rf '/a b'"],
      [{ action: { command: ["ls"] } }, "ls"],
      [{ command: 1 }, undefined],
      [{ action: null }, undefined],
      [{}, undefined],
    ];
  for (const [parameters, wanted] of table) {
    assert.equal(commandIn(parameters)?.command, wanted);
  }
});

Deno.test("placeFor() resolves the tool's folder against the call's", () => {
  assert.equal(placeFor({ workdir: "a" }, { cwd: "/w" }).cwd, "/w/a");
  assert.equal(placeFor({ cwd: "/b" }, { cwd: "/w" }).cwd, "/b");
  assert.equal(placeFor({ cd: "" }, { cwd: "/w" }).cwd, "/w");
  assert.deepEqual(placeFor({}, {}), {});
});

Deno.test("codeEffects() chooses the interpreter by the language", () => {
  const table: readonly (readonly [Record<string, unknown>, string, string])[] =
    [
      [{ code: "a b" }, "x", "run python3 -c 'a b'"],
      [{ code: "a", language: "javascript" }, "x", "run node -e a"],
      [{ code: "a", language: "Ruby" }, "x", "run ruby -e a"],
      [{ code: "a", language: "klingon" }, "x", "run python3 -c a"],
      [{ code: "a" }, "js_repl", "run node -e a"],
    ];
  for (const [parameters, by, wanted] of table) {
    assert.deepEqual(
      codeEffects(parameters, {}, by, recorder).map(brief),
      [wanted],
    );
  }
});

Deno.test("inputEffects() does not take every text for a command", () => {
  const broken: typeof recorder = (_command, _place, where) => [{
    kind: "unresolved",
    what: "syntax",
    source: { where, piece: "", via: [] },
  }];
  assert.deepEqual(
    inputEffects({ chars: "print('a" }, {}, "x", broken).map(brief),
    ["unresolved code"],
  );
  assert.deepEqual(deeds("write_stdin", { chars: "\x03" }), []);
  assert.deepEqual(deeds("write_stdin", { chars: "rm -rf /\r" }), [
    "run rm -rf /",
  ]);
});
