/** Tests that what shows a fault is made small. */
import assert from "node:assert/strict";
import { shrink } from "./shrink.ts";

const TABLE: readonly (readonly [
  unknown,
  (text: string) => boolean,
  unknown,
])[] = [
  ["one two three", (text) => text.includes("wo t"), "wo t"],
  [
    { a: "x", b: [1, "needle", { c: "hay" }], d: null },
    (text) => text.includes("needle"),
    { b: ["needle"] },
  ],
  [{ a: { b: { c: "aaaa" } } }, (text) => text.includes('"b"'), {
    a: { b: {} },
  }],
  [
    "nothing smaller",
    (text) => text === '"nothing smaller"',
    "nothing smaller",
  ],
];

for (const [value, shows, smallest] of TABLE) {
  Deno.test(`shrink() makes ${JSON.stringify(value)} small`, async () => {
    const found = await shrink(
      value,
      (one) => Promise.resolve(shows(JSON.stringify(one))),
    );
    assert.deepEqual(found, smallest);
  });
}

Deno.test("shrink() gives up after a bounded number of tries", async () => {
  let tries = 0;
  await shrink("x".repeat(5_000), (one) => {
    tries++;
    return Promise.resolve((one as string).length % 2 === 1);
  });
  assert.ok(tries <= 3_000, `${tries}`);
});
