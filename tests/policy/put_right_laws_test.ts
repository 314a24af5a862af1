/** Holds what the predecessor got wrong to what its documentation promised, in its own language. */
import assert from "node:assert/strict";
import { compile, decide, type Ruleset } from "../../src/policy/mod.ts";
import { linearRegex } from "../../src/policy/match/linear.ts";
import { compileQuery } from "../../src/policy/match/jsonpath.ts";
import { parsePolicy } from "../../src/policy/parse.ts";

type Parameters = Readonly<Record<string, unknown>>;

function rulesetOf(conditions: string): Ruleset {
  const text =
    `rules:\n  - {id: r, priority: 1, action: deny, reason: no, conditions: ${conditions}}\n`;
  const policy = parsePolicy(text, "p.yaml");
  assert.ok(policy.ok, JSON.stringify(policy));
  const ruleset = compile([policy.value], {
    regex: linearRegex,
    jsonpath: compileQuery,
  });
  assert.ok(ruleset.ok, JSON.stringify(ruleset));
  return ruleset.value;
}

function matches(
  conditions: string,
  tool_name: string,
  parameters: Parameters,
  cwd = "/home/dev/project",
): boolean {
  const decision = decide(rulesetOf(conditions), {
    call: { tool_name, parameters, cwd },
    transport: "http",
    principal: null,
    mcp_server: null,
    now: new Date("2026-06-01T10:30:00Z"),
  }, null);
  return decision.action === "deny";
}

const TABLE: Readonly<
  Record<string, readonly (readonly [string, string, Parameters, boolean])[]>
