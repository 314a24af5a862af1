/** `superego advise` as a coding agent runs it. */
import assert from "node:assert/strict";
import { hookInput } from "./agent.ts";
import { inFolder, PROGRAM, superego } from "./process.ts";

async function advise(stdin: string, ...args: readonly string[]) {
  return await inFolder((folder) =>
    superego({ args: ["advise", ...args], stdin, env: { HOME: folder } })
  );
}

Deno.test("advise() decides by the shipped policy when nobody says otherwise", async () => {
  const denied = await advise(hookInput("Bash", { command: "rm -rf /" }));
  assert.equal(denied.code, 0, denied.err);
  assert.match(denied.out, /"permissionDecision":"deny"/);
  const fine = await advise(hookInput("Bash", { command: "git status" }));
  assert.equal(fine.code, 0, fine.err);
  assert.doesNotMatch(fine.out, /"(deny|ask)"/);
});

Deno.test("advise() answers a permission request in its own form", async () => {
  const { out } = await advise(
    hookInput("Bash", { command: "rm -rf /" }, {
      hook_event_name: "PermissionRequest",
    }),
  );
  const { hookSpecificOutput } = JSON.parse(out) as {
    hookSpecificOutput: {
      hookEventName: string;
      decision: { behavior: string; message: string };
    };
  };
  assert.equal(hookSpecificOutput.hookEventName, "PermissionRequest");
  assert.equal(hookSpecificOutput.decision.behavior, "deny");
  assert.notEqual(hookSpecificOutput.decision.message, "");
});

Deno.test("advise() speaks Claude Code's dialect by name too, and no other", async () => {
  const input = hookInput("Bash", { command: "rm -rf /" });
  assert.match((await advise(input, "--agent", "claude-code")).out, /"deny"/);
  const unknown = await advise(input, "--agent", "hal");
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /unknown agent `hal`. Known names: claude-code/);
});

Deno.test("advise() answers on one line", async () => {
  const { out } = await advise(hookInput("Bash", { command: "rm -rf /" }));
  assert.match(out, /^\{[^\n]+\}\n$/);
});

const ROOT = new URL("../..", import.meta.url).pathname;

for (
  const [how, args, kept] of [
    ["deciding here", [], ["read"]],
    ["asking a server", ["--url", "http://127.0.0.1:1"], ["net"]],
  ] as const
) {
  Deno.test(`advise() has only ${kept.join()} left when it waits for input, ${how}`, () =>
    inFolder(async (folder) => {
      const [command, ...flags] = PROGRAM;
      const entry = flags.pop() ?? "";
      const kinds = ["read", "write", "net", "env", "sys", "run", "ffi"];
      await Deno.writeTextFile(
        `${folder}/look.ts`,
        `const read = Deno.stdin.read;
        Deno.stdin.read = (buffer) => {
          const left = ${
          JSON.stringify(kinds)
        }.filter((name) => Deno.permissions.querySync({ name }).state === "granted");
          console.error(JSON.stringify(left));
          return read.call(Deno.stdin, buffer);
        };
        await import("file://${entry}");`,
      );
      const { stderr } = await new Deno.Command("bash", {
        args: [
          "-c",
          ': | "$@"',
          "bash",
          command ?? "",
          ...flags,
          `--config=${ROOT}deno.json`,
          `${folder}/look.ts`,
          "advise",
          ...args,
        ],
        cwd: ROOT,
        env: {
          HOME: folder,
          DENO_DIR: Deno.env.get("DENO_DIR") ??
            `${Deno.env.get("HOME")}/.cache/deno`,
        },
      }).output();
      const [first] = new TextDecoder().decode(stderr).split("\n");
      assert.equal(first, JSON.stringify(kept));
    }));
}
