/** Tests of what of a call may be recorded. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { webDigest } from "../../src/audit/digest.ts";
import { BOUNDS, createRedactor } from "../../src/audit/redact.ts";
import { findSecrets } from "../../src/facts/mod.ts";

// The form of a GitHub token, put together so that no scanner takes this file for a leak.
const TOKEN = ["ghp", "_", "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"].join("");

const finder = (text: string) =>
  [...text.matchAll(/S3CRET\d*/g)].map((match) => ({
    detector: "test_key",
    start: match.index,
    end: match.index + match[0].length,
  }));
const redactor = createRedactor(finder, webDigest);

async function parameters(value: Record<string, unknown>) {
  const call = { tool_name: "x", parameters: value };
  return (await redactor.call(call)).parameters;
}

async function json(value: Record<string, unknown>) {
  return JSON.stringify(await parameters(value));
}

Deno.test("createRedactor() replaces what the detectors find, in every field", async () => {
  const real = createRedactor(findSecrets, webDigest);
  const call = {
    tool_name: `t ${TOKEN}`,
    parameters: { command: `curl -H 'x: ${TOKEN}'`, [TOKEN]: [{ a: TOKEN }] },
    cwd: `/${TOKEN}`,
    session_id: TOKEN,
    agent_id: TOKEN,
    agent: TOKEN,
  };
  const recorded = JSON.stringify(await real.call(call));
  assert.ok(!recorded.includes(TOKEN), recorded);
  assert.match(recorded, /\[secret:github_token\]/);
  assert.ok(!(await real.text(`why ${TOKEN}`)).includes(TOKEN));
});

Deno.test("createRedactor() replaces values whose name says that they are secret", async () => {
  assert.equal(
    await json({
      password: "hunter2",
      headers: { Authorization: "x", accept: "y" },
      api_key: { nested: ["deep"] },
      token: "S3CRET5",
      max_tokens: 10,
      pwd: 1234,
    }),
    '{"password":"[secret:password]","headers":{"Authorization":"[secret:authorization]","accept":"y"},"api_key":"[secret:api_key]","token":"[secret:test_key]","max_tokens":10,"pwd":"[secret:pwd]"}',
  );
});

Deno.test("createRedactor() keeps absent fields absent", async () => {
  const call = { tool_name: "x", parameters: {} };
  assert.deepEqual(await redactor.call(call), {
    tool_name: "x",
    parameters: Object.create(null),
  });
});

Deno.test("createRedactor() without a finder leaves secrets, and bounds all the same", async () => {
  const bare = createRedactor(null, webDigest);
  const call = {
    tool_name: "x",
    parameters: { password: "S3CRET", long: "a".repeat(9_000) },
  };
  const recorded = JSON.stringify(await bare.call(call));
  assert.match(recorded, /"password":"S3CRET"/);
  assert.ok(recorded.length < 3_000);
});

Deno.test("createRedactor() cuts long texts and keeps their length and hash", async () => {
  const long = "é".repeat(5_000);
  const hash = await webDigest(new TextEncoder().encode(long));
  const kept = await redactor.text(long);
  assert.equal(
    kept,
    `${"é".repeat(BOUNDS.text)}[cut: 5000 characters, sha256 ${hash}]`,
  );
});

Deno.test("createRedactor() leaves no half of a pair of surrogates where it cuts", async () => {
  const kept = await redactor.text(`a${"😀".repeat(3_000)}`);
  assert.ok(kept.isWellFormed());
});

Deno.test("createRedactor() keeps no part of a secret across a cut", async () => {
  for (const before of [BOUNDS.text - 3, BOUNDS.searched - 3]) {
    const kept = await redactor.text(
      `${"a".repeat(before)}S3CRET${"1".repeat(2_000)}${"b".repeat(40_000)}`,
    );
    assert.ok(!kept.includes("S3"), kept.slice(-200));
  }
  // Masks shorten the text, so that the end of what was searched moves into what is kept.
  const many = `S3CRET${"1".repeat(3_990)} `.repeat(4);
  const kept = await redactor.text(
    `${many}${"x".repeat(BOUNDS.searched - many.length - 3)}S3CRET${
      "1".repeat(99)
    }`,
  );
  assert.ok(!kept.includes("S3"), kept);
});

Deno.test("createRedactor() bounds depth, number of values, names and total length", async () => {
  let deep: Record<string, unknown> = { end: 1 };
  for (let i = 0; i < 200; i++) deep = { a: deep };
  assert.match(await json(deep), /\[cut: nested deeper than 24\]/);

  const wide = await json({ list: Array.from({ length: 9_000 }, (_, i) => i) });
  assert.match(wide, /\[cut: \d+ more\]/);
  assert.ok(wide.length < 20_000);

  const many = await json(
    Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`k${i}`, i])),
  );
  assert.match(many, /"\[cut\]":"\d+ more"/);

  const named = await json({ ["n".repeat(5_000)]: 1 });
  assert.ok(named.length < 500);

  const big = await json(
    Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`k${i}`, "v".repeat(2_000)]),
    ),
  );
  assert.ok(big.length < 2 * BOUNDS.total, String(big.length));
});

Deno.test("createRedactor() keeps names that would be the same after cutting apart", async () => {
  const long = "n".repeat(300);
  const kept = await parameters({ S3CRET1: 1, S3CRET2: 2, [long]: 3 });
  assert.deepEqual(Object.values(kept as object), [1, 2, 3]);
});

Deno.test("createRedactor() takes parameters named like a prototype for parameters", async () => {
  const tricky = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":2,"toString":3,"toJSON":"x","hasOwnProperty":4}',
  );
  assert.equal(
    await json(tricky),
    '{"__proto__":{"polluted":1},"constructor":2,"toString":3,"toJSON":"x","hasOwnProperty":4}',
  );
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

Deno.test("createRedactor() names what is no JSON instead of failing", async () => {
  const cyclic: Record<string, unknown> = { n: NaN, i: 1n, f: () => 1 };
  cyclic["self"] = cyclic;
  const kept = await json(cyclic);
  assert.match(kept, /\[not JSON: number\]/);
  assert.match(kept, /\[not JSON: bigint\]/);
  assert.match(kept, /\[not JSON: function\]/);
  assert.match(kept, /nested deeper/);
});

Deno.test("createRedactor() makes JSON of any call, and leaves small harmless ones as they are", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
      async (value) => {
        const plain = createRedactor(null, webDigest);
        const call = { tool_name: "x", parameters: value };
        const text = JSON.stringify((await plain.call(call)).parameters);
        const same = JSON.stringify(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(same));
      },
    ),
    { numRuns: 300 },
  );
});
