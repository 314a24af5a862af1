/** Tests of what servers that share limits tell each other. */
import assert from "node:assert/strict";
import { type News, readNews } from "../../src/limit/news.ts";

const BLOCKED: News = {
  say: "blocked",
  subject: "principal",
  name: "ci",
  ms: 1_000,
};
const LOCKED: News = {
  say: "locked_out",
  subject: "credential",
  name: "abc",
  ms: 1_000,
};

Deno.test("readNews() reads what was told", () => {
  const all: readonly News[] = [
    BLOCKED,
    LOCKED,
    { say: "released", address: "192.0.2.1" },
  ];
  for (const news of all) {
    assert.deepEqual(readNews(JSON.stringify(news)), news);
  }
});

Deno.test("readNews() believes nothing else", () => {
  for (
    const bad of [
      null,
      7,
      [],
      {},
      { ...BLOCKED, say: "shut down" },
      { ...BLOCKED, subject: "credential" },
      { ...LOCKED, subject: "principal" },
      { ...LOCKED, ms: "1000" },
      { ...LOCKED, ms: -1 },
      { ...LOCKED, name: 7 },
      { ...LOCKED, name: "x".repeat(513) },
      { say: "released" },
    ]
  ) assert.equal(readNews(JSON.stringify(bad)), null, JSON.stringify(bad));
  assert.equal(readNews("{"), null);
});
