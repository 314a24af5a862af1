/** The file of keys: who holds which, as hashes. */
import * as z from "zod/mini";
import { isNetwork } from "../config/network.ts";
import type { Problem, Result } from "../problem/problem.ts";
import { conflictOf, type Scope, SCOPE_NAMES } from "./scopes.ts";

/** Names that stand for callers without a stored key. */
const RESERVED: readonly string[] = ["anonymous", "bootstrap"];

/** Why a name cannot be an owner's, or `null`: policies and records call the principal by it. */
export function ownerProblem(name: string): string | null {
  if (RESERVED.includes(name)) return `\`${name}\` stands for other callers`;
  return /^[\p{L}\p{N}][\p{L}\p{N} ._@:/+-]{0,127}$/u.test(name)
    ? null
    : "a name has 1 to 128 letters, digits, spaces and `._@:/+-`, and begins with a letter or digit";
}

const instant = (what: string) =>
  z.iso.datetime({ error: "is no time in UTC, like 2026-01-31T12:00:00Z" })
    .check(z.describe(what));
const scope = z.enum(SCOPE_NAMES as [Scope, ...Scope[]], {
  error: `is no scope; the scopes are ${SCOPE_NAMES.join(", ")}`,
});

/** One key as the file keeps it; the key itself is nowhere. */
const keySchema = z.strictObject({
  id: z.string({ error: "is no text" }).check(
    z.minLength(1, { error: "is empty" }),
    z.describe("Identifier, unique in the file"),
  ),
  owner: z.string({ error: "is no text" }).check(
    z.refine((name) => ownerProblem(name) === null, {
      error: ({ input }) => ownerProblem(String(input)) ?? "is no name",
    }),
    z.describe("The principal that the key speaks for"),
  ),
  scopes: z.array(scope, { error: "is no list of scopes" }).check(
    z.minLength(1, { error: "has no scope" }),
    z.describe("What it may do"),
  ),
  sha256: z.string({ error: "is no text" }).check(
    z.regex(/^[0-9a-f]{64}$/, { error: "is no SHA-256 in lower case" }),
    z.describe("Hash of the key"),
  ),
  created: instant("When it was made"),
  expires: z.nullable(instant("When it ends, or null")),
  rotated: z.nullable(instant("When it took an older key's place, or null")),
  addresses: z.optional(
    z.array(
      z.string({ error: "is no text" }).check(z.refine(isNetwork, {
        error: "is no address or network, like 192.0.2.0/24 or 2001:db8::/32",
      })),
      { error: "is no list of networks" },
    ).check(
      z.minLength(1, { error: "has no network" }),
      z.describe("The only networks that it may come from; any when absent"),
    ),
  ),
  tools: z.optional(
    z.array(
      z.string({ error: "is no text" }).check(
        z.minLength(1, { error: "is empty" }),
      ),
      { error: "is no list of tools" },
    ).check(
      z.minLength(1, { error: "has no tool" }),
      z.describe("The only tools that it may ask about; all when absent"),
    ),
  ),
}, { error: "is no object" });

const fileSchema = z.strictObject({
  version: z.literal(1, { error: "is not 1, the only version there is" }),
  keys: z.array(keySchema, { error: "is no list of keys" }),
}, { error: "is no object" });

/** One key as the file keeps it. */
export type StoredKey = Readonly<z.infer<typeof keySchema>>;

/** Reads the file's text; every problem at once. */
export function parseKeyFile(
  text: string,
  file: string,
): Result<readonly StoredKey[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(file, [
      `is not JSON: ${error instanceof Error ? error.message : error}`,
    ]);
  }
  const read = fileSchema.safeParse(value);
  if (!read.success) {
    return refuse(
      file,
      read.error.issues.map((issue) =>
        issue.code === "unrecognized_keys"
          ? `\`${
            [...issue.path, issue.keys[0]].join(".")
          }\`: there is no such member`
          : `\`${issue.path.join(".") || "the whole"}\` ${issue.message}`
      ),
    );
  }
  const { keys } = read.data;
  const ids = keys.map(({ id }) => id);
  const hashes = keys.map(({ sha256 }) => sha256);
  const wrong = [
    ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) =>
      `two keys have the id \`${id}\``
    ),
    ...keys.filter(({ sha256 }, at) => hashes.indexOf(sha256) < at).map((
      { id },
    ) => `\`${id}\` has the hash of another key`),
    ...keys.flatMap(({ id, scopes }) => {
      const conflict = conflictOf(scopes);
      return conflict === null ? [] : [`\`${id}\`: ${conflict}`];
    }),
  ];
  return wrong.length > 0 ? refuse(file, wrong) : { ok: true, value: keys };
}

/** The file's text. */
export function formatKeyFile(keys: readonly StoredKey[]): string {
  return `${JSON.stringify({ version: 1, keys }, null, 2)}\n`;
}

function refuse(file: string, messages: readonly string[]): Result<never> {
  return {
    ok: false,
    problems: messages.map((message): Problem => ({
      id: "KEYS-001",
      severity: "critical",
      file,
      line: 1,
      column: 1,
      message: `the file of keys ${
        message.startsWith("is ") ? message : `is not valid: ${message}`
      }`,
      hint:
        "Restore it from a backup, or move it away and make new keys with `superego keys add`",
    })),
  };
}
