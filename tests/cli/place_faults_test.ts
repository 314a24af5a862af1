/** Holds every verb but `advise` and `serve` to plain words when its output or its folder fails it. */
import assert from "node:assert/strict";
import { inFolder, superego } from "./process.ts";

/** What a person must never read: the runtime's advice, and that the program is at fault. */
const FOREIGN = /internal error|--allow|deno compile|os error/;

const RESULTS: readonly (readonly string[])[] = [
  ["--help"],
  ["--version"],
  ["check"],
  ["check", "--list"],
  ["config", "show"],
  ["explain", "--command", "ls"],
  ["hooks", "list"],
  ["keys", "list"],
  ["policy", "lint"],
  ["posture"],
];

for (const args of RESULTS) {
  Deno.test(`${args.join(" ")} says that its output is full`, () =>
    inFolder(async (folder) => {
      const { code, err } = await superego({
        args,
        env: { HOME: folder },
        shell: "> /dev/full",
      });
      assert.equal(code, 1, err);
      assert.match(err, /standard output cannot be written: No space left/);
      assert.doesNotMatch(err, FOREIGN);
    }));
}

Deno.test("keys add keeps no key that its output did not take", () =>
  inFolder(async (folder) => {
    for (const shell of ["> /dev/full", "> /dev/null", ">&-", "| true"]) {
      const { err } = await superego({
        args: ["keys", "add", "ci"],
        env: { HOME: folder },
        shell,
        // Its reader must be gone before it writes.
        before: shell === "| true" ? "sleep 0.3;" : "",
      });
      assert.match(err, /nothing was changed/, shell);
      assert.doesNotMatch(err, FOREIGN);
    }
    const { out } = await superego({
      args: ["keys", "list"],
      env: { HOME: folder },
    });
    assert.equal(out, "No keys.\n");
  }));

const PLACES: readonly (readonly [readonly string[], number, RegExp])[] = [
  [["keys", "add", "ci"], 1, /KEYS-005: .* folder\n/],
  [["keys", "rotate", "ci"], 1, /KEYS-005/],
  [["keys", "revoke", "ci"], 1, /KEYS-005/],
  [["keys", "list"], 1, /KEYS-002: .* folder\n/],
  [["audit", "verify"], 1, /AUDIT-008: .* folder\n/],
  [["audit", "tail"], 1, /AUDIT-008/],
  [["posture"], 1, /AUDIT-009/],
  [["check"], 1, /KEYS-002/],
];

for (const [args, status, said] of PLACES) {
  Deno.test(`${args.join(" ")} says that its folder cannot be one`, () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/file`, "");
      const { code, out, err } = await superego({
        args,
        env: { HOME: folder, SUPEREGO_STATE_DIR: `${folder}/file/state` },
      });
      assert.equal(code, status, out + err);
      assert.match(out + err, said);
      assert.doesNotMatch(out + err, FOREIGN);
    }));
}

Deno.test("what the system keeps to itself is told in plain words", async () => {
  for (
    const args of [
      ["audit", "verify", "/proc/self/environ"],
      ["policy", "lint", "/proc/self/environ"],
      ["config", "show", "--config", "/proc/self/environ"],
      ["check", "/proc/self"],
      ["keys", "list", "--config", "/dev/full"],
    ]
  ) {
    const { code, out, err } = await superego({ args, env: { HOME: "/tmp" } });
    assert.equal(code, 1, args.join(" "));
    assert.match(out + err, /outside what this process may touch/);
    assert.doesNotMatch(out + err, FOREIGN);
  }
});

Deno.test("audit does not wait at a pipe in the file's place", () =>
  inFolder(async (folder) => {
    const { code, err } = await superego({
      args: ["audit", "verify", `${folder}/pipe`],
      env: { HOME: folder },
      before: `mkfifo ${folder}/pipe;`,
    });
    assert.equal(code, 1);
    assert.match(err, /AUDIT-008: .*it is no regular file/);
  }));
