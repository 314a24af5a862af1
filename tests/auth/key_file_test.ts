/** Holds the file of keys to its form. */
import assert from "node:assert/strict";
import { issueKey } from "../../src/auth/issue.ts";
import {
  formatKeyFile,
  ownerProblem,
  parseKeyFile,
} from "../../src/auth/key_file.ts";

const { key } = issueKey("ci", ["evaluate"], new Date(0), null);
const file = (...keys: readonly unknown[]) =>
  JSON.stringify({ version: 1, keys });

Deno.test("parseKeyFile() reads what formatKeyFile() writes", () => {
  assert.deepEqual(parseKeyFile(formatKeyFile([key]), "keys.json"), {
    ok: true,
    value: [key],
  });
});

Deno.test("parseKeyFile() refuses what is not right, and says what", async (t) => {
  const table: readonly (readonly [string, string, RegExp])[] = [
    ["no JSON", "{", /is not JSON/],
    ["a list", "[]", /`the whole` is no object/],
    ["no list of keys", `{"version":1,"keys":{}}`, /`keys` is no list/],
    ["a text for a key", file("x"), /`keys\.0` is no object/],
    ["another version", `{"version":2,"keys":[]}`, /version/],
    ["an unknown member", file({ ...key, secret: "x" }), /secret/],
    [
      "a scope that does not exist",
      file({ ...key, scopes: ["evalute"] }),
      /keys\.0\.scopes/,
    ],
    ["no scope", file({ ...key, scopes: [] }), /keys\.0\.scopes/],
    ["a hash too short", file({ ...key, sha256: "ab" }), /keys\.0\.sha256/],
    [
      "a time that is none",
      file({ ...key, expires: "tomorrow" }),
      /keys\.0\.expires/,
    ],
    [
      "two keys of one id",
      file(key, { ...key, sha256: "0".repeat(64) }),
      /two keys have the id/,
    ],
    [
      "one key with two meanings",
      file(key, { ...key, id: "key_other", scopes: ["admin"] }),
      /the hash of another key/,
    ],
    ["an owner without a name", file({ ...key, owner: "" }), /owner.*letters/],
    [
      "an owner in the place of others",
      file({ ...key, owner: "anonymous" }),
      /stands for other callers/,
    ],
    [
      "a key that asks and approves",
      file({ ...key, scopes: ["evaluate", "approve"] }),
      /decide for itself/,
    ],
    [
      "a key that asks and administers",
      file({ ...key, scopes: ["admin", "evaluate"] }),
      /decide for itself/,
    ],
  ];
  for (const [name, text, message] of table) {
    await t.step(name, () => {
      const read = parseKeyFile(text, "keys.json");
      assert.ok(!read.ok);
      assert.match(
        read.problems.map((problem) => problem.message).join("\n"),
        message,
      );
      assert.ok(
        read.problems.every((problem) =>
          problem.file === "keys.json" && problem.hint !== ""
        ),
      );
    });
  }
});

Deno.test("ownerProblem() takes names that can be read in a record", async (t) => {
  const table: readonly (readonly [string, boolean])[] = [
    ["ci", true],
    ["Zoë Müller", true],
    ["team/ci@example.com", true],
    ["first", true],
    ["", false],
    [" ci", false],
    ["-ci", false],
    ["two\nlines", false],
    ["x".repeat(129), false],
    ["bootstrap", false],
    ["anonymous", false],
  ];
  for (const [name, good] of table) {
    await t.step(name.slice(0, 20), () => {
      assert.equal(ownerProblem(name) === null, good);
    });
  }
});

Deno.test("parseKeyFile() reports every problem at once", () => {
  const read = parseKeyFile(
    file({ ...key, scopes: [], sha256: "" }),
    "keys.json",
  );
  assert.ok(!read.ok && read.problems.length === 2);
});
