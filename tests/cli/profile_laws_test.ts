/** A profile, and what is turned off, count the same through every door. */
import assert from "node:assert/strict";
import { withServer } from "../gateway/process.ts";
import { KEY } from "../gateway/process.ts";
import { hookInput } from "./agent.ts";
import { inFolder, superego } from "./process.ts";

const REASON = "we rewrite on purpose";
const NAME = "git.rewrite_remote_history";
const COMMAND = { command: "git push --force origin main" };
const CONFIG = `policy_off:\n  ${NAME}: ${REASON}\n`;

interface Seen {
  readonly action: string;
  readonly would?: string;
  readonly matched: readonly {
    readonly rule_id: string;
    readonly off?: string;
  }[];
}

/** What each door answered, as its record has it. */
async function throughEveryDoor(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly (readonly [door: string, seen: Seen])[]> {
  const call = { tool_name: "Bash", parameters: COMMAND, cwd: "/home/dev/p" };
  const own = { HOME: folder, ...env };
  const explained = await superego({
    args: ["explain", "--format", "json"],
    stdin: JSON.stringify(call),
    env: own,
  });
  assert.equal(explained.code, 0, explained.err);
  const advised = await superego({
    args: ["advise"],
    stdin: hookInput("Bash", COMMAND),
    env: own,
  });
  assert.equal(advised.code, 0, advised.err);
  const line = (message: object) =>
    `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;
  const mcp = await superego({
    args: ["mcp"],
    stdin: line({
      id: 1,
      method: "initialize",
      params: {
        protocolVersion: "2025-06-18",
        capabilities: {},
        clientInfo: { name: "test", version: "1" },
      },
    }) + line({
      id: 2,
      method: "tools/call",
      params: { name: "evaluate_tool_request", arguments: call },
    }),
    env: own,
  });
  assert.equal(mcp.code, 0, mcp.err);
  const served: Seen[] = [];
  await withServer(folder, [], async ({ ask }) => {
    served.push(await (await ask("/v1/evaluate", call)).json());
  }, { SUPEREGO_API_KEY: KEY, ...env });
  const records = (await Deno.readTextFile(
    `${folder}/.local/state/superego/audit.jsonl`,
  )).trim().split("\n").map((text) =>
    JSON.parse(text) as { transport: string; verdict: Seen }
  );
  assert.deepEqual(records.map(({ transport }) => transport), [
    "command",
    "mcp_stdio",
  ]);
  return [
    ["explain", (JSON.parse(explained.out) as { decision: Seen }).decision],
    ...records.map(({ transport, verdict }) => [transport, verdict] as const),
    ...served.map((seen) => ["http", seen] as const),
  ];
}

Deno.test("what is turned off is let through by every door, and recorded with its reason", () =>
  inFolder(async (folder) => {
    const config = `${folder}/superego.yaml`;
    await Deno.writeTextFile(config, CONFIG);
    const doors = await throughEveryDoor(folder, { SUPEREGO_CONFIG: config });
    assert.equal(doors.length, 4);
    for (const [door, { action, matched }] of doors) {
      assert.equal(action, "defer", door);
      assert.deepEqual(
        matched.map(({ rule_id, off }) => [rule_id, off]),
        [[NAME, REASON]],
        door,
      );
    }
  }));

for (
  const [profile, action, would] of [
    ["standard", "ask", undefined],
    ["strict", "deny", undefined],
    ["audit", "defer", "ask"],
  ] as const
) {
  Deno.test(`the profile ${profile} answers ${action} through every door`, () =>
    inFolder(async (folder) => {
      const doors = await throughEveryDoor(folder, {
        SUPEREGO_PROFILE: profile,
      });
      for (const [door, seen] of doors) {
        assert.deepEqual([seen.action, seen.would], [action, would], door);
      }
    }));
}

Deno.test("GET /v1/rules and config show say what is turned off and why", () =>
  inFolder(async (folder) => {
    const env = {
      SUPEREGO_PROFILE: "strict",
      SUPEREGO_POLICY_OFF: `${NAME}=${REASON}`,
    };
    await withServer(folder, [], async ({ ask }) => {
      const { profile, rules } = await (await ask("/v1/rules")).json();
      assert.equal(profile, "strict");
      const off = (rules as { id: string; off: string | null }[]).filter((
        one,
      ) => one.off !== null);
      assert.deepEqual(off.map(({ id, off }) => [id, off]), [[NAME, REASON]]);
    }, { SUPEREGO_API_KEY: KEY, ...env });
    const shown = await superego({
      args: ["config", "show"],
      env: { HOME: folder, ...env },
    });
    assert.match(
      shown.out,
      /^policy_off +git\.rewrite_remote_history=we rewrite on purpose +SUPEREGO_POLICY_OFF$/m,
    );
    assert.match(shown.out, /^profile +strict +SUPEREGO_PROFILE$/m);
  }));

for (
  const [args, env, why] of [
    [["--profile", "strickt"], {}, /strict/],
    [
      [],
      { SUPEREGO_POLICY_OFF: "git.rewrite_remote_histry=x" },
      /^environment:1:1: critical POLICY-008: .*\n.*Did you mean `git\.rewrite_remote_history`\?/,
    ],
    [[], { SUPEREGO_POLICY_OFF: "git" }, /gives no reason for `git`/],
  ] as const
) {
  Deno.test(`explain() refuses ${args.join(" ")}${JSON.stringify(env)}`, () =>
    inFolder(async (folder) => {
      const { code, out, err } = await superego({
        args: ["explain", "--command", "ls", ...args],
        env: { HOME: folder, ...env },
      });
      assert.ok(code === 1 || code === 2, err);
      assert.equal(out, "");
      assert.match(err, why);
    }));
}
