/** Tests of reading the `facts` condition. */
import assert from "node:assert/strict";
import { EFFECTS } from "../../../src/facts/effect.ts";
import { complaints, oneRule, policyOf } from "../ruling.ts";

function read(facts: string): unknown {
  const condition = policyOf(oneRule(`facts: ${facts}`)).rules[0]?.condition;
  return JSON.parse(
    JSON.stringify(condition, (key, value) => key === "at" ? undefined : value),
  );
}

const any = (effect: string, ...where: readonly unknown[]) => ({
  kind: "effect",
  effect,
  where,
});
const READ: readonly [facts: string, wanted: unknown][] = [
  ["{reads: true}", any("reads")],
  ["{reads: }", any("reads")],
  ["{reads: {}}", any("reads")],
  [
    "{reads: {path: /x, path_class_not_in: [home, root]}}",
    any("reads", { attribute: "path", negate: false, values: ["/x"] }, {
      attribute: "path_class",
      negate: true,
      values: ["home", "root"],
    }),
  ],
  [
    "{reads: {by_not: cat}}",
    any("reads", { attribute: "by", negate: true, values: ["cat"] }),
  ],
  [
    "{network: {port: {gt: 1, lte: 5}}}",
    any("network", {
      attribute: "port",
      negate: false,
      values: [],
      bounds: { gt: 1, lte: 5 },
    }),
  ],
  [
    "{network: {port: [80, 443]}}",
    any("network", { attribute: "port", negate: false, values: [80, 443] }),
  ],
  ["{reads: true, writes: true}", {
    kind: "all",
    of: [any("reads"), any("writes")],
  }],
  ["[{reads: true}, {writes: true}]", {
    kind: "any",
    of: [any("reads"), any("writes")],
  }],
  ["{only: [{reads: true, writes: true}, {git: true}]}", {
    kind: "only",
    of: [any("reads"), any("writes"), any("git")],
  }],
  ["{only: {reads: true}, network: true}", {
    kind: "all",
    of: [{ kind: "only", of: [any("reads")] }, any("network")],
  }],
];

for (const [facts, wanted] of READ) {
  Deno.test(`parsePolicy() reads the facts ${facts}`, () => {
    assert.deepEqual(read(facts), wanted);
  });
}

Deno.test("parsePolicy() knows every kind and attribute of the catalogue, and both ways to negate", () => {
  for (const [kind, { attributes }] of Object.entries(EFFECTS)) {
    for (const [name, attribute] of Object.entries(attributes)) {
      const value = attribute.type === "flag"
        ? "true"
        : attribute.type === "number"
        ? "5"
        : attribute.type === "text"
        ? "x"
        : Object.keys(attribute.values)[0];
      for (const ending of ["", "_not_in", "_not"]) {
        assert.deepEqual(
          complaints(oneRule(`facts: {${kind}: {${name}${ending}: ${value}}}`)),
          [],
          `${kind}.${name}`,
        );
      }
    }
  }
});

const WRONG: readonly [facts: string, message: string][] = [
  ["{}", "POLICY-002 `facts` is `{}`"],
  ["[]", "POLICY-002 `facts` is `[]`"],
  ["true", "POLICY-002 `facts` is `true`"],
  ["[[]]", "POLICY-002 `facts[0]` is `[]`"],
  [
    "{delets: true}",
    "POLICY-006 The key `delets` is not known here -> Did you mean `deletes`?",
  ],
  [
    "{deletes: {recursiv: true}}",
    "POLICY-006 The key `recursiv` is not known here -> Did you mean `recursive`?",
  ],
  ["{deletes: {host: x}}", "POLICY-006 The key `host` is not known here"],
  [
    "{deletes: {path_class: sytem}}",
    "POLICY-006 `path_class` is `sytem` -> Did you mean `system`?",
  ],
  [
    "{deletes: {path_class: [system, sytem]}}",
    "POLICY-006 `path_class[1]` is `sytem`",
  ],
  ["{deletes: {path_class: []}}", "POLICY-002 `path_class` is `[]`"],
  ["{deletes: {path_class: null}}", "POLICY-006 `path_class` is ``"],
  ["{deletes: {recursive: yes}}", "POLICY-002 `recursive` is `yes`"],
  ["{deletes: {path: 5}}", "POLICY-002 `path` is `5`"],
  ["{deletes: {path: ''}}", "POLICY-002 `path` is ``"],
  ["{deletes: false}", "POLICY-002 `deletes` is `false`"],
  ["{deletes: [{recursive: true}]}", "POLICY-002 `deletes` is"],
  ["{network: {port: x}}", "POLICY-002 `port` is `x`"],
  [
    "{network: {port: {above: 5}}}",
    "POLICY-001 The key `above` is not known here",
  ],
  ["{network: {port: {gt: x}}}", "POLICY-002 `gt` is `x`"],
  ["{network: {port: {}}}", "POLICY-002 `port` is `{}`"],
  ["{only: []}", "POLICY-002 `only` is `[]`"],
  [
    "{only: [{only: {reads: true}}]}",
    "POLICY-006 The key `only` is not known here",
  ],
  ["{only: true}", "POLICY-002 `only` is `true`"],
];

for (const [facts, message] of WRONG) {
  Deno.test(`parsePolicy() refuses the facts ${facts}`, () => {
    const found = complaints(oneRule(`facts: ${facts}`));
    assert.ok(found.some((one) => one.includes(message)), found.join("\n"));
  });
}
