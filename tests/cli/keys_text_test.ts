/** Holds the list of keys to what a person reads. */
import assert from "node:assert/strict";
import { issueKey } from "../../src/auth/issue.ts";
import { keyLines } from "../../src/cli/keys_text.ts";

const NOW = new Date("2026-01-02T00:00:00Z");
const { key } = issueKey("ci", ["read", "metrics"], new Date(0), null);
const one = { ...key, id: "key_1", last_used: null };

const PIPE = { terminal: false, colour: false, columns: 80 };

Deno.test("keyLines() is one row a key, with its end", async (t) => {
  const past = "2026-01-01T00:00:00.000Z";
  const future = "2026-01-03T00:00:00.000Z";
  const table = [
    [[], "No keys.\n"],
    [
      [one],
      "key_1  ci  read, metrics  made 1970-01-01  never ends  not used yet\n",
    ],
    [
      [
        { ...one, expires: past, last_used: past },
        { ...one, expires: future, rotated: past },
      ],
      `key_1  ci  read, metrics  made 1970-01-01                      ended ${past}  used 2026-01-01T00:00Z\n` +
      `key_1  ci  read, metrics  made 1970-01-01, changed 2026-01-01  ends ${future}   not used yet\n`,
    ],
  ] as const;
  for (const [keys, want] of table) {
    await t.step(want, () => assert.equal(keyLines(keys, NOW, PIPE), want));
  }
});

Deno.test("keyLines() fits a narrow terminal", () => {
  const text = keyLines([one, { ...one, owner: "x".repeat(90) }], NOW, {
    terminal: true,
    colour: false,
    columns: 60,
  });
  for (const line of text.split("\n")) assert.ok(line.length <= 60, line);
});
