/** What of a call may be recorded: no secrets, no endless values, no surprises for whoever reads the record. */
import type { Call } from "../facts/call.ts";
import type { Digest } from "./digest.ts";
import { type FindSecrets, maskSecrets } from "./mask.ts";
import type { RecordedCall } from "./record.ts";
import { mayBeSecret, secretName } from "./secret_name.ts";

/** How much of a call is kept. Lengths are in UTF-16 code units. */
export const BOUNDS = {
  /** Longest text; a longer one keeps its beginning, its length and its hash. */
  text: 2_048,
  /** Length of a text's beginning that is searched for secrets, so that one across the cut is found whole. */
  searched: 16_384,
  /** Longest name of a parameter. */
  name: 256,
  /** Texts of a call together. */
  total: 65_536,
  /** Values of a call together. */
  values: 2_000,
  /** Levels of nesting. */
  depth: 24,
} as const;

/** Makes recordable what clients send. */
export interface Redactor {
  /** The call as it may be recorded. */
  call(call: Call): Promise<RecordedCall>;
  /** A text with its secrets replaced by marks such as `[secret:github_token]`, and cut if it is too long. */
  text(text: string): Promise<string>;
}

/** Builds a redactor; with `null` for a finder, values are bounded and nothing else. */
export function createRedactor(
  findSecrets: FindSecrets | null,
  digest: Digest,
): Redactor {
  const text = (value: string) => keepText(value, findSecrets, digest);
  return {
    text,
    async call(call) {
      const walk = new Walk(findSecrets, digest);
      return {
        tool_name: await text(call.tool_name),
        parameters: await walk.value(call.parameters, 0),
        ...call.cwd !== undefined && { cwd: await text(call.cwd) },
        ...call.session_id !== undefined &&
          { session_id: await text(call.session_id) },
        ...call.agent_id !== undefined &&
          { agent_id: await text(call.agent_id) },
        ...call.agent !== undefined && { agent: await text(call.agent) },
      };
    },
  };
}

async function keepText(
  text: string,
  findSecrets: FindSecrets | null,
  digest: Digest,
  most: number = BOUNDS.text,
): Promise<string> {
  const searched = text.slice(0, BOUNDS.searched);
  const masked = findSecrets === null
    ? searched
    : maskSecrets(searched, findSecrets);
  const isWhole = text.length <= BOUNDS.searched;
  if (masked.length <= most && isWhole) return masked;
  // A secret across the end of what was searched may not have been found: nothing near that end is kept.
  const safe = isWhole ? masked.length : Math.max(0, masked.length - 4_096);
  const kept = masked.slice(0, Math.min(most, safe))
    .replace(/[\uD800-\uDBFF]$/, "");
  const hash = await digest(new TextEncoder().encode(text));
  return `${kept}[cut: ${text.length} characters, sha256 ${hash}]`;
}

/** One pass over a call's arguments, which keeps count of what it has kept. */
class Walk {
  readonly #findSecrets: FindSecrets | null;
  readonly #digest: Digest;
  #values = 0;
  #text = 0;

  constructor(findSecrets: FindSecrets | null, digest: Digest) {
    this.#findSecrets = findSecrets;
    this.#digest = digest;
  }

  async value(value: unknown, depth: number): Promise<unknown> {
    this.#values++;
    if (typeof value === "string") return await this.#keep(value, BOUNDS.text);
    if (typeof value === "boolean" || value === null) return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value !== "object") return `[not JSON: ${typeof value}]`;
    if (depth >= BOUNDS.depth) {
      return `[cut: nested deeper than ${BOUNDS.depth}]`;
    }
    return Array.isArray(value)
      ? await this.#items(value, depth)
      : await this.#members(value, depth);
  }

  async #items(items: readonly unknown[], depth: number): Promise<unknown[]> {
    const kept: unknown[] = [];
    for (const item of items) {
      if (this.#isFull()) {
        kept.push(`[cut: ${items.length - kept.length} more]`);
        break;
      }
      kept.push(await this.value(item, depth + 1));
    }
    return kept;
  }

  async #members(value: object, depth: number): Promise<object> {
    // Without a prototype, a parameter called `__proto__` is a parameter and nothing else.
    const kept: Record<string, unknown> = Object.create(null);
    const names = Object.keys(value);
    for (const [i, name] of names.entries()) {
      if (this.#isFull()) {
        kept["[cut]"] = `${names.length - i} more`;
        break;
      }
      const member = (value as Record<string, unknown>)[name];
      const word = this.#findSecrets === null ? null : secretName(name);
      let key = await this.#keep(name, BOUNDS.name);
      while (key in kept) key += "~";
      kept[key] = word !== null && mayBeSecret(word, member)
        ? this.#mark(word, member)
        : await this.value(member, depth + 1);
    }
    return kept;
  }

  /** The mark for a value whose name says that it is secret; what it looks like is more telling than the name. */
  #mark(word: string, value: unknown): string {
    this.#values++;
    const found = typeof value === "string"
      ? this.#findSecrets?.(value.slice(0, BOUNDS.searched))[0]
      : undefined;
    return `[secret:${found?.detector ?? word}]`;
  }

  async #keep(text: string, most: number): Promise<string> {
    const left = Math.max(0, BOUNDS.total - this.#text);
    const kept = await keepText(
      text,
      this.#findSecrets,
      this.#digest,
      Math.min(most, left),
    );
    this.#text += kept.length;
    return kept;
  }

  #isFull(): boolean {
    return this.#values >= BOUNDS.values || this.#text >= BOUNDS.total;
  }
}
