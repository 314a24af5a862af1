/** Tells by its name whether a parameter holds a secret. */

const WORDS = new Set([
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "passcode",
  "secret",
  "secrets",
  "token",
  "tokens",
  "apikey",
  "authorization",
  "credential",
  "credentials",
  "cookie",
  "cookies",
  "bearer",
  "jwt",
  "otp",
  "psk",
]);

const PAIRS = new Set([
  "api_key",
  "api_keys",
  "access_key",
  "private_key",
  "secret_key",
  "signing_key",
  "encryption_key",
  "master_key",
  "auth_key",
  "account_key",
  "ssh_key",
  "session_key",
  "service_key",
  "connection_string",
]);

/** Written in one word with what it belongs to: `PGPASSWORD`, `clientsecret`. */
const JOINED = /(password|passwd|passphrase|secret|token|apikey)$/;

/** A password by its short name, with what it is for: `DB_PASS`, `dbpass`; no `bypass`. */
const PASS =
  /^(?:admin|db|ftp|key|ldap|my|pg|proxy|root|smtp|ssh|store|user)?pass$/;

/** Endings that make it the description of a secret instead: `token_count`, `secret_name`, `password_file`. */
const ABOUT = new Set([
  "count",
  "limit",
  "length",
  "size",
  "type",
  "name",
  "url",
  "uri",
  "endpoint",
  "id",
  "ids",
  "max",
  "min",
  "budget",
  "usage",
  "expires",
  "expiry",
  "ttl",
  "age",
  "file",
  "path",
  "policy",
  "field",
  "stdin",
  "prompt",
  "env",
  "mode",
  "method",
  "provider",
]);

/** Secrets that may be numbers; a number under any other name (`max_tokens`) is none. */
const NUMERIC = new Set(["password", "passwd", "pwd", "passcode", "otp"]);

/** What stands in every name that speaks of a secret, so that most names need no closer look. */
const LIKELY = new RegExp(
  [...WORDS, "pass", ...[...PAIRS].map((pair) => pair.split("_")[1] ?? "")]
    .join("|"),
);

/** The word that makes a name that of a secret, such as `password` or `api_key`; `null` when nothing does. */
export function secretName(name: string): string | null {
  if (!LIKELY.test(name.toLowerCase())) return null;
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "");
  if (ABOUT.has(parts.at(-1) ?? "")) return null;
  if (PASS.test(parts.at(-1) ?? "")) return "password";
  for (const [i, part] of parts.entries()) {
    if (WORDS.has(part)) return part;
    const [joined] = JOINED.exec(part) ?? [];
    if (joined !== undefined) return joined;
    const pair = `${part}_${parts[i + 1] ?? ""}`;
    if (PAIRS.has(pair)) return pair;
  }
  return null;
}

/** Whether a value of this type is a secret under such a word. */
export function mayBeSecret(word: string, value: unknown): boolean {
  if (typeof value === "string") return value !== "";
  if (typeof value === "number") return NUMERIC.has(word);
  return typeof value === "object" && value !== null;
}
