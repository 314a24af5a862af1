/** Tests of tools that run code: by the argument, by the words of the name, by the argument's own name. */
import assert from "node:assert/strict";
import {
  codeEffects,
  languagesIn,
  namedCodeEffects,
} from "../../../src/facts/tools/code.ts";
import { brief, recorder } from "./recorder.ts";

const PLACE = { cwd: "/home/dev/project", home: "/home/dev" };

const TABLE: readonly (readonly [
  Record<string, unknown>,
  words: readonly string[],
  readonly string[],
])[] = [
  [{ code: "x" }, [], ["run python3 -c x"]],
  [{ code: "x" }, ["node"], ["run node -e x"]],
  [{ code: "x" }, ["ruby", "run"], ["run ruby -e x"]],
  [{ code: "x", language: "php" }, ["ruby"], ["run php -r x"]],
  [{ code: "x", language: "klingon" }, [], ["run python3 -c x"]],
  [{ script: "x", lang: "sh" }, [], ["run sh -c x"]],
  [{}, [], ["unresolved arguments"]],
];

for (const [parameters, words, wanted] of TABLE) {
  Deno.test(`codeEffects() of ${JSON.stringify(parameters)} ${words}`, () => {
    assert.deepEqual(
      codeEffects(parameters, PLACE, "tool", recorder, words).map(brief),
      wanted,
    );
  });
}

const NAMED:
  readonly (readonly [Record<string, unknown>, readonly string[]])[] = [
    [{ javascript: "x" }, ["run node -e x"]],
    [{ pythonCode: "x" }, ["run python3 -c x"]],
    [{ python_script: "x", ruby: "y" }, [
      "run python3 -c x",
      "run ruby -e y",
    ]],
    [{ bash: "ls" }, ["run bash -c ls"]],
    [{ shell: "zsh", node: "web-1" }, []],
    [{ python: 3 }, []],
    [{ constructor: "x" }, []],
  ];

for (const [parameters, wanted] of NAMED) {
  Deno.test(`namedCodeEffects() of ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(
      namedCodeEffects(parameters, PLACE, "tool", recorder).map(brief),
      wanted,
    );
  });
}

Deno.test("languagesIn() knows languages, and no words of every object", () => {
  assert.deepEqual(languagesIn(["run", "python", "constructor"]), ["python"]);
});
