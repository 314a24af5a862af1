/** Reads the words after a verb by what the verb takes. */
import { didYouMean } from "../problem/nearest.ts";
import type { Flag, Verb } from "./flag.ts";

/** The command line is wrong; the message says what and names the nearest word. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What was given to a verb; flags are named without dashes, and absent ones are absent. */
export interface Given {
  /** What is no flag, in order; a verb's action is the first. */
  readonly words: readonly string[];
  /** Flags with one value. */
  readonly one: Readonly<Record<string, string>>;
  /** Repeatable flags, with at least one value each. */
  readonly many: Readonly<Record<string, readonly string[]>>;
  /** Switches. */
  readonly on: ReadonlySet<string>;
}

/** Reads `args` by what the verb of this name takes; throws {@linkcode UsageError}. */
export function readGiven(
  verb: string,
  known: Verb,
  args: readonly string[],
): Given {
  const words: string[] = [];
  const one: Record<string, string> = {};
  const many: Record<string, string[]> = {};
  const on = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    if (word === "--") {
      words.push(...args.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const spelled = equals < 0 ? word : word.slice(0, equals);
    const [name, flag] = find(verb, known, spelled);
    if (flag.value === undefined) {
      if (equals >= 0) throw new UsageError(`\`--${name}\` takes no value`);
      on.add(name);
      continue;
    }
    const value = equals < 0 ? args[++at] : word.slice(equals + 1);
    checkValue(name, flag, value, equals >= 0);
    if (flag.many) (many[name] ??= []).push(value);
    else if (name in one) {
      throw new UsageError(`\`--${name}\` was given twice; it takes one value`);
    } else one[name] = value;
  }
  checkWords(verb, known, words);
  checkAction(verb, known, words[0], [
    ...Object.keys({ ...one, ...many }),
    ...on,
  ]);
  return { words, one, many, on };
}

/** The flags that set settings, as the configuration loader takes them. */
export function settingsGiven(
  { flags }: Verb,
  given: Given,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries({ ...given.one, ...given.many })
      .filter(([name]) => flags[name]?.setting),
  );
}

function find(
  verb: string,
  known: Verb,
  spelled: string,
): readonly [string, Flag] {
  const names = Object.keys(known.flags);
  const name = spelled.replace(/^--?/, "");
  const flag = spelled.startsWith("--") && Object.hasOwn(known.flags, name)
    ? known.flags[name]
    : undefined;
  if (flag !== undefined) return [name, flag];
  throw new UsageError(
    `unknown flag \`${spelled}\` for \`superego ${verb}\`. ${
      didYouMean(`--${name}`, [...names, "help"].map((known) => `--${known}`))
    }`,
  );
}

function checkValue(
  name: string,
  flag: Flag,
  value: string | undefined,
  joined: boolean,
): asserts value is string {
  if (value === undefined || (!joined && value.startsWith("--"))) {
    throw new UsageError(
      `\`--${name}\` needs a value: \`--${name} ${flag.value}\``,
    );
  }
  if (value === "") throw new UsageError(`\`--${name}\` has an empty value`);
  if (flag.kind === "integer" && !/^\d{1,9}$/.test(value)) {
    throw new UsageError(`\`--${name}\` takes a number, not \`${value}\``);
  }
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    throw new UsageError(
      `\`--${name}\` cannot be \`${value}\`. ${
        didYouMean(value, flag.choices)
      }`,
    );
  }
}

// A flag that is not looked at would make its user believe in something that does not happen.
function checkAction(
  verb: string,
  { flags }: Verb,
  action: string | undefined,
  given: readonly string[],
): void {
  for (const name of given) {
    const { of } = flags[name] ?? {};
    if (of === undefined || action === undefined || of.includes(action)) {
      continue;
    }
    throw new UsageError(
      `\`--${name}\` belongs to ${verb} ${
        of.join(" and ")
      }; ${verb} ${action} does not use it`,
    );
  }
}

function checkWords(
  verb: string,
  known: Verb,
  words: readonly string[],
): void {
  const [action] = words;
  if (known.actions !== undefined) {
    if (action === undefined) {
      throw new UsageError(
        `\`superego ${verb}\` needs a word: ${known.actions.join(", ")}`,
      );
    }
    if (!known.actions.includes(action)) {
      throw new UsageError(
        `unknown \`superego ${verb} ${action}\`. ${
          didYouMean(action, known.actions)
        }`,
      );
    }
  }
  const most = known.actions === undefined ? 0 : 1;
  const extra = words[most];
  if (known.operands === undefined && extra !== undefined) {
    throw new UsageError(
      `\`superego ${verb}\` takes no \`${extra}\`; see \`superego ${verb} --help\``,
    );
  }
}
