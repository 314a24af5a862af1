/** What a key or a token may be used for: the one list of scopes, which settings name, too. */

/** Every scope and what it allows. */
export const SCOPES = {
  evaluate: "Ask for verdicts",
  approve: "Answer for a person",
  read: "See rules, decisions and health",
  metrics: "Read the metrics",
  admin: "Manage the server",
} as const;

/** One of {@linkcode SCOPES}. */
export type Scope = keyof typeof SCOPES;

/** Every scope, in the order of the table. */
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[];

/** Scopes that decide over what agents do; who asks for verdicts never has one. */
export const POWERS: readonly Scope[] = ["approve", "admin"];
