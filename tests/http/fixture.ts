/** An application over a real keyring and counters, and a review that always denies. */
import { createKeyring } from "../../src/auth/keyring.ts";
import { issueKey } from "../../src/auth/issue.ts";
import { createApp } from "../../src/http/app.ts";
import { createDirect, type Direct } from "../../src/http/direct.ts";
import { allowedHosts } from "../../src/http/host.ts";
import type { AppParts } from "../../src/http/parts.ts";
import { limiter } from "../limit/limiter.ts";
import { createLockout, type LockoutOptions } from "../../src/limit/lockout.ts";
import { createSources } from "../../src/limit/source.ts";
import { ANYWHERE } from "../limit/limiter.ts";
import type { Verdict } from "../../src/policy/mod.ts";
import { systemClock } from "../../src/review/clock.ts";
import type { Question } from "../../src/review/review.ts";

/** What the fixture's review answers. */
export const VERDICT: Verdict = {
  action: "deny",
  reason: "Not on a Tuesday",
  code: "rule_matched",
  rule_id: "tuesday",
  severity: "high",
  tags: [],
  matched: [],
  warnings: [],
  decision_id: "00000000-0000-4000-8000-000000000000",
  processing_time_ms: 0.1,
};

/** When the fixture locks out; long, so that no test waits for its end. */
export const LOCKOUT: LockoutOptions = {
  failures: 5,
  first_ms: 60_000,
  longest_ms: 600_000,
  forget_ms: 600_000,
  entries: 100,
};

const NOW = new Date("2026-01-01T00:00:00Z");
const metrics = issueKey("prometheus", ["metrics"], NOW, null);
const admin = issueKey("operator", ["admin"], NOW, null);
const ended = issueKey("gone", ["evaluate"], NOW, NOW);

const bound = issueKey("bound", ["evaluate", "read"], NOW, null, {
  addresses: ["192.0.2.0/24"],
  tools: ["Read"],
});

/** Keys of the fixture, by what they are good for. */
export const KEYS = {
  all: "f3Xk9-Qm2Lw7_Zt5Vb8Nr1",
  metrics: metrics.secret,
  admin: admin.secret,
  ended: ended.secret,
  /** From 192.0.2.0/24 alone, about the tool Read alone. */
  bound: bound.secret,
} as const;

/** An application and what it was asked, refused and counted. */
export interface Fixture {
  readonly app: ReturnType<typeof createApp>;
  readonly direct: Direct;
  readonly parts: AppParts;
  readonly questions: readonly Question[];
  readonly observed: readonly {
    readonly question: Question;
    readonly result: unknown;
  }[];
  readonly refusals: readonly string[];
  readonly requests: readonly string[];
  readonly errors: readonly unknown[];
  readonly locks: readonly string[];
  /** What operators did. */
  readonly acts: readonly string[];
}

/** Makes an application; `parts` replaces what a test wants otherwise. */
export function fixture(parts: Partial<AppParts> = {}): Fixture {
  const questions: Question[] = [];
  const observed: { question: Question; result: unknown }[] = [];
  const refusals: string[] = [];
  const requests: string[] = [];
  const errors: unknown[] = [];
  const locks: string[] = [];
  const acts: string[] = [];
  const keyring = createKeyring(
    [metrics.key, ended.key, bound.key, admin.key],
    KEYS.all,
  );
  const whole: AppParts = {
    review: (question) => {
      questions.push(question);
      return Promise.resolve(VERDICT);
    },
    observe: (question, result) => {
      observed.push({ question, result });
      return Promise.resolve(null);
    },
    keyring: () => keyring,
    renewKeys: () => Promise.resolve(),
    used: () => {},
    admin: {
      reload: () => Promise.resolve(),
      settings: () => [{ name: "listen", value: "127.0.0.1:8000" }],
      did: (principal, what) => void acts.push(`${principal} ${what}`),
    },
    tokens: null,
    resource: null,
    cors: null,
    lockout: createLockout(LOCKOUT),
    locked: ({ subject }) => void locks.push(subject),
    anonymous: false,
    own_headers: {},
    hosts: allowedHosts("127.0.0.1", ["guard.example"]),
    head: { url: 500, headers: 50 },
    limits: { bytes: 10_000, depth: 32 },
    sources: createSources(ANYWHERE),
    limiter: limiter({}, (why) => void refusals.push(why)),
    mcp: { fetch: () => Promise.resolve(Response.json({ mcp: true })) },
    rules: () => [],
    profile: () => "standard",
    recent: () => [],
    health: () => ({
      ok: true,
      parts: [{ name: "policy", ok: true, detail: "1 rule" }],
    }),
    posture: () => Promise.resolve({ grants: [] }),
    metrics: {
      httpRequest: (method, route, status) =>
        void requests.push(`${method} ${route} ${status}`),
      authFailure: (reason) => void refusals.push(reason),
      limited: (limit) => void refusals.push(limit),
      render: () => Promise.resolve("up 1\n"),
      contentType: "text/plain; version=0.0.4",
    },
    clock: systemClock,
    newId: () => "request-1",
    report: (error) => void errors.push(error),
    ...parts,
  };
  const app = createApp(whole);
  const direct = createDirect(whole);
  return {
    app,
    parts: whole,
    direct,
    questions,
    observed,
    refusals,
    requests,
    errors,
    locks,
    acts,
  };
}

/** Asks an application; with the key for everything unless a header says otherwise. */
export function ask(
  { app }: Fixture,
  method: string,
  path: string,
  body?: BodyInit,
  headers: Readonly<Record<string, string>> = {},
  peer = "127.0.0.1",
): Promise<Response> {
  const given = {
    Host: "127.0.0.1:8000",
    Authorization: `Bearer ${KEYS.all}`,
    ...body === undefined ? {} : { "Content-Type": "application/json" },
    ...headers,
  };
  const kept = Object.entries(given).filter(([, value]) => value !== "");
  return Promise.resolve(app.request(path, {
    method,
    headers: Object.fromEntries(kept),
    ...body === undefined ? {} : { body },
  }, { peer: () => peer }));
}
