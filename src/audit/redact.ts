/** What of a call may be recorded: no secrets, no endless values, no surprises for whoever reads the record. */
import type { Call } from "../facts/call.ts";
import { type FindSecrets, maskSecrets } from "./mask.ts";
import { isPairedValue, pairedSecret, secretItems } from "./pairs.ts";
import type { RecordedCall } from "./record.ts";
import { mayBeSecret, secretName } from "./secret_name.ts";

/** How much of a call is kept. Lengths are in UTF-16 code units. */
export const BOUNDS = {
  /** Longest text; of a longer one its beginning and its end are kept, half as long each, its length and its hash. */
  text: 2_048,
  /** Length of a text's beginning that is searched for secrets, so that one across the cut is found whole; of its end twice as much. */
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
  call(call: Call): RecordedCall;
  /** A text with its secrets replaced by marks such as `[secret:github_token]`, and cut if it is too long. */
  text(text: string): string;
  /** The same for the name of a principal, which says who asked: no personal data is replaced in it. */
  who(text: string): string;
  /** The same for a text that hardly comes twice, which is not worth remembering. */
  once(text: string): string;
}

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export type HashText = (text: string) => string;

/** Builds a redactor; with `null` for a finder, values are bounded and nothing else. */
export function createRedactor(
  findSecrets: FindSecrets | null,
  hash: HashText,
  findInNames: FindSecrets | null = findSecrets,
): Redactor {
  const once = (value: string) => keepText(value, findSecrets, hash);
  const text = remembering(once);
  return {
    text,
    who: findInNames === findSecrets
      ? text
      : remembering((value) => keepText(value, findInNames, hash)),
    once,
    call(call) {
      const walk = new Walk(findSecrets, hash);
      return {
        tool_name: text(call.tool_name),
        parameters: walk.value(call.parameters, 0),
        ...call.cwd !== undefined && { cwd: text(call.cwd) },
        ...call.session_id !== undefined &&
          { session_id: text(call.session_id) },
        ...call.agent_id !== undefined &&
          { agent_id: text(call.agent_id) },
        ...call.agent !== undefined && { agent: text(call.agent) },
        ...call.annotations !== undefined &&
          { annotations: walk.value(call.annotations, 0) },
      };
    },
  };
}

/** Longest text that is remembered, and how many are; bounds of memory alone. */
const REMEMBERED = { length: 256, texts: 256 } as const;

/**
 * Searches no text again that came before and stayed as it was: reasons, folders and names come all day, and to
 * search them costs more than to decide. What had to be changed is not remembered, so that no secret is.
 */
function remembering(
  keep: (text: string) => string,
): (text: string) => string {
  let clean = new Set<string>();
  return (text) => {
    if (clean.has(text)) return text;
    const kept = keep(text);
    if (kept === text && text.length <= REMEMBERED.length) {
      if (clean.size >= REMEMBERED.texts) clean = new Set();
      clean.add(text);
    }
    return kept;
  };
}

function keepText(
  text: string,
  findSecrets: FindSecrets | null,
  hash: HashText,
  most: number = BOUNDS.text,
): string {
  const masked = (part: string) =>
    findSecrets === null ? part : maskSecrets(part, findSecrets);
  const isWhole = text.length <= BOUNDS.searched;
  const begin = masked(text.slice(0, BOUNDS.searched));
  if (begin.length <= most && isWhole) return begin;
  const end = isWhole ? begin : masked(text.slice(-2 * BOUNDS.searched));
  // A secret across the end of what was searched may not have been found: nothing near that end is kept.
  const [head, tail] = isWhole
    ? [Math.ceil(most / 2), Math.floor(most / 2)]
    : [within(begin, Math.ceil(most / 2)), within(end, Math.floor(most / 2))];
  const kept = begin.slice(0, head).replace(/[\uD800-\uDBFF]$/, "");
  const last = end.slice(end.length - tail).replace(/^[\uDC00-\uDFFF]/, "");
  return `${kept}[cut: ${text.length} characters, sha256 ${hash(text)}]${last}`;
}

/** How much may be kept of a part that was searched, and not beyond it. */
function within({ length }: string, most: number): number {
  return Math.max(0, Math.min(most, length - UNSURE));
}

/** How far from where a search ends nothing is kept; no secret is longer but a key, which has its own mark. */
const UNSURE = 4_096;

/** One pass over a call's arguments, which keeps count of what it has kept. */
class Walk {
  readonly #findSecrets: FindSecrets | null;
  readonly #hash: HashText;
  #values = 0;
  #text = 0;

  constructor(findSecrets: FindSecrets | null, hash: HashText) {
    this.#findSecrets = findSecrets;
    this.#hash = hash;
  }

  value(value: unknown, depth: number): unknown {
    this.#values++;
    if (typeof value === "string") return this.#keep(value, BOUNDS.text);
    if (typeof value === "boolean" || value === null) return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value !== "object") return `[not JSON: ${typeof value}]`;
    if (depth >= BOUNDS.depth) {
      return `[cut: nested deeper than ${BOUNDS.depth}]`;
    }
    return Array.isArray(value)
      ? this.#items(value, depth)
      : this.#members(value, depth);
  }

  #items(items: readonly unknown[], depth: number): unknown[] {
    const kept: unknown[] = [];
    const secret = this.#findSecrets === null
      ? null
      : secretItems(items, this.#findSecrets);
    for (const [at, item] of items.entries()) {
      if (this.#isFull()) {
        kept.push(`[cut: ${items.length - kept.length} more]`);
        break;
      }
      const word = secret?.get(at);
      kept.push(
        word === undefined
          ? this.value(item, depth + 1)
          : this.#mark(word, item),
      );
    }
    return kept;
  }

  #members(value: object, depth: number): object {
    const kept: Record<string, unknown> = {};
    const names = Object.keys(value);
    const paired = this.#findSecrets === null ? null : pairedSecret(value);
    for (const [i, name] of names.entries()) {
      if (this.#isFull()) {
        kept["[cut]"] = `${names.length - i} more`;
        break;
      }
      const member = (value as Record<string, unknown>)[name];
      const word = this.#findSecrets === null
        ? null
        : isPairedValue(name)
        ? paired
        : secretName(name);
      let key = this.#keep(name, BOUNDS.name);
      while (Object.hasOwn(kept, key)) key += "~";
      const recorded = word !== null && mayBeSecret(word, member)
        ? this.#mark(word, member)
        : this.value(member, depth + 1);
      // A parameter of this name is a parameter and nothing else.
      if (key === "__proto__") define(kept, key, recorded);
      else kept[key] = recorded;
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

  #keep(text: string, most: number): string {
    const left = Math.max(0, BOUNDS.total - this.#text);
    const kept = keepText(
      text,
      this.#findSecrets,
      this.#hash,
      Math.min(most, left),
    );
    this.#text += kept.length;
    return kept;
  }

  #isFull(): boolean {
    return this.#values >= BOUNDS.values || this.#text >= BOUNDS.total;
  }
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
