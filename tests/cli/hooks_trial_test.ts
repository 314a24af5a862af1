/** The trials of `superego hooks add`, before and after it writes. */
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

Deno.test("tryHook() sees the shipped policy deny, through the arguments in the file", () =>
  inFolder(async (folder) => {
    const { code, out, err } = await add(folder);
    assert.equal(code, 0, err);
    assert.match(out, /"permissionDecision":"deny"/);
    assert.match(out, /Denied, as it should be/);
    assert.match(out, /never has the right to start one/);
    const audit = await Deno.readTextFile(
      `${folder}/.local/state/superego/audit.jsonl`,
    );
    assert.match(audit, /superego-trial/);
    // Neither of the two trials counts as a decision.
    const stats = await superego({
      args: ["audit", "stats", "--format", "json"],
      cwd: folder,
      env: { HOME: folder },
    });
    const { decisions, trials } = JSON.parse(stats.out);
    assert.deepEqual([decisions, trials], [0, 2]);
  }));

Deno.test("tryHook() says so when the policy in force does not deny", () =>
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

Deno.test("hooks add writes nothing when what it would install cannot judge, unless it is forced", () =>
  inFolder(async (folder) => {
    const flags = ["--policy", "none.yaml"];
    const refused = await add(folder, ...flags);
    assert.deepEqual([refused.code, refused.out], [1, ""]);
    assert.match(refused.err, /none\.yaml[\s\S]*nothing was changed.*--force/);
    await assert.rejects(Deno.stat(`${folder}/.claude`), Deno.errors.NotFound);
    const forced = await add(folder, "--force", ...flags);
    assert.equal(forced.code, 1);
    assert.match(forced.err, /none\.yaml[\s\S]*is installed.*blocks every/);
    assert.ok(
      (await Deno.stat(`${folder}/.claude/settings.local.json`)).isFile,
    );
  }));

Deno.test("hooks add refuses a pattern that fits no tool, unless it is forced", () =>
  inFolder(async (folder) => {
    const refused = await add(folder, "--matcher", "Bsh");
    assert.equal(refused.code, 1);
    assert.match(refused.err, /did you mean `Bash`\?\. Nothing was changed/);
    await assert.rejects(Deno.stat(`${folder}/.claude`), Deno.errors.NotFound);
    const forced = await add(folder, "--matcher", "Bsh", "--force");
    assert.equal(forced.code, 0, forced.err);
  }));

Deno.test("hooks add puts the settings back when the hook there gets no answer", async (t) => {
  for (const before of [null, '{"a":1}']) {
    await t.step(String(before), () =>
      inFolder(async (folder) => {
        const file = `${folder}/.claude/settings.local.json`;
        if (before !== null) {
          await Deno.mkdir(`${folder}/.claude`);
          await Deno.writeTextFile(file, before);
        }
        let asked = 0;
        const server = Deno.serve(
          { hostname: "127.0.0.1", port: 0, onListen() {} },
          () =>
            asked++ === 0
              ? Response.json({
                hookSpecificOutput: {
                  hookEventName: "PreToolUse",
                  permissionDecision: "deny",
                  permissionDecisionReason: "because",
                },
              })
              : new Response("", { status: 500 }),
        );
        try {
          const { code, err } = await add(
            folder,
            "--url",
            `http://127.0.0.1:${server.addr.port}`,
          );
          assert.equal(code, 1);
          assert.match(err, /500[\s\S]*was put back as it was/);
        } finally {
          await server.shutdown();
        }
        assert.equal(asked, 2);
        assert.equal(
          await Deno.readTextFile(file).catch(() => null),
          before,
        );
      }));
  }
});

Deno.test("tryHook() starts the very command that it installed, and it answers the same", () =>
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
