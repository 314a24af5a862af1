/** Tests of what of a call may be recorded. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { loadNodeDigest } from "../../src/audit/digest.ts";
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
const hash = await loadNodeDigest();
const redactor = createRedactor(finder, hash);

function parameters(value: Record<string, unknown>) {
  const call = { tool_name: "x", parameters: value };
  return redactor.call(call).parameters;
}

function json(value: Record<string, unknown>) {
  return JSON.stringify(parameters(value));
}

Deno.test("createRedactor() replaces what the detectors find, in every field", () => {
  const real = createRedactor(findSecrets, hash);
  const call = {
    tool_name: `t ${TOKEN}`,
    parameters: { command: `curl -H 'x: ${TOKEN}'`, [TOKEN]: [{ a: TOKEN }] },
    cwd: `/${TOKEN}`,
    session_id: TOKEN,
    agent_id: TOKEN,
    agent: TOKEN,
  };
  const recorded = JSON.stringify(real.call(call));
  assert.ok(!recorded.includes(TOKEN), recorded);
  assert.match(recorded, /\[secret:github_token\]/);
  assert.ok(!real.text(`why ${TOKEN}`).includes(TOKEN));
});

Deno.test("createRedactor() replaces values whose name says that they are secret", () => {
  assert.equal(
    json({
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

Deno.test("createRedactor() searches a text again only where it is long or had something in it", () => {
  const searched: string[] = [];
  const counting = createRedactor((text) => {
    searched.push(text);
    return finder(text);
  }, hash);
  const long = "a".repeat(257);
  const secret = "with S3CRET1";
  for (const text of ["plain text", long, secret]) {
    const first = counting.text(text);
    assert.equal(counting.text(text), first);
    assert.equal(counting.once(text), first);
    assert.equal(first.includes("S3CRET1"), false);
  }
  const times = (text: string) => searched.filter((one) => one === text).length;
  assert.deepEqual(["plain text", long, secret].map(times), [2, 3, 3]);
  // More texts than are remembered: the first one is searched again.
  for (let n = 0; n < 256; n++) counting.text(`text ${n}`);
  counting.text("plain text");
  assert.equal(times("plain text"), 3);
});

Deno.test("createRedactor() keeps absent fields absent", () => {
  const call = { tool_name: "x", parameters: {} };
  assert.deepEqual(redactor.call(call), {
    tool_name: "x",
    parameters: {},
  });
});

Deno.test("createRedactor() without a finder leaves secrets, and bounds all the same", () => {
  const bare = createRedactor(null, hash);
  const call = {
    tool_name: "x",
    parameters: { password: "S3CRET", long: "a".repeat(9_000) },
  };
  const recorded = JSON.stringify(bare.call(call));
  assert.match(recorded, /"password":"S3CRET"/);
  assert.ok(recorded.length < 3_000);
});

Deno.test("createRedactor() cuts long texts and keeps their length and hash", () => {
  const long = "é".repeat(5_000);
  const half = BOUNDS.text / 2;
  const hashed = hash(long);
  const kept = redactor.text(long);
  assert.equal(
    kept,
    `${"é".repeat(half)}[cut: 5000 characters, sha256 ${hashed}]${
      "é".repeat(half)
    }`,
  );
});

Deno.test("createRedactor() shows what stands behind padding, however long that is", () => {
  for (const length of [3_000, 20_000, 200_000]) {
    const kept = redactor.text(`ls${" ".repeat(length)}; touch /etc/x`);
    assert.match(kept, /^ls +\[cut: \d+ characters, sha256 \w+\] +; touch/);
    assert.ok(kept.length < BOUNDS.text + 200);
  }
});

Deno.test("createRedactor() keeps no part of a secret whose beginning is not searched", () => {
  for (const pad of [20_000, 40_000]) {
    const secret = `S3CRET${"1".repeat(2 * BOUNDS.searched + pad)}`;
    const kept = redactor.text(`ls ${secret.slice(0, -pad)}${"b".repeat(pad)}`);
    assert.ok(!kept.includes("S3"), kept.slice(0, 99));
  }
  const short = redactor.text(`${"b".repeat(40_000)}S3CRET11${"b".repeat(99)}`);
  assert.match(short, /\[secret:test_key\]b{99}$/);
});

Deno.test("createRedactor() leaves no half of a pair of surrogates where it cuts", () => {
  const kept = redactor.text(`a${"😀".repeat(3_000)}`);
  assert.ok(kept.isWellFormed());
});

Deno.test("createRedactor() keeps no part of a secret across a cut", () => {
  for (const before of [BOUNDS.text - 3, BOUNDS.searched - 3]) {
    const kept = redactor.text(
      `${"a".repeat(before)}S3CRET${"1".repeat(2_000)}${"b".repeat(40_000)}`,
    );
    assert.ok(!kept.includes("S3"), kept.slice(-200));
  }
  // Masks shorten the text, so that the end of what was searched moves into what is kept.
  const many = `S3CRET${"1".repeat(3_990)} `.repeat(4);
  const kept = redactor.text(
    `${many}${"x".repeat(BOUNDS.searched - many.length - 3)}S3CRET${
      "1".repeat(99)
    }`,
  );
  assert.ok(!kept.includes("S3"), kept);
});

Deno.test("createRedactor() bounds depth, number of values, names and total length", () => {
  let deep: Record<string, unknown> = { end: 1 };
  for (let i = 0; i < 200; i++) deep = { a: deep };
  assert.match(json(deep), /\[cut: nested deeper than 24\]/);

  const wide = json({ list: Array.from({ length: 9_000 }, (_, i) => i) });
  assert.match(wide, /\[cut: \d+ more\]/);
  assert.ok(wide.length < 20_000);

  const many = json(
    Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`k${i}`, i])),
  );
  assert.match(many, /"\[cut\]":"\d+ more"/);

  const named = json({ ["n".repeat(5_000)]: 1 });
  assert.ok(named.length < 500);

  const big = json(
    Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`k${i}`, "v".repeat(2_000)]),
    ),
  );
  assert.ok(big.length < 2 * BOUNDS.total, String(big.length));
});

Deno.test("createRedactor() keeps names that would be the same after cutting apart", () => {
  const long = "n".repeat(300);
  const kept = parameters({ S3CRET1: 1, S3CRET2: 2, [long]: 3 });
  assert.deepEqual(Object.values(kept as object), [1, 2, 3]);
});

Deno.test("createRedactor() takes parameters named like a prototype for parameters", () => {
  const tricky = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":2,"toString":3,"toJSON":"x","hasOwnProperty":4}',
  );
  assert.equal(
    json(tricky),
    '{"__proto__":{"polluted":1},"constructor":2,"toString":3,"toJSON":"x","hasOwnProperty":4}',
  );
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

Deno.test("createRedactor() names what is no JSON instead of failing", () => {
  const cyclic: Record<string, unknown> = { n: NaN, i: 1n, f: () => 1 };
  cyclic["self"] = cyclic;
  const kept = json(cyclic);
  assert.match(kept, /\[not JSON: number\]/);
  assert.match(kept, /\[not JSON: bigint\]/);
  assert.match(kept, /\[not JSON: function\]/);
  assert.match(kept, /nested deeper/);
});

Deno.test("createRedactor() makes JSON of any call, and leaves small harmless ones as they are", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
      (value) => {
        const plain = createRedactor(null, hash);
        const call = { tool_name: "x", parameters: value };
        const text = JSON.stringify(plain.call(call).parameters);
        const same = JSON.stringify(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(same));
      },
    ),
    { numRuns: 300 },
  );
});
