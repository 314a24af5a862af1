/** What the protections cost that no setting turns off, each by its own code. */
import { openTrail } from "../../src/audit/trail.ts";
import type { Entry } from "../../src/audit/recording.ts";
import type { Call } from "../../src/facts/mod.ts";
import { readCall } from "../../src/http/body.ts";
import { allowedHosts, isOwnHost, isOwnOrigin } from "../../src/http/host.ts";
import { JSON_LIMITS } from "../../src/hooks/json.ts";
import {
  createLimiter,
  isRefusal,
  type Passage,
} from "../../src/limit/limiter.ts";
import { body } from "./calls.ts";
import type { Figure, Group } from "./row.ts";
import { quartile, time } from "./timing.ts";

const NAMES = {
  host: "cost of checking Host and Origin",
  body: "cost of bounds and shape of the body",
  open: "cost of caps on what is open at once",
  record: "cost of the chained record",
};

const encoder = new TextEncoder();
const ENTRIES = 128;
const BATCHES = 60;
/** As many as the load has connections. */
const AT_ONCE = 16;

/** All of them. */
export const ALWAYS: Group = {
  rows: Object.values(NAMES).map((name) => ({
    name,
    unit: "us",
    target: null,
  })),
  async measure(say) {
    const figures: Figure[] = [];
    const measured = (name: string, ms: number, note: string) =>
      figures.push({ name, value: ms * 1_000, note });
    say(NAMES.host);
    measured(NAMES.host, time(checkHost), "");
    say(NAMES.body);
    measured(NAMES.body, time(checkBody) - time(parseBody), "beside parsing");
    say(NAMES.open);
    measured(NAMES.open, time(pass), "");
    say(NAMES.record);
    measured(NAMES.record, await recordTime(), `${AT_ONCE} at once, written`);
    return figures;
  },
};

const HOSTS = allowedHosts("127.0.0.1", ["guard.example"]);

function checkHost(): boolean {
  return isOwnHost("guard.example:8000", HOSTS) &&
    isOwnOrigin("http://guard.example:8000", HOSTS);
}

let next = 0;

/** Calls made beforehand, so that making them is not timed. */
const BODIES = Array.from(
  { length: 600 },
  (_, n) => encoder.encode(body("fresh", n)),
);

function nextBody(): Uint8Array {
  return BODIES[next++ % BODIES.length] as Uint8Array;
}

function checkBody(): boolean {
  return readCall(nextBody(), JSON_LIMITS).ok;
}

const UTF_8 = new TextDecoder();

function parseBody(): unknown {
  return JSON.parse(UTF_8.decode(nextBody()));
}

const NONE = { rate: 0, burst: 0 };
const LIMITER = createLimiter({
  rates: {
    all: NONE,
    address: NONE,
    principal: NONE,
    tool: NONE,
    session: NONE,
  },
  routes: {},
  concurrent: { all: 2_048, address: 512, principal: 512 },
  block: { after: 0, first_ms: 10_000, most_ms: 600_000 },
  elapsed: () => performance.now(),
  refused() {},
  blocked() {},
});

function pass(): void {
  const passage = LIMITER.arrive("127.0.0.1", "/v1/evaluate");
  if (passage instanceof Promise || isRefusal(passage)) {
    throw new Error("Nothing is counted elsewhere, or refused");
  }
  (passage as Passage).principal("bench");
  (passage as Passage).end();
}

/** Milliseconds of one record, from its entry to the file; nothing is redacted. */
async function recordTime(): Promise<number> {
  const folder = await Deno.makeTempDir({ prefix: "superego-bench-" });
  try {
    const trail = await openTrail({
      file: `${folder}/audit.jsonl`,
      sync: "none",
      max_bytes: 0,
      redact: false,
      retention: {
        keep: 1,
        keep_ms: 0,
        keep_bytes: 0,
        compress: false,
        hold: false,
      },
    });
    const entries = Array.from({ length: ENTRIES }, (_, n) => entryOf(n));
    const times: number[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const began = performance.now();
      for (let at = 0; at < ENTRIES; at += AT_ONCE) {
        await Promise.all(
          entries.slice(at, at + AT_ONCE).map((entry) => trail.append(entry)),
        );
      }
      times.push((performance.now() - began) / ENTRIES);
    }
    await trail.close();
    return quartile(times.slice(BATCHES / 3));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function entryOf(n: number): Entry {
  return {
    asked: {
      call: JSON.parse(body("fresh", n)) as Call,
      transport: "http",
      principal: "bench",
      mcp_server: null,
      now: new Date(),
    },
    verdict: {
      action: "defer",
      reason: "No rule matched, and the policy's default is defer",
      code: "no_rule_matched",
      rule_id: null,
      severity: null,
      tags: [],
      matched: [],
      warnings: [],
      decision_id: "00000000-0000-4000-8000-000000000000",
      processing_time_ms: 0.1,
    },
    request_id: null,
  };
}
