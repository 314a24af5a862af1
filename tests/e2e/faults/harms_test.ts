/** Harms the record under running servers: a call is recorded, or the tool is stopped, and all is well once it is mended. */
import assert from "node:assert/strict";
import { type Conditions, inPlace, PRIVILEGED } from "./conditions.ts";
import { ask, CALL, type Door, messageOf, SERVED } from "./doors.ts";
import { HARMS, type Scene } from "./harms.ts";
import type { Outcome } from "./judge.ts";
import { served } from "./server.ts";
import { session } from "./session.ts";
import { checkStopped } from "./words.ts";

type Ask = (call: Readonly<Record<string, unknown>>) => Promise<Outcome>;

async function checkRecorded(ask: Ask, where: string, { audit }: Scene) {
  const session_id = crypto.randomUUID();
  const { tool, said } = await ask({ ...CALL, session_id });
  assert.equal(tool, "runs", `${where}: ${said}`);
  const kept = await Deno.readTextFile(audit);
  assert.ok(kept.includes(session_id), `${where}: nothing is recorded`);
}

async function throughDoors(
  conditions: Conditions,
  work: (asks: readonly (readonly [string, Ask])[]) => Promise<void>,
): Promise<void> {
  await using server = await served(conditions);
  await using client = await session(conditions);
  const through = (door: Door): Ask => (call) =>
    ask(door, messageOf(door, call), { ...conditions, url: server.url });
  await work([
    ...SERVED.map((door) => [door, through(door)] as const),
    ["mcp stdio", client.ask],
  ]);
}

for (const { name, harm, then, deadline_ms, needs } of HARMS) {
  Deno.test({
    name: `a running server survives: ${name}${
      needs === "root" && !PRIVILEGED ? " (not run: it needs root)" : ""
    }`,
    ignore: needs === "root" && !PRIVILEGED,
    fn: () =>
      inPlace("allow", async (folder) => {
        const place = `${folder}/home/record`;
        const scene = { folder, place, audit: `${place}/audit.jsonl` };
        const conditions = {
          folder,
          unprivileged: true,
          env: {
            SUPEREGO_AUDIT: scene.audit,
            ...deadline_ms === undefined
              ? {}
              : { SUPEREGO_REVIEW_DEADLINE_MS: String(deadline_ms) },
          },
        };
        await throughDoors(conditions, async (asks) => {
          for (const [door, ask] of asks) await checkRecorded(ask, door, scene);
          const mend = await harm(scene);
          try {
            for (const [door, ask] of asks) {
              if (then === "recorded") await checkRecorded(ask, door, scene);
              else checkStopped(door, await ask(CALL));
            }
          } finally {
            await mend();
          }
          for (const [door, ask] of asks) await checkRecorded(ask, door, scene);
        });
      }),
  });
}
