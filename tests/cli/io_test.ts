/** The closed list of exit statuses. */
import assert from "node:assert/strict";
import { EXIT, type Run } from "../../src/cli/io.ts";
import { memoryIo } from "./memory_io.ts";

Deno.test("EXIT has the four statuses that scripts rely on", () => {
  assert.deepEqual({ ...EXIT }, {
    clean: 0,
    findings: 1,
    usage: 2,
    internal: 3,
  });
});

Deno.test("Run gets its streams as an argument", async () => {
  const verb: Run = async (args, io) => {
    io.out(`${args.join()} ${await new Response(io.stdin).text()}`);
    return EXIT.clean;
  };
  const io = memoryIo("in");
  assert.equal(await verb(["a", "b"], io), 0);
  assert.equal(io.written.out, "a,b in");
});
