/** `deno task kpi`: how well the guard is reached, spares who does nothing wrong, and wakes somebody; one run of about two minutes. */
// deno-lint-ignore-file no-console
import { ask } from "../e2e/alerts/troubles.ts";
import { KEY, type Watched, watched } from "../e2e/alerts/watched.ts";

/** How many agents that do nothing wrong ask, and how often each. */
const AGENTS = 20;
const CALLS = 50;

/** How many callers with a wrong key ask. */
const STRANGERS = 200;

/** A figure with what it was taken from, and whether it is what it should be. */
interface Indicator {
  readonly name: string;
  readonly value: string;
  readonly target: string;
  readonly met: boolean;
}

function share(
  name: string,
  part: number,
  whole: number,
  target: number,
): Indicator {
  return {
    name,
    value: `${(100 * part / whole).toFixed(2)} % (${part} of ${whole})`,
    target: `${target} %`,
    met: 100 * part / whole === target,
  };
}

/** Agents ask at the pace of agents while one key and one address go far beyond their limits. */
async function callers(world: Watched): Promise<readonly Indicator[]> {
  let flooding = true;
  let turned_away = 0;
  const flood = (async () => {
    while (flooding) {
      const statuses = await Promise.all(
        Array.from({ length: 20 }, () =>
          ask(
            world,
            { tool_name: "Any", session_id: "loop" },
            "203.0.113.1",
            world.other,
          )),
      );
      turned_away += statuses.filter((status) => status === 429).length;
    }
  })();
  const statuses = (await Promise.all(
    Array.from({ length: AGENTS }, async (_, agent) => {
      const seen: number[] = [];
      for (let call = 0; call < CALLS; call++) {
        seen.push(
          await ask(world, { tool_name: "Any" }, `198.51.100.${agent + 10}`),
        );
      }
      return seen;
    }),
  )).flat();
  flooding = false;
  await flood;
  const wrong = await Promise.all(
    Array.from(
      { length: STRANGERS },
      (_, at) =>
        ask(
          world,
          { tool_name: "Any" },
          `192.0.2.${at % 200 + 1}`,
          `wrong-${at}`,
        ),
    ),
  );
  const count = (status: number) =>
    statuses.filter((one) => one === status).length;
  return [
    share(
      "good keys that were let in",
      statuses.length - count(401),
      statuses.length,
      100,
    ),
    share(
      "wrong keys that were refused",
      wrong.filter((status) => status === 401 || status === 429).length,
      wrong.length,
      100,
    ),
    share(
      `calls within the limits that were turned away, while ${turned_away} beyond them were`,
      count(429),
      statuses.length,
      0,
    ),
  ];
}

/** Somebody empties the record; the time until each way has told of it, with every time-out as shipped. */
async function detection(world: Watched): Promise<readonly Indicator[]> {
  await waitFor(async () =>
    (await world.query("superego_audit_displaced_total")).length > 0
  );
  const began = Date.now();
  await Deno.truncate(`${world.folder}/state/audit.jsonl`);
  await ask(world, { tool_name: "Any" }, "198.51.100.9", KEY);
  const told = (way: string) =>
    world.told.messages.find((one) =>
      one.way === way &&
      (one.text === "SuperegoAuditDisplaced" ||
        one.text.includes("changed the record"))
    );
  const ways = ["pagerduty", "slack", "mail", "webhook"];
  await waitFor(() => ways.every((way) => told(way) !== undefined));
  return ways.map((way) => {
    const seconds = (told(way)!.at - began) / 1000;
    return {
      name: `from a changed record to ${way}`,
      value: `${seconds.toFixed(1)} s`,
      // A scrape, an evaluation and the wait of a group, each as long as shipped, and some work.
      target: "at most 60 s",
      met: seconds <= 60,
    };
  });
}

async function waitFor(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 480; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("waited in vain for two minutes");
}

await using world = await watched({ asShipped: true });
const all = [...await callers(world), ...await detection(world)];
for (const { name, value, target, met } of all) {
  console.log(
    `${met ? "met   " : "MISSED"} ${name}: ${value}, target ${target}`,
  );
}
