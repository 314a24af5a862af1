/** Tests editors that pick what they do by an argument. */
import assert from "node:assert/strict";
import { editorEffects } from "../../../src/facts/tools/editor.ts";
import { brief } from "./recorder.ts";

const PLACE = { cwd: "/home/dev/project", home: "/home/dev" };

const edited = (parameters: Record<string, unknown>) =>
  editorEffects("editor", { path: "a", ...parameters }, PLACE).map(brief);

const A = "/home/dev/project/a";

const TABLE: readonly (readonly [unknown, readonly string[]])[] = [
  ["view", [`read ${A}`]],
  ["delete", [`delete ${A}`]],
  ["append", [`append ${A}`]],
  ["str_replace", [`write ${A}`]],
  ["create", [`write ${A}`]],
  ["whatever", [`write ${A}`]],
  [undefined, [`write ${A}`]],
  [7, [`write ${A}`]],
];

for (const [command, want] of TABLE) {
  Deno.test(`editorEffects() knows the command ${command}`, () => {
    const found = edited(command === undefined ? {} : { command });
    assert.deepEqual(
      found.filter((one) => !one.startsWith("read") || command === "view"),
      want,
    );
  });
}

Deno.test("editorEffects() moves by either word", () => {
  for (const command of ["move", "rename"]) {
    const found = editorEffects(
      "editor",
      { command, path: "a", new_path: "b" },
      PLACE,
    ).map(brief);
    assert.ok(found.includes("write /home/dev/project/b"), `${found}`);
  }
});

Deno.test("editorEffects() does everything that two spellings of the argument say", () => {
  const found = edited({ command: "view", Command: "delete" });
  assert.ok(found.includes(`read ${A}`) && found.includes(`delete ${A}`));
});
