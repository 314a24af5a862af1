/** Tests of reading pattern objects. */
import assert from "node:assert/strict";
import { isPattern } from "../../../src/policy/read/pattern.ts";
import { complaints, oneRule, policyOf } from "../ruling.ts";

const IS: readonly [value: unknown, is: boolean][] = [
  [{ type: "regex", pattern: "x" }, true],
  [{ type: "regex" }, true],
  [{ type: "glob", other: 1 }, true],
  [{ type: "odd", pattern: "x" }, true],
  [{ type: "file" }, false],
  [{ type: {}, pattern: "x" }, false],
  [{ pattern: "x" }, false],
  [null, false],
  ["regex", false],
  [[], false],
];

for (const [value, is] of IS) {
  Deno.test(`isPattern() is ${is} for ${JSON.stringify(value)}`, () => {
    assert.equal(isPattern(value), is);
  });
}

const READ: readonly [pattern: string, wanted: unknown][] = [
  ["{type: regex, pattern: a}", {
    type: "regex",
    pattern: "a",
    case_sensitive: false,
    at: [6, 46],
  }],
  ["{type: regex, pattern: a, case_sensitive: true}", {
    type: "regex",
    pattern: "a",
    case_sensitive: true,
    at: [6, 46],
  }],
  ["{type: glob, pattern: a}", {
    type: "glob",
    pattern: "a",
    case_sensitive: true,
    at: [6, 45],
  }],
  ["{type: string, pattern: a, case_sensitive: false}", {
    type: "string",
    pattern: "a",
    case_sensitive: false,
    at: [6, 47],
  }],
  ["{type: jsonpath, pattern: $.a}", {
    type: "jsonpath",
    pattern: "$.a",
    comparison: "exists",
    at: [6, 49],
  }],
  ["{type: jsonpath, pattern: $.a, comparison: exists}", {
    type: "jsonpath",
    pattern: "$.a",
    comparison: "exists",
    at: [6, 49],
  }],
  ["{type: jsonpath, pattern: $.a, comparison: lte, threshold: 5}", {
    type: "jsonpath",
    pattern: "$.a",
    comparison: "lte",
    threshold: 5,
    at: [6, 49],
  }],
];

for (const [pattern, wanted] of READ) {
  Deno.test(`parsePolicy() reads the pattern ${pattern}`, () => {
    const [rule] = policyOf(oneRule(`parameters: {a: ${pattern}}`)).rules;
    assert.ok(rule?.condition.kind === "parameter");
    assert.deepEqual(rule.condition.expected, [wanted]);
  });
}

const WRONG: readonly [pattern: string, message: string][] = [
  [
    "{type: regex}",
    'has no `pattern` -> Write for example `{ type: regex, pattern: "^release/" }`',
  ],
  [
    "{pattern: a}",
    'has no `type` -> Write for example `{ type: glob, pattern: "a" }`',
  ],
  [
    "{glob: a}",
    '`glob` is a type of pattern, and no key -> Write `{ type: glob, pattern: "a" }`',
  ],
  ["{regexp: a}", 'Write `{ type: regex, pattern: "a" }`'],
  ["{type: regx, pattern: a}", "`type` is `regx` -> Did you mean `regex`?"],
  ["{type: regex, pattern: 5}", "`pattern` is `5`"],
  ["{type: regex, pattern: ''}", "`pattern` is ``"],
  ["{type: regex, pattern: a, case_sensitive: no}", "`case_sensitive` is `no`"],
  [
    "{type: regex, pattern: a, case_sensitiv: true}",
    "Did you mean `case_sensitive`?",
  ],
  [
    "{type: regex, pattern: a, threshold: 5}",
    "The key `threshold` is not known here",
  ],
  ["{type: jsonpath}", "has no `pattern`"],
  [
    "{type: jsonpath, pattern: $.a, comparison: ne, threshold: 5}",
    "`comparison` is `ne`",
  ],
  ["{type: jsonpath, pattern: $.a, comparison: gt}", "has no `threshold`"],
  [
    "{type: jsonpath, pattern: $.a, comparison: gt, threshold: null}",
    "has no `threshold`",
  ],
  [
    "{type: jsonpath, pattern: $.a, comparison: gt, threshold: [5]}",
    "has no `threshold`",
  ],
  ["{type: jsonpath, pattern: $.a, threshold: 5}", "`threshold` is `5`"],
  [
    "{type: jsonpath, pattern: $.a, case_sensitive: true}",
    "The key `case_sensitive` is not known here",
  ],
];

for (const [pattern, message] of WRONG) {
  Deno.test(`parsePolicy() refuses the pattern ${pattern}`, () => {
    const found = complaints(oneRule(`parameters: {a: ${pattern}}`));
    assert.ok(found.some((one) => one.includes(message)), found.join("\n"));
  });
}
