/** Refusing to go on. */
import assert from "node:assert/strict";
import { refuse } from "../../src/cli/refuse.ts";
import { memoryIo } from "./memory_io.ts";

Deno.test("refuse() says every problem on stderr, and 1", () => {
  const io = memoryIo();
  const problem = {
    id: "X-001",
    severity: "high",
    file: "f",
    line: 1,
    column: 2,
    message: "m",
    hint: "h",
  } as const;
  assert.equal(refuse([problem, problem], io), 1);
  assert.equal(io.written.out, "");
  assert.equal(io.written.err.split("f:1:2: high X-001: m").length, 3);
});
