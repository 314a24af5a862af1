/** Judges a running server by what it answers to strangers. */
import { isLoopback } from "../../config/value.ts";
import type { Problem } from "../../problem/problem.ts";
import {
  type DeploymentChecks,
  type Fault,
  hold,
} from "../deployment/check.ts";
import type { Answer } from "./ask.ts";
import type { Live, QuestionName } from "./probe.ts";

/** What a stranger must not be answered, and is shown by name. */
const CLOSED: readonly QuestionName[] = ["metrics", "rules", "record", "admin"];

/** Headers of every answer, with what they have to say. */
const HEADERS: readonly (readonly [string, RegExp])[] = [
  ["x-content-type-options", /^nosniff$/i],
  ["content-security-policy", /default-src 'none'|frame-ancestors/],
  ["referrer-policy", /no-referrer|same-origin|strict-origin/],
  ["cache-control", /no-store/],
];

/** Every check of a running server. */
export const LIVE_CHECKS: DeploymentChecks<Live> = {
  "LIVE-001": {
    severity: "critical",
    title: "Calls are judged for anybody",
    why: "Whoever reaches the server learns what it lets through",
    mend: "Turn `allow_anonymous_loopback` off, and let no proxy add a key",
    standards: ["MCP Top 10 M07", "OWASP ASVS 6.3"],
    find: (live) => answered(live, ["anonymous", "agents"]),
  },
  "LIVE-002": {
    severity: "critical",
    title: "A key that nobody made is taken",
    why: "Whoever reaches the server is whoever they like",
    mend: "Look which program answers in the place of the guard",
    standards: ["MCP Top 10 M07", "OWASP ASVS 6.3"],
    find: (live) => answered(live, ["wrong_key"]),
  },
  "LIVE-003": {
    severity: "high",
    title: "What is for operators is shown to anybody",
    why:
      "Metrics, rules and records tell what is looked for and what was missed",
    mend: "Close the path in the proxy, and ask for a key behind it",
    standards: ["OWASP ASVS 13.4.5", "MCP Top 10 M08"],
    find: (live) => answered(live, CLOSED),
  },
  "LIVE-004": {
    severity: "high",
    title: "The server answers under a name that is not its own",
    why: "A page that leads a browser there by a name of its own is let in",
    mend:
      "Have the proxy pass `Host` on, and list the names in `allowed_hosts`",
    standards: ["OWASP ASVS 4.1.3", "CVE-2025-49596"],
    find: ({ url, answers: { host, alive } }) =>
      // A proxy that serves nothing for strangers may say so with whatever status it likes, but not as the server.
      host !== undefined && alive !== undefined &&
        ![400, 403, 404, 421].includes(host.status)
        ? [{ at: at(url), found: `${host.status} for stranger.example` }]
        : [],
  },
  "LIVE-005": {
    severity: "high",
    title: "Pages of a stranger may ask",
    why:
      "Any page that a browser opens can call the server, with whatever key it got hold of",
    mend: "Name the origins of your own pages in `cors_origins`, or none",
    standards: ["OWASP ASVS 3.4.2"],
    find: ({ url, answers }) =>
      [answers.preflight, answers.origin].flatMap((answer) => {
        const allowed = answer?.headers["access-control-allow-origin"];
        return allowed === "*" || allowed === "null" ||
            allowed?.includes("stranger.example")
          ? [{ at: at(url), found: `Access-Control-Allow-Origin: ${allowed}` }]
          : [];
      }).slice(0, 1),
  },
  "LIVE-006": {
    severity: "medium",
    title: "An answer lacks a header that protects browsers",
    why: "What is answered can be guessed to be a page, framed, or kept",
    mend:
      "Let the proxy pass on the headers that the server sends, and add them to its own answers with `always`",
    standards: ["OWASP ASVS 3.4"],
    find: ({ url, answers }) =>
      HEADERS.filter(([name, value]) =>
        [answers.anonymous, answers.nothing].some((answer) =>
          answer !== undefined && !value.test(answer.headers[name] ?? "")
        )
      ).map(([name]): Fault => ({ at: at(url), of: name })),
  },
  "LIVE-007": {
    severity: "medium",
    title: "Browsers are not told to stay with TLS",
    why: "A page that was once opened in clear can be led to another server",
    mend: "Add `Strict-Transport-Security: max-age=63072000`",
    standards: ["OWASP ASVS 3.4.1"],
    find: ({ url, answers: { alive } }) =>
      url.protocol === "https:" && alive !== undefined &&
        !/max-age=[1-9]\d{6,}/.test(
          alive.headers["strict-transport-security"] ?? "",
        )
        ? [{ at: at(url) }]
        : [],
  },
  "LIVE-008": {
    severity: "medium",
    title: "A method is answered that has no meaning",
    why:
      "`TRACE` shows a page the headers of its own request, and what is not refused is not thought of",
    mend: "Refuse every method that a path does not have with 405",
    standards: ["OWASP ASVS 13.4.4"],
    find: ({ url, answers: { trace, method } }) =>
      ([["TRACE", trace], ["DELETE", method]] as const)
        .filter(([, answer]) => answer !== undefined && answer.status < 400)
        .map(([name, answer]): Fault => ({
          at: at(url),
          found: `${answer?.status} for ${name}`,
        })),
  },
  "LIVE-009": {
    severity: "low",
    title: "An answer tells which version answers",
    why: "Whoever looks for a known hole sees at once whether it is there",
    mend: "Take the header out, or the version out of it",
    standards: ["OWASP ASVS 13.4.6"],
    find: ({ url, answers: { nothing } }) =>
      ["server", "x-powered-by", "via", "x-aspnet-version"].filter((name) =>
        /\d+\.\d+/.test(nothing?.headers[name] ?? "") && name !== "via" ||
        name === "x-powered-by" && nothing?.headers[name] !== undefined
      ).map((name): Fault => ({
        at: at(url),
        found: `${name}: ${nothing?.headers[name]}`,
      })),
  },
  "LIVE-010": {
    severity: "high",
    title: "Calls and keys go to the server in clear",
    why: "Whoever is on the way reads the key, and speaks with it",
    mend: "Put TLS in front of it, and ask by `https://`",
    standards: ["OWASP ASVS 12.2.1"],
    find: ({ url }) =>
      url.protocol === "http:" &&
        !isLoopback(url.hostname.replace(/^\[|\]$/g, ""))
        ? [{ at: at(url) }]
        : [],
  },
  "LIVE-011": {
    severity: "high",
    title: "The certificate of the server is not trusted",
    why: "Whoever answers in its place looks the same",
    mend:
      "Use a certificate of an authority that the agents' machines know, for the name that they ask by, and renew it in time",
    standards: ["OWASP ASVS 12.2.2"],
    find: ({ url, trusted }) => trusted ? [] : [{ at: at(url) }],
  },
  "LIVE-012": {
    severity: "high",
    title: "The server speaks TLS 1.1",
    why: "Whoever is on the way has both sides fall back to what can be broken",
    mend: "Allow TLS 1.2 and 1.3 only",
    standards: ["OWASP ASVS 12.1.1"],
    find: ({ url, old_tls }) => old_tls ? [{ at: at(url) }] : [],
  },
  "LIVE-013": {
    severity: "medium",
    title: "Nothing tells a caller how often it may ask",
    why:
      "Whoever asks too often learns it by being refused, and whoever looks at the limits sees none",
    mend:
      "Set `rate_all` or `rate_address`, and let the proxy pass `RateLimit` on",
    standards: ["OWASP ASVS 2.4.1"],
    find: ({ url, answers: { anonymous } }) =>
      anonymous !== undefined && anonymous.headers["ratelimit"] === undefined &&
        anonymous.headers["ratelimit-policy"] === undefined &&
        anonymous.headers["retry-after"] === undefined
        ? [{ at: at(url) }]
        : [],
  },
  "LIVE-014": {
    severity: "medium",
    title: "An error tells what is inside",
    why: "Paths, lines and queries show whoever tries where to try next",
    mend: "Answer errors with a short identifier, and keep the rest in the log",
    standards: ["OWASP ASVS 16.5.1"],
    find: ({ url, answers }) =>
      Object.values(answers).flatMap((answer) => inside(answer) ?? [])
        .slice(0, 1).map((found): Fault => ({ at: at(url), found })),
  },
  "LIVE-015": {
    severity: "medium",
    title: "A header of any size is taken",
    why: "A few callers fill the memory that all share",
    mend:
      "Set `max_header_bytes`, or `large_client_header_buffers` in the proxy",
    standards: ["OWASP ASVS 13.1.2"],
    find: ({ url, answers: { header } }) =>
      header !== undefined && header.status < 400
        ? [{ at: at(url), found: "128 KiB in one header" }]
        : [],
  },
  "LIVE-016": {
    severity: "high",
    title: "The server cannot be reached",
    why: "Nothing was judged",
    mend: "Start it, or name another address with `--url`",
    standards: [],
    find: ({ url, silent }) =>
      silent === null ? [] : [{ at: at(url), found: silent }],
  },
};

