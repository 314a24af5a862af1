/** Judges the tokens of issuers that really run; time passes when a test says so. */
import { fetcher } from "../../src/auth/fetch.ts";
import {
  createTokens,
  type TokenOptions,
  type Tokens,
} from "../../src/auth/tokens.ts";
import { declared, type RunningIssuer, startIssuer } from "./issuer.ts";

/** Who the usual token speaks for, and what it allows. */
export const ALICE = { id: "alice@corp", scopes: ["evaluate", "read"] };

/** Whoever judges tokens in a test. */
export interface Judge {
  readonly tokens: Tokens;
  /** What came of each fetch: `null`, or why it failed. */
  readonly fetches: readonly (string | null)[];
  verify(token: string): ReturnType<Tokens["verify"]>;
  /** Lets so many milliseconds pass. */
  pass(ms: number): void;
}

/** Judges the tokens of running issuers; time passes when a test says so. */
export function judge(
  urls: readonly string[],
  options: Partial<TokenOptions> = {},
): Judge {
  let passed = 0;
  const fetches: (string | null)[] = [];
  const tokens = createTokens({
    issuers: urls.map((url, at) => declared(url, { name: `corp${at || ""}` })),
    algorithms: ["RS256", "ES256", "EdDSA"],
    tolerance_ms: 1_000,
    most_bytes: 8_192,
    refresh_ms: 60_000,
    cooldown_ms: 10_000,
    keep_ms: 600_000,
    fetchDocument: fetcher(30_000),
    elapsed: () => passed,
    fetched: (_, failure) => void fetches.push(failure),
    ...options,
  });
  const verify = (token: string) =>
    tokens.verify(token, new Date(Date.now() + passed));
  return {
    tokens,
    fetches,
    verify,
    pass(ms: number) {
      passed += ms;
    },
  };
}

/** Starts an issuer for some work, and ends it. */
export async function withIssuer(
  work: (issuer: RunningIssuer) => Promise<void>,
): Promise<void> {
  const issuer = await startIssuer();
  try {
    await work(issuer);
  } finally {
    await issuer.close();
  }
}

/** Waits for a condition, however long that takes a busy machine; the test's own time-out ends it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
