/**
 * What each protection of the server costs a request, alone and all together, against a server without any.
 *
 * All servers run in this process and are asked in turn, in many short rounds, and what counts of each is the time
 * that a quarter of its rounds stayed below: neither other work on the machine nor its changing speed decides. What no
 * setting turns off is in all of them; its own cost is measured by itself, and added to that of all together.
 */
import { loadConfig } from "../../src/config/load.ts";
import { giveOrders } from "../../src/gateway/worker_orders.ts";
import { openServer } from "../../src/gateway/server.ts";
import { ALWAYS } from "./always.ts";
import { body } from "./calls.ts";
import { Asker } from "./load.ts";
import type { Figure, Group } from "./row.ts";
import { KEY } from "./running.ts";
import { quartile } from "./timing.ts";

const WARM_ROUNDS = 60;
const ROUNDS = 240;
/** Requests of one server in one round. */
const AT_ONCE = 30;
const MICROSECONDS = 1_000;

/** A part of the settings, and what its requests carry. */
interface Guard {
  readonly env: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const RATES = ["ALL", "ADDRESS", "PRINCIPAL", "TOOL", "SESSION"];
const ALARMS = ["FAILED_LOGINS", "DENIALS", "LIMITED_ADDRESSES"];

function each(names: readonly string[], value: string): Guard["env"] {
  return Object.fromEntries(
    names.map((name) => [`SUPEREGO_${name}`, value]),
  );
}

const rates = (value: string) =>
  each(RATES.map((whose) => `RATE_${whose}`), value);
const alarms = (value: string) =>
  each(ALARMS.map((what) => `ALARM_${what}`), value);

/** Everything off that a setting turns off: whoever is on this machine may ask, as often as it likes. */
const NOTHING: Guard = {
  env: {
    SUPEREGO_ALLOW_ANONYMOUS_LOOPBACK: "true",
    SUPEREGO_AUDIT_REDACT: "false",
    SUPEREGO_BLOCK_AFTER: "0",
    SUPEREGO_LOCKOUT_FAILURES: "0",
    ...rates("0"),
    ...alarms("0"),
  },
};

const KEYS: Guard = {
  env: {
    SUPEREGO_ALLOW_ANONYMOUS_LOOPBACK: "false",
    SUPEREGO_API_KEY: KEY,
  },
  headers: { Authorization: `Bearer ${KEY}` },
};

const NETWORKS = Array.from({ length: 100 }, (_, n) => `10.${n}.0.0/16`);

/** Each alone. No load reaches a limit of theirs. */
const GUARDS: Readonly<Record<string, Guard>> = {
  "keys": KEYS,
  "rate limits of five kinds": { env: rates("10000000") },
  "lock-outs and blocks": {
    env: { SUPEREGO_LOCKOUT_FAILURES: "10", SUPEREGO_BLOCK_AFTER: "1000" },
  },
  "address lists of 101 networks": {
    env: {
      SUPEREGO_ALLOW_ADDRESSES: "127.0.0.0/8,192.0.2.0/24",
      SUPEREGO_DENY_ADDRESSES: NETWORKS.join(","),
    },
  },
  "rules for countries": {
    env: {
      SUPEREGO_COUNTRY_DATABASE:
        new URL("../limit/countries.mmdb", import.meta.url).pathname,
      SUPEREGO_DENY_COUNTRIES: "KP",
      SUPEREGO_UNKNOWN_COUNTRY: "allow",
    },
  },
  "redaction of secrets": { env: { SUPEREGO_AUDIT_REDACT: "true" } },
  "redaction of secrets and personal data": {
    env: {
      SUPEREGO_AUDIT_REDACT: "true",
      SUPEREGO_MASK_PERSONAL_DATA: "true",
    },
  },
  "encryption of the record": {
    env: { SUPEREGO_AUDIT_KEY: btoa("one key of nobody, for the tests") },
  },
  "security events": { env: alarms("10000") },
};

/** A proxy speaks for somebody who is not here, and so has to show a key. */
const PROXY = "a trusted proxy";
const PROXIES: Guard = {
  env: { SUPEREGO_TRUSTED_PROXIES: "127.0.0.0/8,192.0.2.0/24" },
  headers: { ...KEYS.headers, "X-Forwarded-For": "192.0.2.7" },
};

const costOf = (name: string) => `cost of ${name}`;
const BARE = "a request and its answer, protections off";
const TOGETHER = "cost of all protections together";

/** All of them, in microseconds. */
export const PROTECTIONS: Group = {
  rows: [
    { name: BARE, unit: "us", target: null },
    ...[...Object.keys(GUARDS), PROXY].map((name) => ({
      name: costOf(name),
      unit: "us" as const,
      target: null,
    })),
    ...ALWAYS.rows,
    { name: TOGETHER, unit: "ms", target: { most: 0.15 } },
  ],
  async measure(say) {
    const always = await ALWAYS.measure(say);
    const folder = await Deno.makeTempDir({ prefix: "superego-bench-" });
    try {
      return figuresOf(await compare(folder, say), always);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
};

const BARE_SERVER = "nothing";
const KEYED_PROXY = "keys and a trusted proxy";
const ALL = "everything";

/** Every server that is asked, by what it has. */
const SERVERS: Readonly<Record<string, Guard>> = {
  [BARE_SERVER]: { env: {} },
  ...GUARDS,
  [KEYED_PROXY]: together(KEYS, PROXIES),
  [ALL]: together(...Object.values(GUARDS), PROXIES),
};

function together(...guards: readonly Guard[]): Guard {
  return {
    env: Object.assign({}, ...guards.map(({ env }) => env)),
    headers: Object.assign({}, ...guards.map(({ headers }) => headers)),
  };
}

type Times = ReadonlyMap<string, number>;

function figuresOf(
  times: Times,
  always: readonly Figure[],
): readonly Figure[] {
  const cost = (name: string, than = BARE_SERVER) =>
    (times.get(name) ?? NaN) - (times.get(than) ?? NaN);
  const kept = always.reduce((sum, { value }) => sum + (value ?? NaN), 0);
  return [
    { name: BARE, value: times.get(BARE_SERVER) ?? NaN, note: "" },
    ...Object.keys(GUARDS).map((name) => ({
      name: costOf(name),
      value: cost(name),
      note: "",
    })),
    {
      name: costOf(PROXY),
      value: cost(KEYED_PROXY, "keys"),
      note: "beside keys",
    },
    ...always,
    {
      name: TOGETHER,
      value: (cost(ALL) + kept) / MICROSECONDS,
      note: `of it always on ${kept.toFixed(1)} µs`,
    },
  ];
}

/** Microseconds of one request of each server. */
async function compare(
  folder: string,
  say: (doing: string) => void,
): Promise<Times> {
  await using stack = new AsyncDisposableStack();
  const askers = new Map<string, Asker>();
  for (const [name, guard] of Object.entries(SERVERS)) {
    const home = `${folder}/${askers.size}`;
    await Deno.mkdir(home);
    const server = await open(home, guard.env);
    stack.defer(() => server.drain());
    const asker = await Asker.connect(server.port, guard.headers ?? {});
    askers.set(name, stack.use(asker));
  }
  say(`${askers.size} servers with different protections`);
  const rounds = new Map<string, number[]>();
  let call = 0;
  for (let round = -WARM_ROUNDS; round < ROUNDS; round++) {
    for (const [name, asker] of shuffled([...askers])) {
      const calls = Array.from(
        { length: AT_ONCE },
        () => body("fresh", call++),
      );
      const began = performance.now();
      for (const one of calls) await asker.ask(one);
      const each = (performance.now() - began) / AT_ONCE * MICROSECONDS;
      if (round >= 0) rounds.set(name, [...rounds.get(name) ?? [], each]);
    }
  }
  return new Map([...rounds].map(([name, times]) => [name, quartile(times)]));
}

/** In another order every time, since what one leaves behind, garbage above all, the next one pays for. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  return items.map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at).map(({ item }) => item);
}

async function open(home: string, env: Guard["env"]) {
  const loaded = await loadConfig({}, {
    variables: {
      SUPEREGO_LISTEN: "127.0.0.1:0",
      SUPEREGO_LOG_LEVEL: "error",
      ...NOTHING.env,
      ...env,
    },
    home,
    state_home: null,
    loosening: [],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const orders = await giveOrders(loaded.value.settings, "1.0.0");
  if (!orders.ok) throw new Error(JSON.stringify(orders.problems));
  const opened = await openServer(orders.value);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}
