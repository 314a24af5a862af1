/** What a key may be used for, and by whom. */
import { POWERS, type Scope, SCOPE_NAMES, SCOPES } from "../config/scopes.ts";

export { type Scope, SCOPE_NAMES, SCOPES };

/**
 * The scopes that a key can be made with: each opens a route. `approve` has a name, so that no key that asks can ever
 * have it, and opens nothing: asks are answered at the agent. A test holds the list to the routes.
 */
export const ISSUABLE: readonly Scope[] = [
  "evaluate",
  "read",
  "metrics",
  "admin",
];

/** What the bootstrap key and a first key may do. */
export const DEFAULT_SCOPES: readonly Scope[] = ["evaluate", "read", "metrics"];

/** Who is asking, and what they may do. */
export interface Principal {
  /** The key's owner, or `anonymous`. */
  readonly id: string;
  /** What it may do. */
  readonly scopes: readonly Scope[];
  /** The stored key that was shown; absent for the bootstrap key and tokens. */
  readonly key_id?: string;
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
  const powers = scopes.filter((scope) => POWERS.includes(scope));
  return scopes.includes("evaluate") && powers.length > 0
    ? `a key that may evaluate can not also ${
      powers.join(" and ")
    }: an agent could decide for itself`
    : null;
}
