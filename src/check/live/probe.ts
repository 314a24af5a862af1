/** The questions that a running server is asked: few, one after the other, and none that changes anything. */
import {
  type Answer,
  ask,
  isTrusted,
  type Question,
  takesOldTls,
} from "./ask.ts";

/** A page that has no business with the server. */
const STRANGER = "https://stranger.example";

const CALL = JSON.stringify({
  tool_name: "Read",
  parameters: { file_path: "README.md" },
});
const JSON_TYPE = { "Content-Type": "application/json" };

/** Every question, by what its answer shows. */
export const QUESTIONS = {
  alive: { method: "GET", path: "/healthz" },
  nothing: { method: "GET", path: "/superego-check-nothing-is-here" },
  anonymous: {
    method: "POST",
    path: "/v1/evaluate",
    headers: JSON_TYPE,
    body: CALL,
  },
  wrong_key: {
    method: "POST",
    path: "/v1/evaluate",
    headers: { ...JSON_TYPE, "X-API-Key": "superego-check-this-is-no-key" },
    body: CALL,
  },
  agents: { method: "POST", path: "/mcp", headers: JSON_TYPE, body: "{}" },
  metrics: { method: "GET", path: "/metrics" },
  rules: { method: "GET", path: "/v1/rules" },
  record: { method: "GET", path: "/v1/audit/recent" },
  admin: { method: "GET", path: "/v1/admin/settings" },
  host: {
    method: "GET",
    path: "/v1/health",
    headers: { Host: "stranger.example" },
  },
  origin: {
    method: "POST",
    path: "/v1/evaluate",
    headers: { ...JSON_TYPE, Origin: STRANGER },
    body: CALL,
  },
  preflight: {
    method: "OPTIONS",
    path: "/v1/evaluate",
    headers: { Origin: STRANGER, "Access-Control-Request-Method": "POST" },
  },
  trace: { method: "TRACE", path: "/healthz" },
  method: { method: "DELETE", path: "/v1/evaluate" },
  header: {
    method: "GET",
    path: "/healthz",
    headers: { "X-Filler": "x".repeat(131_072) },
  },
} as const satisfies Readonly<Record<string, Question>>;

/** The name of a question. */
export type QuestionName = keyof typeof QUESTIONS;

/** What a server answered. */
export interface Live {
  readonly url: URL;
  /** Answers by question; none to a question that it left unanswered. */
  readonly answers: Readonly<Partial<Record<QuestionName, Answer>>>;
  /** Why it could not be reached at all; `null` where it could. */
  readonly silent: string | null;
  /** Whether its certificate is one that this machine trusts; true without TLS. */
  readonly trusted: boolean;
  /** Whether it goes on with TLS 1.1. */
  readonly old_tls: boolean;
}

/** Asks a server every question. */
export async function probe(url: URL): Promise<Live> {
  const trusted = await isTrusted(url);
  const answers: Partial<Record<QuestionName, Answer>> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const answer = await ask(url, question);
    if (!("silent" in answer)) answers[name as QuestionName] = answer;
    // Nobody is there: whoever is asked again would only be waited for.
    else if (name === "alive") {
      return { url, answers, silent: answer.silent, trusted, old_tls: false };
    }
  }
  const old_tls = url.protocol === "https:" && await takesOldTls(url);
  return { url, answers, silent: null, trusted, old_tls };
}
