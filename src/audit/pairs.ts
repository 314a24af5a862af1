/** Finds secrets that are told apart from their names: `{"name": "Authorization", "value": …}`, `["--password", …]`. */
import type { FindSecrets } from "./mask.ts";
import { secretName } from "./secret_name.ts";

const NAMES = new Set(["name", "key", "field", "header", "option", "variable"]);
const VALUES = new Set(["value", "values", "val", "content", "text"]);

/** The word by which the members of an object say together that its `value` is secret; `null` when they do not. */
export function pairedSecret(value: object): string | null {
  const members = Object.entries(value);
  if (members.length > MOST_MEMBERS) return null;
  for (const [name, said] of members) {
    if (!NAMES.has(name.toLowerCase()) || typeof said !== "string") continue;
    const word = secretName(said);
    if (word !== null) return word;
  }
  return null;
}

/** Whether a member is the one that holds what another names. */
export function isPairedValue(name: string): boolean {
  return VALUES.has(name.toLowerCase());
}

/**
 * Which items of a list are secrets by what stands before them, with what they are: the value of an option in a list
 * of arguments, or what follows a name in a list of two.
 */
export function secretItems(
  items: readonly unknown[],
  findSecrets: FindSecrets,
): ReadonlyMap<number, string> {
  const secret = new Map<number, string>();
  if (items.length < 2 || !items.every(isShort)) return secret;
  const [name = ""] = items;
  const word = items.length === 2 ? secretName(name) : null;
  if (word !== null && items[1] !== "") secret.set(1, word);
  // As the command that the list is: an item with spaces in it counts as one word.
  const words = items.map((item) => item.replace(/\s/g, "_"));
  const found = findSecrets(words.join(" "));
  let start = 0;
  let next = 0;
  for (const [at, word] of words.entries()) {
    const end = start + word.length;
    while ((found[next]?.end ?? Infinity) <= start) next++;
    const { detector, start: from = Infinity } = found[next] ?? {};
    if (detector !== undefined && from === start) secret.set(at, detector);
    start = end + 1;
  }
  return secret;
}

/** Members of an object that is a name with its value, and more that describes them. */
const MOST_MEMBERS = 12;

function isShort(item: unknown): item is string {
  return typeof item === "string" && item.length <= 512;
}
