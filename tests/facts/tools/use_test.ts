/** Tests of the fact that a tool is used. */
import assert from "node:assert/strict";
import { use, withClaims } from "../../../src/facts/tools/use.ts";

Deno.test("use() names the tool, and its server when there is one", () => {
  const { source: _, ...plain } = use("Bash", "", true);
  assert.deepEqual(plain, { kind: "uses", tool: "Bash", known: true });
  const { source: __, ...served } = use("mcp__x__y", "x", false);
  assert.deepEqual(served, {
    kind: "uses",
    tool: "mcp__x__y",
    server: "x",
    known: false,
  });
});

Deno.test("withClaims() tells what a server claims where the use is told, and nowhere else", () => {
  const other = {
    kind: "reads",
    path: "/a",
    source: { where: "", piece: "", via: [] },
  } as const;
  const [used, kept] = withClaims([use("t", "s", false), other], {
    destructiveHint: true,
    readOnlyHint: false,
  });
  assert.ok(used?.kind === "uses");
  assert.deepEqual([used.read_only, used.destructive, used.open_world], [
    false,
    true,
    false,
  ]);
  assert.equal(kept, other);
});
