/** Breaks the surroundings of a hook's process: the tool runs in no case. */
import assert from "node:assert/strict";
import { byClaudeCode } from "../../cli/agent.ts";
import { type Conditions, inPlace } from "./conditions.ts";
import { CALL, messageOf, start } from "./doors.ts";
import { ofHookProcess, ofInstalledHook } from "./judge.ts";
import { served } from "./server.ts";
import { ODDITIES, type StreamFault, STREAMS } from "./streams.ts";
import { checkStopped } from "./words.ts";
import { KEY } from "../program.ts";

const POLICY = ["--policy", "DIR/p.yaml"];

/** The whole answer of the policy that allows. */
const ALLOWED = `${
  JSON.stringify({
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: "allow",
      permissionDecisionReason: "fine",
    },
  })
}\n`;

async function hook(
  fault: StreamFault,
  conditions: Conditions,
): Promise<Awaited<ReturnType<typeof start>>> {
  const { stdin, before, shell, open, env } = fault;
  return await start("advise", stdin ?? messageOf("advise", CALL), {
    ...conditions,
    ...before === undefined ? {} : { before },
    ...shell === undefined ? {} : { shell },
    ...open === undefined ? {} : { open },
    env: { ...conditions.env, ...env },
  });
}

async function bothWays(
  work: (way: string, conditions: Conditions) => Promise<void>,
  action: "allow" | "deny" = "allow",
): Promise<void> {
  await inPlace(action, async (folder) => {
    await work("here", { folder, flags: POLICY });
    await using server = await served({ folder });
    await work("--url", {
      folder,
      flags: ["--url", server.url],
      env: { SUPEREGO_TOKEN: KEY },
    });
  });
}

for (const fault of STREAMS.filter(({ limit }) => limit)) {
  for (const action of ["deny", "allow"] as const) {
    Deno.test(`advise answers ${action} or stops the tool: ${fault.name}`, async () => {
      await bothWays(async (way, conditions) => {
        const ended = await hook(fault, conditions);
        // Only the whole answer of a policy that allows lets the tool run.
        if (action === "allow" && ended.out === ALLOWED) {
          assert.deepEqual([ended.code, ended.err], [0, ""], way);
          return;
        }
        assert.equal(ofInstalledHook(ended).tool, "stopped", way);
      }, action);
    });
  }
}

for (const fault of STREAMS.filter(({ limit }) => !limit)) {
  Deno.test(`advise stops the tool: ${fault.name}`, async () => {
    await bothWays(async (way, conditions) => {
      const ended = await hook(fault, conditions);
      if (fault.dies) {
        assert.equal(ofInstalledHook(ended).tool, "stopped", way);
      } else if (fault.mute) {
        assert.equal(byClaudeCode(ended), "blocked", way);
      } else {
        checkStopped(way, ofHookProcess(ended));
        assert.deepEqual([ended.code, ended.out], [2, ""], way);
      }
    });
  });
}

for (const oddity of ODDITIES) {
  Deno.test(`advise answers as ever: ${oddity.name}`, async () => {
    await bothWays(async (way, conditions) => {
      const { code, out } = await hook(oddity, conditions);
      assert.equal(code, 0, way);
      assert.match(out, /"permissionDecision":"allow"/, way);
    });
  });
}
