/** Tests frames: where code runs, and how its effects are noted. */
import assert from "node:assert/strict";
import { BUDGET } from "../../../src/facts/budget.ts";
import { facts } from "../../../src/facts/facts.ts";
import { told } from "../programs/told.ts";

Deno.test("placeIn() follows cd, and keeps the project", () => {
  const { effects } = facts({
    tool_name: "Bash",
    parameters: { command: "cd /home/dev/other; rm a" },
    cwd: "/home/dev/project",
  });
  const deletion = effects.find((one) => one.kind === "deletes");
  assert.equal(deletion?.path, "/home/dev/other/a");
  assert.equal(deletion?.path_class?.includes("project"), false);
});

Deno.test("placeIn() knows nothing of other machines", () => {
  assert.deepEqual(told("ssh h.example rm a"), [
    "send data to h.example",
    "delete a (remote)",
  ]);
});

Deno.test("emit() stops when there are too many effects", () => {
  const command = "rm a;".repeat(50);
  const found = facts(
    { tool_name: "Bash", parameters: { command } },
    { ...BUDGET, effects: 10 },
  );
  assert.equal(found.exhausted, true);
  assert.ok(found.effects.length <= 12);
});
