/** Tests of JSONPath queries. */
import assert from "node:assert/strict";
import {
  compileQuery,
  MOST_QUERIED,
} from "../../../src/policy/match/jsonpath.ts";
import { MatchFailure } from "../../../src/policy/ruleset.ts";

const VALUE = {
  size: 5,
  items: [{ name: "a", size: 1 }, { name: "bb", size: 9 }],
  deep: { deep: { url: "http://x" } },
};

const CASES: readonly [query: string, found: readonly unknown[]][] = [
  ["$.size", [5]],
  ["$.absent", []],
  ["$['size']", [5]],
  ["$.items[0].name", ["a"]],
  ["$.items[-1].name", ["bb"]],
  ["$.items[*].size", [1, 9]],
  ["$.items[?@.size > 3].name", ["bb"]],
  ["$.items[?@.name == 'a'].size", [1]],
  ["$.items[?match(@.name, 'b+')].size", [9]],
  ["$.items[?match(@.name, 'b')].size", []],
  ["$.items[?search(@.name, 'b')].size", [9]],
  ["$.items[?search(@.size, 'b')].size", []],
  ["$.items[?length(@.name) == 2].size", [9]],
  ["$..url", ["http://x"]],
  ["$.size[0]", []],
];

for (const [query, found] of CASES) {
  Deno.test(`compileQuery() runs ${query}`, () => {
    assert.deepEqual(compileQuery(query)(VALUE), found);
  });
}

const REFUSED: readonly [query: string, why: RegExp][] = [
  ["size", /./],
  ["$.", /./],
  ["$[?@.a ==]", /./],
  ["$.items[?match(@.name, '(?=b)b')]", /look-around/],
  ["$.items[?search(@.name, '(')]", /\)/],
  ["$.items[?match(@.name, $.size)]", /literal/],
  ["$.items[?unknown(@.name)]", /./],
  ["$..a..b..c", /two/],
  ["$[?@[?@[?@.a]]]", /two/],
  ["$[?$.a == $.b]", /two/],
];

for (const [query, why] of REFUSED) {
  Deno.test(`compileQuery() refuses ${query}`, () => {
    assert.throws(
      () => compileQuery(query),
      (error) => error instanceof SyntaxError && why.test(error.message),
    );
  });
}

Deno.test("compileQuery() does not count what stands in quotes", () => {
  assert.doesNotThrow(() =>
    compileQuery(`$['..']["$?"]['..$']["??"]['\\'..']`)
  );
});

Deno.test("compileQuery() gives up on large arguments only where it may take long", () => {
  const large = { list: Array.from({ length: MOST_QUERIED }, (_, i) => i) };
  assert.throws(() => compileQuery("$.list[?@ > 3]")(large), MatchFailure);
  assert.throws(() => compileQuery("$..a..b")(large), MatchFailure);
  assert.equal(compileQuery("$.list[*]")(large).length, MOST_QUERIED);
  assert.equal(compileQuery("$..list")(large).length, 1);
});
