/** Reads which issuers' tokens are good credentials. */
import { didYouMean } from "../problem/nearest.ts";
import { type Issuer, ISSUER_KEYS } from "./issuers_table.ts";
import { isNetwork } from "./network.ts";
import { type Scope, SCOPE_NAMES } from "./scopes.ts";
import { isLoopback, type Read } from "./value.ts";

export type { Issuer };

/** What tokens allow where nothing else is said: never `approve` or `admin`. */
const USUAL_SCOPES: Issuer["scopes"] = {
  evaluate: ["evaluate"],
  read: ["read"],
  metrics: ["metrics"],
};

/** Reads the variable's form, which is JSON. */
export function issuersOf(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong("is no JSON", EXAMPLE);
  }
  return readIssuers(value);
}

/** Reads the file's form: one mapping, or a list of them. */
export function readIssuers(value: unknown): Read {
  const found: Issuer[] = [];
  for (const one of Array.isArray(value) ? value : [value]) {
    if (!isMapping(one)) return wrong("holds what is no mapping", EXAMPLE);
    const read = readIssuer(one);
    if ("message" in read) return read;
    found.push(read);
  }
  for (const key of ["issuer", "name"] as const) {
    const values = found.map((one) => one[key]);
    const twice = values.find((one, at) => values.indexOf(one) < at);
    if (twice !== undefined) {
      return wrong(`has two of the ${key} \`${twice}\``, "Keep one of them");
    }
  }
  return { ok: true, value: found };
}

type Wrong = Extract<Read, { ok: false }>;
type Mapping = Readonly<Record<string, unknown>>;

const EXAMPLE =
  "Write for example `[{issuer: https://id.example.com, audience: superego}]`";

function readIssuer(one: Mapping): Issuer | Wrong {
  const unknown = Object.keys(one).find((key) =>
    !Object.hasOwn(ISSUER_KEYS, key)
  );
  if (unknown !== undefined) {
    return wrong(
      `has no key \`${unknown}\``,
      didYouMean(unknown, Object.keys(ISSUER_KEYS)),
    );
  }
  const { issuer, jwks_uri = null } = one;
  if (!isSafeUrl(issuer)) {
    return wrong(
      `has no \`issuer\` that is an https URL, but ${shown(issuer)}`,
      "Write it exactly as the tokens have it in `iss`; http is only for loopback",
    );
  }
  if (jwks_uri !== null && !isSafeUrl(jwks_uri)) {
    return wrong(
      `has a \`jwks_uri\` that is no https URL: ${shown(jwks_uri)}`,
      "Write the whole URL; http is only for loopback",
    );
  }
  const audience = textsOf(one["audience"]);
  if (audience === null) {
    return wrong(
      `says of \`${issuer}\` not whom its tokens are for`,
      "Write `audience: NAME`, as the tokens have it in `aud`: else a token for any other service would be good here",
    );
  }
  const required = mapOf(one["required_claims"] ?? {}, textsOf);
  if (typeof required === "string") {
    return wrong(
      `has \`required_claims\` without a value for \`${required}\``,
      "Write `CLAIM: VALUE`, or `CLAIM: [VALUE, ...]`",
    );
  }
  const scopes = mapOf(one["scopes"] ?? USUAL_SCOPES, scopesOf);
  if (typeof scopes === "string") {
    return wrong(
      `has \`scopes\` that give \`${scopes}\` no scope of ours`,
      `Write \`THEIRS: OURS\`; ours are ${SCOPE_NAMES.join(", ")}`,
    );
  }
  const name = one["name"] ??
    issuer.replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (typeof name !== "string" || !/^[\w.:/[\]-]{1,128}$/.test(name)) {
    return wrong(
      `has a \`name\` that cannot stand behind a principal: ${shown(name)}`,
      "Use 1 to 128 letters, digits and `._:/-`, in `name`",
    );
  }
  const {
    principal_claim = "sub",
    scope_claim = "scope",
    token_type = null,
    tools_claim = null,
    addresses_claim = null,
  } = one;
  for (
    const text of [
      principal_claim,
      scope_claim,
      ...[token_type, tools_claim, addresses_claim].map((text) => text ?? "-"),
    ]
  ) {
    if (typeof text !== "string" || text === "") {
      return wrong(
        `has a claim or a type that is no text: ${shown(text)}`,
        "Write the name of one claim",
      );
    }
  }
  const [tools, addresses] = [one["tools"], one["addresses"]].map((given) =>
    given === undefined ? [] : textsOf(given)
  );
  if (!tools || !addresses?.every(isNetwork)) {
    return wrong(
      `has ${tools ? "`addresses`" : "`tools`"} that nobody could be bound to`,
      "Write `tools: [NAME, ...]`, and `addresses: [192.0.2.0/24, ...]`, or leave them out",
    );
  }
  return {
    tools: tools.length > 0 ? tools : null,
    addresses: addresses.length > 0 ? addresses : null,
    tools_claim: tools_claim as string | null,
    addresses_claim: addresses_claim as string | null,
    issuer,
    name,
    audience,
    jwks_uri,
    principal_claim: String(principal_claim),
    scope_claim: String(scope_claim),
    scopes,
    required_claims: required,
    token_type: token_type as string | null,
  };
}

/** Whether keys may be fetched from there: over TLS, or from this machine. */
function isSafeUrl(value: unknown): value is string {
  const url = typeof value === "string" ? URL.parse(value) : null;
  return url !== null && url.hostname !== "" && url.username === "" &&
    url.password === "" && url.hash === "" &&
    (url.protocol === "https:" ||
      url.protocol === "http:" &&
        isLoopback(url.hostname.replace(/^\[(.*)\]$/, "$1")));
}

/** A mapping with every value read; else the first key whose value is none. */
function mapOf<T>(
  value: unknown,
  read: (value: unknown) => readonly T[] | null,
): Readonly<Record<string, readonly T[]>> | string {
  if (!isMapping(value)) return String(value);
  const found: [string, readonly T[]][] = [];
  for (const [key, given] of Object.entries(value)) {
    const values = read(given);
    if (values === null) return key;
    found.push([key, values]);
  }
  return Object.fromEntries(found);
}

function scopesOf(value: unknown): readonly Scope[] | null {
  const texts = textsOf(value);
  const names: readonly string[] = SCOPE_NAMES;
  return texts?.every((text) => names.includes(text))
    ? texts as readonly Scope[]
    : null;
}

function textsOf(value: unknown): readonly string[] | null {
  const texts = typeof value === "string" ? [value] : value;
  return Array.isArray(texts) && texts.length > 0 &&
      texts.every((text) => typeof text === "string" && text !== "")
    ? texts
    : null;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return `\`${text.length > 80 ? `${text.slice(0, 77)}...` : text}\``;
}

function wrong(message: string, hint: string): Wrong {
  return { ok: false, message, hint };
}
