/** Spoils every message at every door: the tool runs in no case, and every refusal is in words. */
import assert from "node:assert/strict";
import { inPlace } from "./conditions.ts";
import { ask, CALL, type Door, DOORS, messageOf } from "./doors.ts";
import {
  type InputFault,
  SPOILT,
  WRONG_EVENTS,
  WRONG_FIELDS,
} from "./inputs.ts";
import type { Outcome } from "./judge.ts";
import { served } from "./server.ts";
import { checkStopped } from "./words.ts";

const HOOKS: readonly Door[] = ["advise", "advise --url", "hook"];

function spoilt(
  { fields, spoil }: InputFault,
  door: Door,
): string | Uint8Array {
  const message = messageOf(door, { ...CALL, ...fields });
  return spoil === undefined ? message : spoil(message);
}

async function throughEveryDoor(
  t: Deno.TestContext,
  faults: readonly InputFault[],
): Promise<void> {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder });
    const at = (door: Door, message: string | Uint8Array): Promise<Outcome> =>
      ask(door, message, { folder, url: server.url });
    for (const door of DOORS) {
      await t.step(`${door}: nothing is wrong`, async () => {
        assert.equal((await at(door, messageOf(door, CALL))).tool, "runs");
      });
    }
    for (const fault of faults) {
      await t.step(fault.name, async () => {
        for (const door of DOORS) {
          if (fault.fine?.[door] !== undefined) continue;
          checkStopped(door, await at(door, spoilt(fault, door)));
        }
      });
    }
  });
}

Deno.test("a message whose bytes are wrong stops the tool", async (t) => {
  await throughEveryDoor(t, SPOILT);
});

Deno.test("a message with a wrong field stops the tool", async (t) => {
  await throughEveryDoor(t, WRONG_FIELDS);
});

Deno.test("a hook's message of no known event stops the tool", async (t) => {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder });
    for (const [name, event] of WRONG_EVENTS) {
      await t.step(name, async () => {
        for (const door of HOOKS) {
          const message = JSON.stringify({
            ...JSON.parse(messageOf(door, CALL)),
            hook_event_name: event,
          });
          checkStopped(
            door,
            await ask(door, message, { folder, url: server.url }),
          );
        }
      });
    }
  });
});
