/** How this program names itself. */
import assert from "node:assert/strict";
import { isPassing, ownProgram } from "../../src/cli/program.ts";
import { inFolder } from "./process.ts";

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

for (
  const [path, passing] of [
    ["/home/dev/.npm/_npx/4f1c/node_modules/deno/deno", true],
    ["/home/dev/.cache/pnpm/dlx/5e/node_modules/deno/deno", true],
    ["/tmp/dlx-12345/node_modules/deno/deno", true],
    ["/tmp/bunx-0-deno@latest/node_modules/deno/deno", true],
    ["/usr/local/lib/node_modules/deno/deno", false],
    ["/home/dev/project/node_modules/.bin/deno", false],
    ["/usr/local/bin/superego", false],
  ] as const
) {
  Deno.test(`isPassing() says ${passing} of ${path}`, () => {
    assert.equal(isPassing(path), passing);
  });
}

Deno.test("hooks add refuses to name a program in the cache of a package runner", () =>
  inFolder(async (folder) => {
    const { command, args } = ownProgram();
    const passing = `${folder}/_npx/1/deno`;
    await Deno.mkdir(`${folder}/_npx/1`, { recursive: true });
    await Deno.copyFile(command, passing);
    const { code, stderr } = await new Deno.Command(passing, {
      args: [...args, "hooks", "add", "--yes", "--force"],
      cwd: folder,
      env: {
        HOME: folder,
        DENO_DIR: Deno.env.get("DENO_DIR") ??
          `${Deno.env.get("HOME")}/.cache/deno`,
      },
    }).output();
    assert.equal(code, 2);
    assert.match(
      new TextDecoder().decode(stderr),
      /_npx\/1\/deno is in the cache of a package runner.*deno task compile/,
    );
    await assert.rejects(Deno.stat(`${folder}/.claude`), Deno.errors.NotFound);
  }));
