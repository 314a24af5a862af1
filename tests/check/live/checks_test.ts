/** Running servers: each check against one that answers badly, and none against one that answers well. */
import assert from "node:assert/strict";
import type { Answer } from "../../../src/check/live/ask.ts";
import { judgeLive, LIVE_CHECKS } from "../../../src/check/live/checks.ts";
import {
  type Live,
  type QuestionName,
  QUESTIONS,
} from "../../../src/check/live/probe.ts";

const HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "strict-transport-security": "max-age=63072000",
  "ratelimit-policy": '"address";q=5000;w=1',
};

const STATUSES: Readonly<Record<QuestionName, number>> = {
  alive: 200,
  nothing: 404,
  anonymous: 401,
  wrong_key: 401,
  agents: 401,
  metrics: 401,
  rules: 401,
  record: 401,
  admin: 404,
  host: 421,
  origin: 403,
  preflight: 204,
  trace: 405,
  method: 405,
  header: 431,
};

const answers = Object.fromEntries(
  Object.entries(STATUSES).map((
    [name, status],
  ) => [name, { status, headers: HEADERS, body: "{}" }]),
) as unknown as Record<QuestionName, Answer>;

const GOOD: Live = {
  url: new URL("https://guard.example/"),
  answers,
  silent: null,
  trusted: true,
  old_tls: false,
};

function other(
  name: QuestionName,
  change: Partial<Answer>,
  drop?: keyof typeof HEADERS,
): Live {
  const headers = Object.fromEntries(
    Object.entries({ ...HEADERS, ...change.headers }).filter(([key]) =>
      key !== drop
    ),
  );
  return {
    ...GOOD,
    answers: { ...answers, [name]: { ...answers[name], ...change, headers } },
  };
}

function found(live: Live): readonly string[] {
  return judgeLive(live).map(({ id, file, line, message, hint }) => {
    assert.ok(message !== "" && hint !== "");
    assert.equal(file, live.url.origin);
    assert.equal(line, 1);
    return id;
  });
}

const BAD: readonly (readonly [string, Live])[] = [
  ["LIVE-001", other("anonymous", { status: 200 })],
  ["LIVE-001", other("agents", { status: 400 })],
  ["LIVE-002", other("wrong_key", { status: 200 })],
  ["LIVE-003", other("metrics", { status: 200 })],
  ["LIVE-003", other("record", { status: 200 })],
  ["LIVE-004", other("host", { status: 401 })],
  ["LIVE-004", other("host", { status: 200 })],
  [
    "LIVE-005",
    other("preflight", { headers: { "access-control-allow-origin": "*" } }),
  ],
  [
    "LIVE-005",
    other("origin", {
      headers: { "access-control-allow-origin": "https://stranger.example" },
    }),
  ],
  ["LIVE-006", other("nothing", {}, "x-content-type-options")],
  ["LIVE-006", other("anonymous", {}, "cache-control")],
  ["LIVE-007", other("alive", {}, "strict-transport-security")],
  ["LIVE-008", other("trace", { status: 200 })],
  ["LIVE-008", other("method", { status: 204 })],
  ["LIVE-009", other("nothing", { headers: { server: "nginx/1.22.1" } })],
  ["LIVE-009", other("nothing", { headers: { "x-powered-by": "Express" } })],
  ["LIVE-010", { ...GOOD, url: new URL("http://guard.example/") }],
  ["LIVE-011", { ...GOOD, trusted: false }],
  ["LIVE-012", { ...GOOD, old_tls: true }],
  ["LIVE-013", other("anonymous", {}, "ratelimit-policy")],
  [
    "LIVE-014",
    other("nothing", {
      body: "Error: no\n    at x (file:///app/src/main.ts:3:4)",
    }),
  ],
  [
    "LIVE-014",
    other("nothing", { body: "Traceback (most recent call last):" }),
  ],
  ["LIVE-015", other("header", { status: 200 })],
  ["LIVE-016", { ...GOOD, answers: {}, silent: "nobody listens there" }],
];

Deno.test("nothing is wrong with a server that answers well", () => {
  assert.deepEqual(found(GOOD), []);
  assert.deepEqual(
    found({ ...GOOD, url: new URL("http://127.0.0.1:8000") }),
    [],
  );
  assert.deepEqual(
    found(other("nothing", { headers: { server: "nginx" } })),
    [],
  );
});

for (const [at, [want, live]] of BAD.entries()) {
  Deno.test(`${want} is found in answers ${at + 1}`, () => {
    assert.deepEqual(found(live), [want]);
  });
}

Deno.test("every check of a running server is tried", () => {
  const tried = new Set(BAD.map(([want]) => want));
  assert.deepEqual(Object.keys(LIVE_CHECKS).filter((id) => !tried.has(id)), []);
});

Deno.test("no question changes anything, and there are few", () => {
  assert.ok(Object.keys(QUESTIONS).length <= 20);
});
