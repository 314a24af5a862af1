/** Tests of how lines are chained. */
import assert from "node:assert/strict";
import {
  BEGINNING,
  canBeTorn,
  chain,
  isUnaltered,
  readChained,
} from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function line(text = "x") {
  return await chain(BEGINNING, { kind: "decision", text }, webDigest);
}

Deno.test("chain() begins with the genesis and hashes the line without its hash", async () => {
  const { text, link } = await line();
  const body =
    '{"sequence":1,"previous":"genesis","kind":"decision","text":"x"}';
  assert.equal(link.hash, await webDigest(bytes(body)));
  assert.equal(text, `${body.slice(0, -1)},"hash":"${link.hash}"}\n`);
});

Deno.test("chain() names the hash of the record before", async () => {
  const { link } = await line();
  const next = await chain(link, { kind: "sealed", part: 1 }, webDigest);
  const read = readChained(bytes(next.text.trimEnd()));
  assert.equal(read?.sequence, 2);
  assert.equal(read?.previous, link.hash);
  assert.equal(read?.kind, "sealed");
});

Deno.test("chain() keeps its own members whatever the record calls its own", async () => {
  const record = { kind: "decision", hash: "mine", text: '","hash":"' };
  const { text } = await chain(BEGINNING, record, webDigest);
  const read = bytes(text.trimEnd());
  const said = readChained(read);
  assert.ok(said !== null && await isUnaltered(read, said, webDigest));
});

Deno.test("readChained() reads nothing from what is no record", () => {
  const hash = "a".repeat(64);
  const good =
    `{"sequence":1,"previous":"genesis","kind":"decision","hash":"${hash}"}`;
  assert.ok(readChained(bytes(good)) !== null);
  for (
    const bad of [
      "",
      "{}",
      "[]",
      good.replace("1", "0"),
      good.replace("1", "01"),
      good.replace("1", "1e9"),
      good.replace("1", "9".repeat(16)),
      good.replace("genesis", "Genesis"),
      good.replace("genesis", "ab"),
      good.replace('"kind"', '"king"'),
      good.replace(hash, hash.toUpperCase()),
      good.replace(hash, hash.slice(1)),
      `${good} `,
      ` ${good}`,
      good.slice(0, -1),
    ]
  ) assert.equal(readChained(bytes(bad)), null, bad);
});

Deno.test("isUnaltered() finds any changed byte", async () => {
  const { text } = await line("ünïcode");
  const whole = bytes(text.trimEnd());
  for (let at = 0; at < whole.length; at++) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const said = readChained(changed);
    assert.ok(
      said === null || !await isUnaltered(changed, said, webDigest),
      `byte ${at}`,
    );
  }
});

Deno.test("canBeTorn() tells the beginning of a record from another file's end", () => {
  const table: readonly [string, boolean][] = [
    ["", true],
    ["{", true],
    ['{"sequence"', true],
    ['{"sequence":12,"prev', true],
    ["\0\0\0\0", true],
    ["export PATH=/bin", false],
    ['{"other":1}', false],
    ["\0x", false],
  ];
  for (const [text, want] of table) {
    assert.equal(canBeTorn(bytes(text)), want, JSON.stringify(text));
  }
});

Deno.test("chain() refuses a record that does not begin with its kind", () => {
  assert.throws(
    () => chain(BEGINNING, { text: "x", kind: "decision" }, webDigest),
    /begins with its kind/,
  );
});
