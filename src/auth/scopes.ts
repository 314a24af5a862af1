/** What a key may be used for. */

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

/**
 * The scopes that a key can be made with: each opens a route. The others have a name, so that no key that asks can ever
 * have them, and open nothing yet; a test holds the list to the routes.
 */
export const ISSUABLE: readonly Scope[] = ["evaluate", "read", "metrics"];

/** What the bootstrap key and a first key may do. */
export const DEFAULT_SCOPES: readonly Scope[] = ["evaluate", "read", "metrics"];

/** Who is asking, and what they may do. */
export interface Principal {
  /** The key's owner, or `anonymous`. */
  readonly id: string;
  /** What it may do. */
  readonly scopes: readonly Scope[];
  /** The only tools that it may ask about; all of them when absent. */
  readonly tools?: readonly string[];
}

/** Whether somebody may ask about a tool. */
export function mayAsk(principal: Principal | null, tool: string): boolean {
  return principal?.tools === undefined || principal.tools.includes(tool);
}

/** A caller on this machine that needs no key, where the operator says so. */
export const ANONYMOUS: Principal = { id: "anonymous", scopes: ["evaluate"] };

/**
 * Why these scopes may not be on one key, or `null`.
 *
 * An agent holds the key that asks; a key that could also approve or administer would let it decide for itself.
 */
export function conflictOf(scopes: readonly Scope[]): string | null {
  const powers = scopes.filter((scope) =>
    scope === "approve" || scope === "admin"
  );
  return scopes.includes("evaluate") && powers.length > 0
    ? `a key that may evaluate can not also ${
      powers.join(" and ")
    }: an agent could decide for itself`
    : null;
}