function at(url: URL) {
  return {
    file: `${url.origin}${url.pathname.replace(/\/$/, "")}`,
    place: { line: 1, column: 1 },
  };
}

/** Questions of a stranger that were answered. */
function answered(
  { url, answers }: Live,
  names: readonly QuestionName[],
): readonly Fault[] {
  return names.filter((name) => {
    const status = answers[name]?.status ?? 0;
    // A body that is not understood has been read, and whoever reads it has not asked who sent it.
    return (status >= 200 && status < 300) ||
      status === 400 && name !== "admin";
  }).map((name): Fault => ({
    at: at(url),
    of: name,
    found: `${answers[name]?.status}`,
  }));
}

function inside({ body }: Answer): string | undefined {
  return /(?:^|\n)\s*at .*:\d+:\d+|Traceback \(most recent call last\)|\/(?:home|usr|app|src)\/[\w./-]+\.(?:ts|js|py|rb):\d+|\bSQLSTATE\b/
    .exec(body)?.[0].trim();
}

/** Judges what a server answered. */
export function judgeLive(live: Live): readonly Problem[] {
  // Of a server that was not reached nothing else can be said.
  return hold(live, LIVE_CHECKS).filter(({ id }) =>
    live.silent === null || id === "LIVE-016" || id === "LIVE-010"
  );
}
