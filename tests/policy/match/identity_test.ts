/** Tests of conditions on the working directory, the door and who asks. */
import assert from "node:assert/strict";
import { matches, type Said } from "../ruling.ts";

const CASES: readonly [condition: string, said: Said, holds: boolean][] = [
  ["cwd: /srv/app", { cwd: "/srv/app" }, true],
  ["cwd: /srv/app", { cwd: "/srv//app/" }, true],
  ["cwd: /srv/app/", { cwd: "/srv/app" }, true],
  ["cwd: /srv/app", { cwd: "/srv/x/../app" }, true],
  ["cwd: /srv/app", { cwd: "/srv/app/sub" }, false],
  ["cwd: /srv/app", {}, false],
  ["cwd: [/a, /b]", { cwd: "/b" }, true],
  [
    "cwd: {type: glob, pattern: '/home/**/.ssh/**'}",
    { cwd: "/home/d/.ssh/x" },
    true,
  ],
  ["cwd: {type: glob, pattern: '/srv/**'}", { cwd: "/srv" }, true],
  ["cwd: {type: regex, pattern: '^/srv'}", { cwd: "/SRV/x" }, true],
  ["cwd: {type: regex, pattern: '^/srv', case_sensitive: true}", {
    cwd: "/SRV",
  }, false],
  ["cwd: /Users/dev/App", { cwd: "/users/DEV/app" }, true],
  ["cwd: ~/app", { cwd: "/home/dev/app" }, true],
  ["cwd_pattern: PROD", { cwd: "/srv/production" }, true],
  ["cwd_pattern: ^prod", { cwd: "/srv/production" }, false],
  ["cwd_pattern: prod", {}, false],
  ["transport: http", { transport: "http" }, true],
  ["transport: [http, mcp_http]", { transport: "mcp_http" }, true],
  ["transport: [http, mcp_http]", { transport: "command" }, false],
  ["agent: claude-code", { agent: "claude-code" }, true],
  ["agent: claude-code", { agent: "codex" }, false],
  ["agent: claude-code", {}, false],
  ["agent: {type: glob, pattern: 'c*'}", { agent: "codex" }, true],
  ["NOT: {agent: claude-code}", {}, true],
  ["principal: ci", { principal: "ci" }, true],
  ["principal: ci", { principal: null }, false],
  ["principal: {type: regex, pattern: .*}", {}, false],
  ["mcp_server: github", { mcp_server: "github" }, true],
  ["mcp_server: github", { tool_name: "mcp__github__push" }, true],
  ["mcp_server: github", { tool_name: "mcp__gitlab__push" }, false],
  ["mcp_server: github", { tool_name: "Bash" }, false],
  [
    "mcp_server: [a, {type: glob, pattern: 'git*'}]",
    { mcp_server: "gitlab" },
    true,
  ],
];

for (const [condition, said, holds] of CASES) {
  Deno.test(`decide() says ${holds} for ${condition} and ${JSON.stringify(said)}`, () => {
    assert.equal(matches(condition, said), holds);
  });
}

Deno.test("decide() lets a call run by its working directory only if it is there as written and resolved", () => {
  const allow = "cwd: {type: glob, pattern: '/tmp/**'}";
  assert.equal(matches(allow, { cwd: "/tmp/x" }, null, "allow"), true);
  assert.equal(matches(allow, { cwd: "/tmp/../etc" }, null, "allow"), false);
  assert.equal(matches(allow, { cwd: "/tmp/../etc" }, null, "deny"), true);
});
