/** Tests of what one decision remembers. */
import assert from "node:assert/strict";
import { openScene, readOnce } from "../../../src/policy/match/scene.ts";
import { asked } from "../ruling.ts";

Deno.test("readOnce() reads a path once for each decision, in its working directory", () => {
  const scene = openScene(asked({ cwd: "/srv" }), null);
  const first = readOnce(scene, "x");
  assert.ok(first.resolved.includes("/srv/x"));
  assert.equal(readOnce(scene, "x"), first);
  const other = openScene(asked({ cwd: "/opt" }), null);
  assert.ok(readOnce(other, "x").resolved.includes("/opt/x"));
});
