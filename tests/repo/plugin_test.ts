/** Proves that the lint plugin sees what it is there to see. */
import assert from "node:assert/strict";
import plugin from "./plugin.ts";

const TABLE = [
  ["src/policy/x.ts", `import "../http/app.ts";`, "room-imports"],
  ["src/policy/x.ts", `export * from "../audit/trail.ts";`, "room-imports"],
  ["src/policy/x.ts", `await import("../audit/trail.ts");`, "room-imports"],
  ["src/policy/x.ts", `import fs from "node:fs";`, "room-imports"],
  ["src/mcp/x.ts", `import "../http/app.ts";`, "room-imports"],
  ["src/facts/x.ts", `async function f() {}`, "pure-room"],
  ["src/facts/x.ts", `const f = async () => {};`, "pure-room"],
  ["src/facts/x.ts", `console.log(1);`, "pure-room"],
  ["src/problem/x.ts", `const { env } = Deno;`, "pure-room"],
  ["src/audit/x.ts", `Deno.openSync("x");`, "one-file-per-effect"],
  ["src/review/x.ts", `const t = Date.now();`, "one-file-per-effect"],
  ["src/review/x.ts", `const t = new Date();`, "one-file-per-effect"],
  ["src/hooks/x.ts", `await fetch("http://x");`, "one-file-per-effect"],
  ["src/config/x.ts", `Deno.env.get("X");`, "one-file-per-effect"],
  ["src/http/x.ts", `Math.random();`, "one-file-per-effect"],
  ["src/http/x.ts", `Deno.exit(1);`, "one-file-per-effect"],
] as const;

Deno.test("plugin reports each forbidden import and effect, by rule", async (t) => {
  for (const [file, source, rule] of TABLE) {
    await t.step(`${file}: ${source}`, () => {
      const found = Deno.lint.runPlugin(plugin, `/r/${file}`, source);
      assert.ok(found.some(({ id }) => id === `superego/${rule}`));
    });
  }
});

Deno.test("plugin is silent about what the tables allow", () => {
  const source =
    `import "../policy/mod.ts"; import "hono"; const d = new Date(0); export function f() { return d; }`;
  assert.deepEqual(Deno.lint.runPlugin(plugin, "/r/src/http/x.ts", source), []);
});