> = {
  "nested AND, OR and NOT are looked at, false ones too": [
    [
      "{AND: [{OR: [{tool_name: a}, {tool_name: b}]}, {NOT: {parameters: {x: 1}}}]}",
      "a",
      {},
      true,
    ],
    [
      "{AND: [{OR: [{tool_name: a}, {tool_name: b}]}, {NOT: {parameters: {x: 1}}}]}",
      "c",
      {},
      false,
    ],
    [
      "{AND: [{OR: [{tool_name: a}, {tool_name: b}]}, {NOT: {parameters: {x: 1}}}]}",
      "a",
      { x: 1 },
      false,
    ],
    ["{NOT: {OR: [{tool_name: a}, {AND: [{tool_name: b}]}]}}", "b", {}, false],
  ],
  "numbers, booleans and null are expected values": [
    ["{parameters: {n: 5}}", "t", { n: 5 }, true],
    ["{parameters: {n: 5}}", "t", { n: 6 }, false],
    ["{parameters: {force: true}}", "t", { force: true }, true],
    ["{parameters: {force: true}}", "t", { force: false }, false],
    ["{parameters: {x: null}}", "t", { x: null }, true],
    ["{parameters: {x: null}}", "t", {}, false],
  ],
  "A|B in tool_name names two tools": [
    ["{tool_name: 'Bash|Write'}", "Write", {}, true],
    ["{tool_name: 'Bash|Write'}", "Bash|Write", {}, false],
    ["{tool_name: 'Bash|Write'}", "WriteX", {}, false],
  ],
  "a text in parameters is looked for in all arguments": [
    ["{parameters: 'rm -rf|format'}", "t", { command: "sudo RM -RF x" }, true],
    ["{parameters: 'rm -rf|format'}", "t", { command: "ls" }, false],
  ],
  "a regular expression is found anywhere, without regard to case unless it says so":
    [
      [
        "{tool_name: {type: regex, pattern: '^(write|edit)'}}",
        "WriteFile",
        {},
        true,
      ],
      [
        "{tool_name: {type: regex, pattern: '^write', case_sensitive: true}}",
        "WriteFile",
        {},
        false,
      ],
      [
        "{parameters: {c: {type: regex, pattern: 'b+'}}}",
        "t",
        { c: "abba" },
        true,
      ],
    ],
  "a text ignores case where the rule says so": [
    [
      "{parameters: {c: {type: string, pattern: PYTHON, case_sensitive: false}}}",
      "t",
      { c: "python" },
      true,
    ],
    [
      "{parameters: {c: {type: string, pattern: PYTHON}}}",
      "t",
      { c: "python" },
      false,
    ],
  ],
  "JSONPath is RFC 9535, with filters": [
    ["{parameters: {type: jsonpath, pattern: '$.items[?@.size > 3]'}}", "t", {
      items: [{ size: 5 }],
    }, true],
    ["{parameters: {type: jsonpath, pattern: '$.items[?@.size > 3]'}}", "t", {
      items: [{ size: 2 }],
    }, false],
    [
      "{parameters: {type: jsonpath, pattern: $.n, comparison: gte, threshold: 3}}",
      "t",
      { n: 3 },
      true,
    ],
    [
      "{parameters: {type: jsonpath, pattern: $.n, comparison: gte, threshold: 3}}",
      "t",
      { n: 2 },
      false,
    ],
  ],
  "* stops at a slash and ** does not": [
    ["{parameters: {path: {type: glob, pattern: /etc/*}}}", "t", {
      path: "/etc/hosts",
    }, true],
    ["{parameters: {path: {type: glob, pattern: /etc/*}}}", "t", {
      path: "/etc/ssl/certs",
    }, false],
    ["{parameters: {path: {type: glob, pattern: '/etc/**'}}}", "t", {
      path: "/etc/ssl/certs",
    }, true],
    ["{parameters: {path: {type: glob, pattern: '**/*.conf'}}}", "t", {
      path: "x.conf",
    }, true],
  ],
  "a path is the same however it is spelled": [
    ["{parameters: {path: {type: glob, pattern: '/etc/**'}}}", "t", {
      path: "//etc//shadow",
    }, true],
    ["{parameters: {path: {type: glob, pattern: '/etc/**'}}}", "t", {
      path: "/tmp/../etc/shadow",
    }, true],
    ["{parameters: {path: {type: glob, pattern: '/etc/**'}}}", "t", {
      path: "../../../etc/shadow",
    }, true],
    ["{parameters: {path: {type: glob, pattern: '/home/dev/.ssh/**'}}}", "t", {
      path: "~/.ssh/id",
    }, true],
    ["{parameters: {path: {type: glob, pattern: '/home/dev/.ssh/**'}}}", "t", {
      path: "$HOME/.ssh/id",
    }, true],
    ["{parameters: {path: {type: glob, pattern: '/home/dev/.ssh/**'}}}", "t", {
      path: "src/a.ts",
    }, false],
  ],
  "an absent argument stays absent": [
    ["{parameters: {url: {type: regex, pattern: '.*'}}}", "t", {}, false],
    ["{parameters: {url: {type: jsonpath, pattern: $.url}}}", "t", {
      path: "x",
    }, false],
  ],
  "a tool may be called anything": [
    ["{tool_name: mcp__git-server__push}", "mcp__git-server__push", {}, true],
    ["{tool_name: 'a.b/c d'}", "a.b/c d", {}, true],
    ["{mcp_server: git-server}", "mcp__git-server__push", {}, true],
    ["{mcp_server: git-server}", "mcp__other__push", {}, false],
  ],
  "hours cross midnight, and know weekdays and zones": [
    [
      "{time_range: {start: '12:00', end: '13:00', timezone: Europe/Berlin}}",
      "t",
      {},
      true,
    ],
    [
      "{time_range: {start: '12:00', end: '13:00', timezone: UTC}}",
      "t",
      {},
      false,
    ],
    ["{time_range: {start: '22:00', end: '11:00'}}", "t", {}, true],
    ["{time_range: {weekdays: [mon]}}", "t", {}, true],
    ["{time_range: {weekdays: [saturday, sun]}}", "t", {}, false],
  ],
};

for (const [name, rows] of Object.entries(TABLE)) {
  Deno.test(`decide(): ${name}`, async (t) => {
    for (const [conditions, tool, parameters, want] of rows) {
      await t.step(
        `${conditions} on ${tool} ${JSON.stringify(parameters)}`,
        () => {
          assert.equal(matches(conditions, tool, parameters), want);
        },
      );
    }
  });
}
