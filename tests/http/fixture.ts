/** An application over a real keyring and counters, and a review that always denies. */
import { createKeyring } from "../../src/auth/keyring.ts";
import { issueKey } from "../../src/auth/issue.ts";
import { createApp } from "../../src/http/app.ts";
import { allowedHosts } from "../../src/http/host.ts";
import type { AppParts } from "../../src/http/parts.ts";
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

const NOW = new Date("2026-01-01T00:00:00Z");
const metrics = issueKey("prometheus", ["metrics"], NOW, null);
const ended = issueKey("gone", ["evaluate"], NOW, NOW);

/** Keys of the fixture, by what they are good for. */
export const KEYS = {
  all: "f3Xk9-Qm2Lw7_Zt5Vb8Nr1",
  metrics: metrics.secret,
  ended: ended.secret,
} as const;

/** An application and what it was asked, refused and counted. */
export interface Fixture {
  readonly app: ReturnType<typeof createApp>;
  readonly questions: readonly Question[];
  readonly refusals: readonly string[];
  readonly requests: readonly string[];
  readonly errors: readonly unknown[];
}

/** Makes an application; `parts` replaces what a test wants otherwise. */
export function fixture(parts: Partial<AppParts> = {}): Fixture {
  const questions: Question[] = [];
  const refusals: string[] = [];
  const requests: string[] = [];
  const errors: unknown[] = [];
  const keyring = createKeyring([metrics.key, ended.key], KEYS.all);
  const app = createApp({
    review: (question) => {
      questions.push(question);
      return Promise.resolve(VERDICT);
    },
    keyring: () => keyring,
    anonymous: false,
    hosts: allowedHosts("127.0.0.1", ["guard.example"]),
    limits: { bytes: 10_000, depth: 32 },
    mcp: { fetch: () => Promise.resolve(Response.json({ mcp: true })) },
    rules: () => [],
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
  });
  return { app, questions, refusals, requests, errors };
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
