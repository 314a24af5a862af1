/** A project's own policy. */
import assert from "node:assert/strict";
import { loadProjectPolicy } from "../../src/config/project.ts";

const POLICY =
  "rules:\n  - id: mine\n    priority: 5\n    conditions: {tool_name: Bash}\n    action: deny\n    reason: no\n";

function disk(files: Readonly<Record<string, string>>) {
  const seen: string[] = [];
  const read = (path: string) => {
    seen.push(path);
    const text = files[path];
    return text === undefined
      ? Promise.reject(new Deno.errors.NotFound(path))
      : Promise.resolve(text);
  };
  return { read, seen };
}

for (
  const [cwd, at] of [
    ["/home/dev/project/src", "/home/dev/project/.superego.yaml"],
    ["/home/dev/project", "/home/dev/project/.superego.yaml"],
    ["/home/dev", "/.superego.yaml"],
    ["/", "/.superego.yaml"],
  ] as const
) {
  Deno.test(`loadProjectPolicy() takes the nearest above ${cwd}`, async () => {
    const { read } = disk({
      "/home/dev/project/.superego.yaml": POLICY,
      "/.superego.yaml": POLICY,
    });
    const rules = await loadProjectPolicy(cwd, read);
    assert.deepEqual(rules?.rules.map(({ id, file }) => [id, file]), [
      ["mine", at],
    ]);
  });
}

Deno.test("loadProjectPolicy() answers null when no folder has one, and looks in each once", async () => {
  const { read, seen } = disk({});
  assert.equal(await loadProjectPolicy("/a/b", read), null);
  assert.deepEqual(seen, [
    "/a/b/.superego.yaml",
    "/a/.superego.yaml",
    "/.superego.yaml",
  ]);
});

Deno.test("loadProjectPolicy() goes past a folder that is a file", async () => {
  const read = (path: string) =>
    Promise.reject(
      path.startsWith("/a/")
        ? new Deno.errors.NotADirectory(path)
        : new Deno.errors.NotFound(path),
    );
  assert.equal(await loadProjectPolicy("/a/b", read), null);
});

Deno.test("loadProjectPolicy() throws for what cannot be read, is wrong, or has no place", async () => {
  const { read } = disk({ "/p/.superego.yaml": "rules: [{id: 5}]" });
  await assert.rejects(
    loadProjectPolicy("/p/q", read),
    /\/p\/\.superego\.yaml:1/,
  );
  await assert.rejects(loadProjectPolicy("relative", read), /no absolute path/);
  await assert.rejects(
    loadProjectPolicy(
      "/p",
      () => Promise.reject(new Deno.errors.PermissionDenied("x")),
    ),
    Deno.errors.PermissionDenied,
  );
});
