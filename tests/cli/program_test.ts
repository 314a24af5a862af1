/** How this program names itself. */
import assert from "node:assert/strict";
import { ownProgram } from "../../src/cli/program.ts";

Deno.test("ownProgram() names a program that starts, from a checkout with the binary's rights", async () => {
  const { command, args } = ownProgram();
  assert.ok(command.startsWith("/"));
  assert.ok(args.some((word) => word.startsWith("--allow-env=SUPEREGO_*,")));
  assert.ok(
    !args.some((word) => /^(-A|--allow-(all|run|ffi|import).*)$/.test(word)),
  );
  const { code, stdout } = await new Deno.Command(command, {
    args: [...args, "--version"],
    cwd: "/",
    stderr: "null",
  }).output();
  assert.equal(code, 0);
  assert.match(new TextDecoder().decode(stdout), /^superego /);
});
