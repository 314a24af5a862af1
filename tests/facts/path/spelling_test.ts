/** Tests that the many spellings of a path come out as one. */
import assert from "node:assert/strict";
import { decodePercent, spell } from "../../../src/facts/path/spelling.ts";

const PLACE = { cwd: "/home/dev/project", home: "/home/dev" };

const TABLE: readonly (readonly [string, string])[] = [
  ["a//b/./c", "/home/dev/project/a/b/c"],
  ["/../../x", "/x"],
  ["$HOME/x", "/home/dev/x"],
  ["${HOME}/x", "/home/dev/x"],
  ["${HOME:-/y}/x", "/home/dev/x"],
  ["$PWD/x", "/home/dev/project/x"],
  ["$(pwd)/x", "/home/dev/project/x"],
  ["$env:USERPROFILE/x", "/home/dev/x"],
  ["%USERPROFILE%/x", "/home/dev/x"],
  ["%TEMP%/x", "/tmp/x"],
  ["$XDG_CONFIG_HOME/x", "/home/dev/.config/x"],
  ["$CLAUDE_PROJECT_DIR/x", "/home/dev/project/x"],
  ["%APPDATA%/x", "/home/dev/AppData/Roaming/x"],
  ["%LOCALAPPDATA%/x", "/home/dev/AppData/Local/x"],
  ["%ProgramFiles%/x", "C:/Program Files/x"],
  ["%SystemDrive%/x", "C:/x"],
  ["~/x", "/home/dev/x"],
  ["~+/x", "/home/dev/project/x"],
  ["~root/x", "/root/x"],
  ["~other/x", "/home/other/x"],
  ["/proc/self/root/x", "/x"],
  ["/proc/self/root/proc/self/root/x", "/x"],
  ["/proc/self/cwd/../x", "/home/dev/x"],
  ["/proc/123/cwd/x", "/proc/123/cwd/x"],
  ["C:\\a\\..\\b", "C:/b"],
  ["c:", "C:/"],
  ["C:\\..\\..\\a", "C:/a"],
  ["\\\\?\\UNC\\server\\share\\x", "/home/dev/project/server/share/x"],
  ["C:\\a.txt::$DATA", "C:/a.txt"],
  ["file:///a%20b", "/a b"],
  ["file:///C:/a", "C:/a"],
  ["a\0b", "/home/dev/project/a"],
];

for (const [text, wanted] of TABLE) {
  Deno.test(`spell() brings ${JSON.stringify(text)} into its plainest form`, () => {
    assert.equal(spell(text, PLACE).path, wanted);
  });
}

Deno.test("spell() says what a path starts from", () => {
  assert.equal(spell("/x", {}).from, "root");
  assert.equal(spell("x", {}).from, "cwd");
  assert.equal(spell("~/x", {}).from, "home");
  assert.equal(spell("~/../x", {}).from, "unknown");
  assert.equal(spell("../x", {}).from, "unknown");
  assert.equal(spell("$X/y", PLACE).from, "unknown");
  assert.equal(spell("`pwd`/y", PLACE).from, "unknown");
  assert.equal(spell("~1/x", PLACE).from, "unknown");
});

Deno.test("spell() guesses other users' homes beside the one that is known", () => {
  assert.equal(spell("~b/x", { home: "/Users/a" }).path, "/Users/b/x");
  assert.equal(spell("~b/x", { home: "/root" }).path, "/home/b/x");
});

Deno.test("decodePercent() leaves what is not valid", () => {
  assert.equal(decodePercent("%2e%2E/%zz%ff"), "../%zz%ff");
});
