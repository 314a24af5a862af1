/** Tests of the readings of paths. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  flip,
  normalisePath,
  quantify,
  readPath,
} from "../../../src/policy/match/path.ts";

const NORMAL: readonly [path: string, normal: string][] = [
  ["/etc/passwd", "/etc/passwd"],
  ["//etc///passwd", "/etc/passwd"],
  ["/tmp/../etc/./shadow", "/etc/shadow"],
  ["/../../etc", "/etc"],
  ["/", "/"],
  ["//", "/"],
  ["/etc/", "/etc"],
  ["a/../../b", "../b"],
  ["./a", "a"],
  [".", "."],
  ["", "."],
  ["~/../x", "~/../x"],
  ["~", "~"],
  ["~/", "~"],
  ["/a/~/../b", "/a/b"],
  ["./~/../b", "b"],
  ["/~/../../b", "/b"],
  ["~/a/../b", "~/b"],
  ["C:/a/../b", "C:/b"],
  ["C:/..", "C:/"],
];

for (const [path, normal] of NORMAL) {
  Deno.test(`normalisePath() resolves ${JSON.stringify(path)}`, () => {
    assert.equal(normalisePath(path), normal);
  });
}

Deno.test("normalisePath() is idempotent", () => {
  const part = fc.constantFrom("..", ".", "", "a", "b", "~");
  fc.assert(fc.property(fc.array(part), (parts) => {
    const once = normalisePath(parts.join("/"));
    assert.equal(normalisePath(once), once);
  }));
});

const HERE = "/home/dev/project";
const READ: readonly [path: string, cwd: string | undefined, form: string][] = [
  ["src/x", HERE, "/home/dev/project/src/x"],
  ["src/x", HERE, "src/x"],
  ["src/x", HERE, "~/project/src/x"],
  ["../../../etc/passwd", HERE, "/etc/passwd"],
  ["~/.ssh/id", HERE, "/home/dev/.ssh/id"],
  ["~", HERE, "/home/dev"],
  ["$HOME/.ssh/id", HERE, "~/.ssh/id"],
  ["${HOME}/.ssh/id", HERE, "/home/dev/.ssh/id"],
  ["$PWD/x", HERE, "/home/dev/project/x"],
  ["${PWD}/../x", HERE, "/home/dev/x"],
  ["/home/dev/.ssh/id", HERE, "~/.ssh/id"],
  ["/home/other/.ssh/id", "/srv", "~/.ssh/id"],
  ["$HOME/.ssh/id", "/srv", "~/.ssh/id"],
  ["~/.ssh/id", undefined, "~/.ssh/id"],
  ["~/a", "/root/x", "/root/a"],
  [" /etc/shadow ", HERE, "/etc/shadow"],
  ["file:///etc/shadow", HERE, "/etc/shadow"],
  ["file://localhost/etc/shadow", HERE, "/etc/shadow"],
  ["C:\\Users\\x\\..\\y", undefined, "C:/Users/y"],
  ["sub\\x", "C:\\src", "C:/src/sub/x"],
  ["%USERPROFILE%\\.ssh\\id", "C:\\Users\\dev\\p", "C:/Users/dev/.ssh/id"],
  ["a/b", undefined, "a/b"],
  ["/etc/", HERE, "/etc"],
];

for (const [path, cwd, form] of READ) {
  Deno.test(`readPath() resolves ${path} in ${cwd} to ${form}`, () => {
    const { resolved } = readPath(path, cwd);
    assert.ok(resolved.includes(form), resolved.join(" "));
  });
}

Deno.test("readPath() keeps what was written", () => {
  const { written } = readPath(" /tmp/../etc", HERE);
  assert.ok(written.includes(" /tmp/../etc"));
  assert.ok(written.includes("/tmp/../etc"));
});

const FOLDS: readonly [
  path: string,
  cwd: string | undefined,
  folds: boolean,
][] = [
  ["/etc/x", "/home/dev", false],
  ["/ETC/x", "/Users/dev/p", true],
  ["/Users/dev/x", undefined, true],
  ["/users/dev/x", undefined, true],
  ["C:\\x", undefined, true],
  ["x", "D:/work", true],
  ["x", undefined, false],
  ["\\\\server\\share\\x", undefined, true],
];

for (const [path, cwd, folds] of FOLDS) {
  Deno.test(`readPath() says whether case counts for ${path} in ${cwd}`, () => {
    assert.equal(readPath(path, cwd).folds, folds);
  });
}

Deno.test("quantify() keeps the invariant (spelling quantifier)", () => {
  const tmp = (path: string) => path.startsWith("/tmp/");
  const sneaky = readPath("/tmp/../etc/passwd", HERE);
  assert.equal(quantify(sneaky, "any", tmp, tmp), true);
  assert.equal(quantify(sneaky, "every", tmp, tmp), false);
  const other = readPath("/etc/../tmp/x", HERE);
  assert.equal(quantify(other, "any", tmp, tmp), true);
  assert.equal(quantify(other, "every", tmp, tmp), false);
  const plain = readPath("/tmp/x", HERE);
  assert.equal(quantify(plain, "every", tmp, tmp), true);
});

Deno.test("quantify() folds case to stop a call, and not to let it run", () => {
  const mac = readPath("/USERS/dev/x", "/Users/dev/p");
  const exact = (path: string) => path.startsWith("/Users/dev/");
  const folded = (path: string) => path.toLowerCase().startsWith("/users/dev/");
  assert.equal(quantify(mac, "any", exact, folded), true);
  assert.equal(quantify(mac, "every", exact, folded), false);
});

Deno.test("flip() turns the quantifier around", () => {
  assert.equal(flip("any"), "every");
  assert.equal(flip("every"), "any");
});
