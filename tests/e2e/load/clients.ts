/** Clients of the load model: when each asks, and what it was answered. */

/** The limit that every client of the model has. */
export const LIMIT = { rate: 20, burst: 120 } as const;

/** A client by its habit. */
export interface Client {
  readonly name: string;
  /** Whose key it shows; the limit counts by it. */
  readonly owner: string;
  /** Where it asks from, as the proxy says. */
  readonly address: string;
  readonly tool: string;
  /** How many sessions it takes turns with. */
  readonly sessions: number;
  /** When it asks, in seconds from the start, in order. */
  times(seconds: number, random: () => number): readonly number[];
}

/** Asks whenever it happens to, so often a second in the mean. */
function poisson(rate: number): Client["times"] {
  return (seconds, random) => {
    const times: number[] = [];
    for (let at = 0;;) {
      at -= Math.log(1 - random()) / rate;
      if (at >= seconds) return times;
      times.push(at);
    }
  };
}

/** Asks so often at once every so many seconds. */
function bursts(size: number, every: number): Client["times"] {
  return (seconds, random) => {
    const first = random() * every;
    const times: number[] = [];
    for (let at = first; at < seconds; at += every) {
      times.push(...new Array<number>(size).fill(at));
    }
    return times;
  };
}

/** Asks at even intervals, so often a second. */
function steady(rate: number): Client["times"] {
  return (seconds) =>
    Array.from({ length: Math.floor(seconds * rate) }, (_, at) => at / rate);
}

/** Those that keep to {@linkcode LIMIT}. */
export const LEGITIMATE: readonly Client[] = [
  client("half its rate", "ann", 1, "Bash", 3, poisson(10)),
  client("three quarters of its rate", "bob", 2, "Read", 1, poisson(15)),
  client("nine tenths of its rate, evenly", "cem", 2, "Write", 2, steady(18)),
  client("sixty at once", "dia", 3, "mcp__git__push", 60, bursts(60, 12)),
  client("twenty-five at once", "eve", 4, "Bash", 1, bursts(25, 3)),
  client("now and then", "fay", 5, "WebFetch", 2, poisson(2)),
];

/** One that asks five times as often as it may. */
export const GREEDY: Client = client(
  "five times its rate",
  "max",
  6,
  "Bash",
  1,
  steady(LIMIT.rate * 5),
);

function client(
  name: string,
  owner: string,
  place: number,
  tool: string,
  sessions: number,
  times: Client["times"],
): Client {
  return { name, owner, address: `192.0.2.${place}`, tool, sessions, times };
}

/** The most that may be let through within so many seconds from a client with this limit. */
export function entitled(seconds: number): number {
  return LIMIT.rate * Math.ceil(seconds) +
    LIMIT.burst * Math.ceil(seconds / 60);
}

/** Whether asking at these times keeps to {@linkcode LIMIT}, wherever a second or a minute may begin. */
export function keepsTo(times: readonly number[]): boolean {
  for (let shift = 0; shift < 1; shift += 0.05) {
    const counts = new Map<number, number>();
    for (const time of times) {
      const second = Math.floor(time + shift);
      counts.set(second, (counts.get(second) ?? 0) + 1);
    }
    const above = [...counts].map(([second, count]) =>
      [second, Math.max(0, count - LIMIT.rate)] as const
    );
    for (const [first] of above) {
      const sum = above.reduce(
        (all, [second, more]) =>
          second >= first && second < first + 60 ? all + more : all,
        0,
      );
      if (sum > LIMIT.burst) return false;
    }
  }
  return true;
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What became of the calls of one client. */
export interface Outcome {
  readonly statuses: ReadonlyMap<number, number>;
  /** How many were sent. */
  readonly sent: number;
  /** From its first call to its last answer, in seconds. */
  readonly seconds: number;
}

/** Lets a client ask: each call goes to the next of the servers, as behind a balancer. */
export async function ask(
  one: Client,
  key: string,
  servers: readonly string[],
  times: readonly number[],
): Promise<Outcome> {
  const statuses = new Map<number, number>();
  const begun = performance.now();
  const calls: Promise<void>[] = [];
  for (const [at, time] of times.entries()) {
    const wait = time * 1_000 - (performance.now() - begun);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    calls.push(
      (async () => {
        const response = await fetch(
          `${servers[at % servers.length]}/v1/evaluate`,
          {
            method: "POST",
            headers: {
              "Authorization": `Bearer ${key}`,
              "Content-Type": "application/json",
              "X-Forwarded-For": one.address,
            },
            body: JSON.stringify({
              tool_name: one.tool,
              parameters: { command: "ls", path: "README.md" },
              session_id: `${one.owner}-${at % one.sessions}`,
            }),
          },
        );
        await response.body?.cancel();
        const { status } = response;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      })(),
    );
  }
  await Promise.all(calls);
  const seconds = (performance.now() - begun) / 1_000;
  return { statuses, sent: times.length, seconds };
}
