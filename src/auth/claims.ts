/** What a token's claims say: who it speaks for, and what it allows here. */
import type { Issuer } from "../config/issuers.ts";
import { isNetwork } from "../config/network.ts";
import { POWERS, type Scope, SCOPE_NAMES } from "../config/scopes.ts";
import type { Principal } from "./scopes.ts";

/** The claims of a token whose signature is good. */
export type Claims = Readonly<Record<string, unknown>>;

/** What a policy, a record and a log can hold: no line breaks, nothing invisible. */
const NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u;

/** The principal of a token's claims; `null` when they are not what the operator asks for. */
export function principalOf(
  claims: Claims,
  issuer: Pick<
    Issuer,
    | "name"
    | "principal_claim"
    | "scope_claim"
    | "scopes"
    | "required_claims"
    | "tools"
    | "tools_claim"
  >,
): Principal | null {
  const required = Object.entries(issuer.required_claims);
  if (!required.every(([name, values]) => hasOne(claims, name, values))) {
    return null;
  }
  const tools = toolsOf(claims, issuer);
  if (tools === "lacking") return null;
  const name = claimOf(claims, issuer.principal_claim);
  // The issuer behind the name keeps its people apart from another issuer's, and from whoever holds a key.
  return typeof name === "string" && NAME.test(name)
    ? {
      id: `${name}@${issuer.name}`,
      scopes: scopesOf(claims, issuer),
      ...tools === null ? {} : { tools },
    }
    : null;
}

/** The only tools that it is good for: those that the settings and the token both have; `null` for all. */
function toolsOf(
  claims: Claims,
  { tools, tools_claim }: Pick<Issuer, "tools" | "tools_claim">,
): readonly string[] | null | "lacking" {
  if (tools_claim === null) return tools;
  const claim = claimOf(claims, tools_claim);
  if (claim === undefined) return "lacking";
  const theirs = textsOf(claim);
  return tools === null
    ? theirs
    : theirs.filter((tool) => tools.includes(tool));
}

/** Lists of networks, of each of which it must come from one; `null` where its claim is none. */
export function networksOf(
  claims: Claims,
  { addresses, addresses_claim }: Pick<
    Issuer,
    "addresses" | "addresses_claim"
  >,
): readonly (readonly string[])[] | null {
  const lists = addresses === null ? [] : [addresses];
  if (addresses_claim === null) return lists;
  const claim = claimOf(claims, addresses_claim);
  const theirs = textsOf(claim);
  return claim !== undefined && theirs.every(isNetwork)
    ? [...lists, theirs]
    : null;
}

/** What its scopes or roles allow here; who may evaluate can neither approve nor administer. */
function scopesOf(
  claims: Claims,
  { scope_claim, scopes }: Pick<Issuer, "scope_claim" | "scopes">,
): readonly Scope[] {
  const granted = new Set(
    textsOf(claimOf(claims, scope_claim)).flatMap((theirs) =>
      Object.hasOwn(scopes, theirs) ? scopes[theirs] ?? [] : []
    ),
  );
  const agent = granted.has("evaluate");
  return SCOPE_NAMES.filter((scope) =>
    granted.has(scope) && !(agent && POWERS.includes(scope))
  );
}

/** A claim by its name, else by the way that points in it lead. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const step of name.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    value = (value as Claims)[step];
  }
  return value;
}

function hasOne(
  claims: Claims,
  name: string,
  values: readonly string[],
): boolean {
  const claim = claimOf(claims, name);
  const given = (Array.isArray(claim) ? claim : [claim]).filter((one) =>
    one !== undefined && one !== null
  ).map(String);
  return values.includes("*")
    ? given.length > 0
    : given.some((one) => values.includes(one));
}

function textsOf(claim: unknown): readonly string[] {
  const texts = typeof claim === "string" ? claim.split(" ") : claim;
  return Array.isArray(texts)
    ? texts.filter((text) => typeof text === "string" && text !== "")
    : [];
}
