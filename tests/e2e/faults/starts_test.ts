/** Starts each verb that decides where something is wrong: no tool runs, and the refusal says what, where and how to mend it. */
import assert from "node:assert/strict";
import { type Conditions, inPlace } from "./conditions.ts";
import { ask, CALL, messageOf, SERVED, start } from "./doors.ts";
import { served } from "./server.ts";
import { POLICIES } from "./policies.ts";
import { SETTINGS, type StartFault, STATES } from "./starts.ts";
import { checkStopped, checkWords } from "./words.ts";

async function inFault(
  fault: StartFault,
  work: (conditions: Conditions) => Promise<void>,
): Promise<void> {
  await inPlace("allow", async (folder) => {
    if (fault.policy === null) await Deno.remove(`${folder}/p.yaml`);
    else if (fault.policy !== undefined) {
      await Deno.writeTextFile(`${folder}/p.yaml`, fault.policy);
    }
    const { before, flags, env, unprivileged } = fault;
    await work({
      folder,
      ...before === undefined ? {} : { before },
      ...flags === undefined ? {} : { flags },
      ...env === undefined ? {} : { env },
      ...unprivileged === undefined ? {} : { unprivileged },
    });
  });
}

for (const fault of [...POLICIES, ...SETTINGS, ...STATES]) {
  Deno.test(`advise stops the tool: ${fault.name}`, async () => {
    await inFault(fault, async (conditions) => {
      const outcome = await ask(
        "advise",
        messageOf("advise", CALL),
        conditions,
      );
      checkStopped("advise", outcome);
      assert.match(outcome.said, fault.why);
    });
  });

  Deno.test(`mcp refuses to start: ${fault.name}`, async () => {
    await inFault(fault, async (conditions) => {
      const message = messageOf("mcp stdio", CALL);
      checkStopped("mcp", await ask("mcp stdio", message, conditions));
    });
    await inFault(fault, async (conditions) => {
      const { code, err } = await start("mcp", "", conditions);
      assert.equal(code, 1, err);
      checkWords(err, fault.why);
    });
  });

  Deno.test(`serve refuses to start: ${fault.name}`, async () => {
    await inFault(fault, async (conditions) => {
      await using server = await served(conditions);
      assert.equal(server.refused, 1, await server.said());
      checkWords(await server.said(), fault.why);
      for (const door of SERVED) {
        const { url } = server;
        const call = messageOf(door, CALL);
        checkStopped(door, await ask(door, call, { ...conditions, url }));
      }
    });
  });
}

const KEYLESS = STATES.filter(({ env }) =>
  env?.["SUPEREGO_AUDIT"] === undefined
)
  .map((fault) => ({
    ...fault,
    env: {
      ...fault.env,
      SUPEREGO_AUDIT: "DIR/home/audit.jsonl",
      SUPEREGO_API_KEY: undefined,
    },
  }));

for (const fault of KEYLESS) {
  Deno.test(`keys add and serve without a key refuse: ${fault.name}`, async () => {
    await inFault(fault, async (conditions) => {
      const { folder } = conditions;
      await using server = await served({ ...conditions, flags: [] });
      assert.equal(server.refused, 1, await server.said());
      checkWords(await server.said(), fault.why);
      const { code, out, err } = await start("keys", "", {
        ...conditions,
        folder,
        before: "",
        flags: ["add", "ci"],
      });
      assert.deepEqual([code, out], [1, ""], err);
      checkWords(err, fault.why);
    });
  });
}
