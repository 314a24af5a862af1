/** What two parsers could read differently. */
import assert from "node:assert/strict";
import { scanJson } from "../../src/problem/json.ts";

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ["{}", []],
  [`{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}]}`, []],
  [`{"a": "a", "b": ["a", "a"]}`, []],
  [`{"x": "a\\",\\"x"}`, []],
  [`{"a": 1, "a": 2}`, ["twice a"]],
  [`{"a": 1, "\\u0061": 2}`, ["twice a"]],
  [`{"a": 1, "a": 1, "a": 1}`, ["twice a", "twice a"]],
  [`{"x": [0, {"b": 1, "c": {}, "b": []}]}`, ["twice x 1 b"]],
  [`{"__proto__": 1, "__proto__": 2}`, ["twice __proto__"]],
  [nested(8), []],
  [nested(9), ["deep"]],
  ["[".repeat(50_000), ["deep"]],
  [`{"a":1,"b":2,"c":3,"d":{"e":5,"f":6}}`, []],
  [`{"a":1,"b":2,"c":3,"d":{"e":5,"f":6,"g":7}}`, ["members"]],
  ["[1,2,3,4,5,6,7,8,9]", []],
  ["[1,2,3,4,5,6,7,8,9,0]", ["items"]],
  [`["${"x".repeat(40)}"]`, []],
  [`["${"x".repeat(41)}"]`, ["string"]],
  // What is no JSON at all is the parser's business.
  ["{bad", []],
  [`{"a": "b`, []],
  ["]}", []],
  [`"\\`, []],
];

for (const [text, found] of TABLE) {
  Deno.test(`scanJson() finds ${found.join() || "nothing"} in ${text.slice(0, 60)}`, () => {
    assert.deepEqual(
      scanJson(text, { depth: 8, members: 6, items: 9, string: 40 }).map((
        { kind, path },
      ) => [kind, ...path].join(" ")),
      found,
    );
  });
}

Deno.test("scanJson() stops to name troubles after 20", () => {
  assert.equal(
    scanJson(`{${`"a":0,`.repeat(500)}"a":0}`, { depth: 8 }).length,
    20,
  );
});
