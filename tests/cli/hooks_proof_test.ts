/** The proof that ends `superego hooks add`, for a command. */
import assert from "node:assert/strict";
import { inFolder, superego } from "./process.ts";

const ALLOW =
  "rules:\n  - id: any\n    priority: 5\n    conditions: {tool_name: Bash}\n    action: allow\n    reason: fine\n";

async function add(folder: string, ...flags: readonly string[]) {
  return await superego({
    args: ["hooks", "add", "--yes", "--scope", "local", ...flags],
    cwd: folder,
    env: { HOME: folder },
  });
}

Deno.test("proveHook() sees the shipped policy deny, through the arguments in the file", () =>
  inFolder(async (folder) => {
    const { code, out, err } = await add(folder);
    assert.equal(code, 0, err);
    assert.match(out, /"permissionDecision":"deny"/);
    assert.match(out, /Denied, as it should be/);
    assert.match(out, /never has the right to start one/);
    const audit = await Deno.readTextFile(
      `${folder}/.local/state/superego/audit.jsonl`,
    );
    assert.match(audit, /superego-hooks-add/);
  }));

Deno.test("proveHook() says so when the policy in force does not deny", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/p.yaml`, ALLOW);
    const { code, out, err } = await add(folder, "--policy", "p.yaml");
    assert.equal(code, 0, err);
    assert.match(
      out,
      /no denial: the policy in force does not deny `rm -rf \/`/,
    );
    const settings = await Deno.readTextFile(
      `${folder}/.claude/settings.local.json`,
    );
    assert.ok(settings.includes(`${folder}/p.yaml`), "the path is absolute");
  }));

Deno.test("proveHook() fails when what was installed cannot judge", () =>
  inFolder(async (folder) => {
    const { code, err } = await add(folder, "--policy", "none.yaml");
    assert.equal(code, 1);
    assert.match(err, /none\.yaml[\s\S]*it blocks every call/);
  }));

Deno.test("proveHook() starts the very command that it installed, and it answers the same", () =>
  inFolder(async (folder) => {
    await add(folder);
    const settings = JSON.parse(
      await Deno.readTextFile(`${folder}/.claude/settings.local.json`),
    ) as {
      hooks: {
        PreToolUse: { hooks: { command: string; args: string[] }[] }[];
      };
    };
    const hook = settings.hooks.PreToolUse[0]?.hooks[0];
    assert.ok(hook);
    const child = new Deno.Command(hook.command, {
      args: hook.args,
      cwd: folder,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
      env: {
        HOME: folder,
        DENO_DIR: Deno.env.get("DENO_DIR") ??
          `${Deno.env.get("HOME")}/.cache/deno`,
      },
    }).spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(JSON.stringify({
      hook_event_name: "PreToolUse",
      tool_name: "Bash",
      tool_input: { command: "rm -rf /" },
    })));
    await writer.close();
    const { code, stdout, stderr } = await child.output();
    assert.equal(code, 0, new TextDecoder().decode(stderr));
    assert.match(new TextDecoder().decode(stdout), /"deny"/);
  }));
