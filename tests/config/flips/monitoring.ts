/** Flips of what is a security event. */
import type { EventId } from "../../../src/alarm/events.ts";
import type { Flips, World } from "./flip.ts";
import { comes, pause, type Serving, serving } from "./serving.ts";

/** Whether the server has raised an event after this. */
function raises(
  event: EventId,
  work: (serving: Serving, world: World) => Promise<void>,
) {
  return (world: World) =>
    serving(world, async (one) => {
      await work(one, world);
      let figures = "";
      // A key that is over its limit has to wait.
      await comes(async () => {
        const { status, body } = await one.ask("/metrics");
        figures = body;
        return status === 200;
      });
      return new RegExp(
        `^superego_security_events_total\\{event="${event}",[^}]*\\} [1-9]`,
        "m",
      ).test(figures);
    });
}

async function guess({ status }: Serving, times: number, mark = "guess") {
  for (let at = 0; at < times; at++) await status(`${mark}-${at}-nobodys-key`);
}

function deny({ ask }: Serving, session_id: string) {
  return ask("/v1/evaluate", {
    tool_name: "Bash",
    parameters: { command: "ls" },
    session_id,
  });
}

/** How many intervals of this hour the server has learnt. */
async function learnt({ ask }: Serving): Promise<number> {
  const { body } = await ask("/metrics");
  return Number(/^superego_baseline_intervals (\d+)/m.exec(body)?.[1]);
}

/** Lets the server learn silence, makes it judge many calls, and waits until it has compared them. */
async function burst(one: Serving, { settings }: World) {
  if (settings.baseline_deviations === 0) return;
  await comes(async () => await learnt(one) >= 3, 60_000);
  await Promise.all(Array.from({ length: 100 }, () => one.judge("ls")));
  const before = await learnt(one);
  await comes(async () => await learnt(one) >= before + 2, 60_000);
}

/** Intervals of which few are enough, so that a test need not wait for days. */
const LEARNING = {
  baseline_interval_ms: 500,
  baseline_warm_up: 3,
  baseline_deviations: 3,
  baseline_calls: 1,
};

const POLICY = "version: 1\ndefaults: {action: deny}\nrules: []\n";
const DENYING = {
  with: { policy: ["policy.yaml"] },
  before: (folder: string) =>
    Deno.writeTextFile(`${folder}/policy.yaml`, POLICY),
};

/** Each by its setting. */
export const MONITORING_FLIPS: Flips = {
  alarm_failed_logins: {
    sees:
      "A good credential from an address that had four refused is a security event",
    with: { lockout_failures: 0 },
    cases: [[undefined, false], [4, true], [0, false]],
    see: raises("credential_guessed", async (one) => {
      await guess(one, 4);
      await one.status();
    }),
  },
  alarm_denials: {
    sees: "Four denied calls of a session are a security event",
    ...DENYING,
    cases: [[undefined, false], [4, true], [0, false]],
    see: raises("denial_spike", async (one) => {
      for (let at = 0; at < 4; at++) await deny(one, "s1");
    }),
  },
  alarm_limited_addresses: {
    sees:
      "A key that is over its limit from three addresses is a security event",
    with: {
      trusted_proxies: ["127.0.0.1"],
      rate_principal: 1,
      burst_principal: 0,
    },
    cases: [[undefined, false], [3, true], [0, false]],
    see: raises("limit_evasion", async ({ ask }) => {
      const call = { tool_name: "Bash", parameters: { command: "ls" } };
      const from = (at: number) =>
        ask("/v1/evaluate", call, { "X-Forwarded-For": `192.0.2.${at}` });
      // One may pass, and one more each second.
      for (let round = 0; round < 4; round++) {
        await Promise.all([1, 2, 3].map(from));
      }
    }),
  },
  alarm_reload_failures: {
    sees: "Two policies in a row that cannot be read are a security event",
    ...DENYING,
    cases: [[undefined, false], [2, true], [0, false]],
    see: raises("reload_failures", async ({ server }, { folder }) => {
      await Deno.writeTextFile(`${folder}/policy.yaml`, "version: 99\n");
      for (let at = 0; at < 2; at++) await server.reload();
      await Deno.writeTextFile(`${folder}/policy.yaml`, POLICY);
    }),
  },
  alarm_window_ms: {
    sees: "Refused credentials count together, or are too far from each other",
    with: { alarm_failed_logins: 4, lockout_failures: 0 },
    cases: [[undefined, true], [100, false]],
    see: raises("credential_guessing", async (one) => {
      for (let at = 0; at < 4; at++) {
        await guess(one, 1, `mark-${at}`);
        await pause(150);
      }
    }),
  },
  alarm_entries: {
    sees: "A session of before many others is remembered, or forgotten",
    ...DENYING,
    with: { ...DENYING.with, alarm_denials: 2 },
    cases: [[undefined, true], [16, false]],
    see: raises("denial_spike", async (one) => {
      await deny(one, "s1");
      for (let at = 0; at < 16; at++) await deny(one, `other-${at}`);
      await deny(one, "s1");
    }),
  },
  baseline_deviations: {
    sees: "Many calls after silence are a security event",
    with: LEARNING,
    cases: [[3, true], [0, false]],
    see: raises("unusual_rate", burst),
  },
  baseline_warm_up: {
    sees: "Many calls are a security event as soon as the hour is learnt",
    with: LEARNING,
    cases: [[3, true], [100_000, false]],
    see: raises("unusual_rate", burst),
  },
  baseline_calls: {
    sees: "A hundred calls after silence are many, or too few to tell",
    with: LEARNING,
    cases: [[1, true], [1_000_000, false]],
    see: raises("unusual_rate", burst),
  },
  baseline_interval_ms: {
    sees: "The server has learnt intervals before long, or is still in one",
    cases: [[undefined, false], [100, true]],
    see: (world) =>
      serving(world, (one) => comes(async () => await learnt(one) >= 2)),
  },
};
