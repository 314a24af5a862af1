/** Tests what file tools are said to do. */
import assert from "node:assert/strict";
import { attributes, fileEffects } from "../../../src/facts/tools/files.ts";
import { resolvePath } from "../../../src/facts/paths.ts";
import { deeds } from "./recorder.ts";

const PLACE = { cwd: "/home/dev/project", home: "/home/dev" };

Deno.test("fileEffects() tells every attribute", () => {
  assert.deepEqual(
    fileEffects(
      "delete",
      { path: "/etc", recursive: true, force: true },
      PLACE,
      "x",
    ),
    [{
      kind: "deletes",
      path: "/etc",
      path_class: ["system", "outside"],
      recursive: true,
      forced: true,
      breadth: "tree",
      through_link: false,
      by: "x",
      source: { where: "parameters.path", piece: "/etc", via: [] },
    }],
  );
});

Deno.test("fileEffects() writes to names as they are", () => {
  const [effect] = fileEffects("write", { path: "a[1]*.ts" }, PLACE, "x");
  assert.equal(effect?.kind === "writes" && effect.breadth, "single");
  assert.deepEqual(
    fileEffects("read", { path: "*.ts" }, PLACE, "x").map((one) =>
      one.kind === "reads" && one.breadth
    ),
    ["pattern"],
  );
});

Deno.test("fileEffects() takes the search of a folder for all that is in it", () => {
  const [effect] = fileEffects("search", { path: "src" }, PLACE, "x");
  assert.equal(effect?.kind === "reads" && effect.breadth, "tree");
});

Deno.test("fileEffects() looks for an absolute pattern where it says", () => {
  assert.deepEqual(deeds("Glob", { pattern: "/etc/*.conf" }), [
    "list /etc/*.conf",
  ]);
  assert.deepEqual(deeds("Glob", { pattern: "**/*", path: "/etc" }), [
    "list /etc",
  ]);
});

Deno.test("fileEffects() moves every source", () => {
  assert.deepEqual(
    deeds("mcp__files__move", { sources: [], source: ["/a", "/b"], to: "/c" }),
    ["move other /a", "move other /b", "write /c"],
  );
});

Deno.test("attributes() names a path's facts as effects do", () => {
  assert.deepEqual(Object.keys(attributes(resolvePath("/", {}))), [
    "path",
    "path_class",
    "breadth",
    "through_link",
  ]);
});
