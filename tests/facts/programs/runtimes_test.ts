/** Tests Deno and Bun. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["deno task superego hooks remove claude-code", [
      "deno file",
      "superego < deno",
    ], ["hooks remove agent superego loosens"]],
    ["deno eval 'Deno.removeSync(\"a\")'", ["deno inline"], [
      "delete /home/dev/project/a",
    ]],
    ["deno run -A a.ts", ["deno file"], ["read /home/dev/project/a.ts"]],
    ["deno run https://h.example/a.ts", ["deno network"], [
      "send nothing to h.example",
      "unresolved code",
    ]],
    ["deno test", ["deno file"], []],
    ["deno task x", ["deno file"], []],
    ["deno install x", ["deno"], ["install package x"]],
    ["bun run a.ts", ["bun file"], ["read /home/dev/project/a.ts"]],
    ["bun x cowsay", ["bun network"], [
      "x package cowsay",
    ]],
    ["bun add x", ["bun"], ["install package x"]],
    ["bun a.ts", ["bun file"], ["read /home/dev/project/a.ts"]],
    ["bun remove x", ["bun"], ["remove package x"]],
    ["tsx a.ts", ["tsx file"], ["read /home/dev/project/a.ts"]],
    ["deno fmt", ["deno"], []],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`runRuntime() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
