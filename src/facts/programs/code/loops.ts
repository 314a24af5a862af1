/** Finds what the loops of code go over, and what is done to each member of a list. */
import type { Call } from "./call.ts";
import type { Token } from "./tokens.ts";
import { ANYTHING, bareName, type Value } from "./values.ts";

/** How many words may stand between `for` and `in`. */
const MOST_WORDS = 10;

/** How far a list is searched for its loops, in tokens. */
const MOST_TOKENS = 400;

/** A loop: its variables, and where the list begins that it goes over. */
export interface Loop {
  readonly names: readonly string[];
  readonly list: number;
}

/** The loop of `for x in LIST`, `for a, b in LIST` or `for (const x of LIST)`. */
export function loopAt(
  tokens: readonly Token[],
  at: number,
): Loop | undefined {
  if (!/^for(?:each)?$/.test(tokens[at]?.text ?? "")) return undefined;
  const names: string[] = [];
  for (let i = at + 1; i < at + MOST_WORDS; i++) {
    const token = tokens[i];
    if (token?.kind === "sign" && /^[(),[\]]$/.test(token.text)) continue;
    if (token?.kind !== "word") return undefined;
    if (/^(?:in|of)$/.test(token.text)) {
      return names.length === 0 ? undefined : { names, list: i + 1 };
    }
    if (!/^(?:const|let|var|my|our)$/.test(token.text)) {
      names.push(token.text.replace(/^[$@]+/, ""));
    }
  }
  return undefined;
}

/** The loops of a list that is made member by member, as `[f(x) for x in LIST]`, up to its closing bracket. */
export function loopsInside(
  tokens: readonly Token[],
  from: number,
): readonly Loop[] {
  const loops: Loop[] = [];
  let depth = 0;
  for (
    const [ahead, token] of tokens.slice(from, from + MOST_TOKENS).entries()
  ) {
    const at = from + ahead;
    if (token.kind === "sign") {
      if (/^[([{]$/.test(token.text)) depth++;
      else if (/^[)\]}]$/.test(token.text) && --depth < 0) return loops;
    } else if (token.kind === "word" && depth === 0 && at > from) {
      const loop = loopAt(tokens, at);
      if (loop !== undefined) loops.push(loop);
    }
  }
  return loops;
}

/** Most members of a list that are followed one by one. */
const MOST_MEMBERS = 64;

/** What the variable of a loop stands for: each member of a list, or whatever the whole is known to be. */
export function memberOf(value: Value): Value {
  const { list } = value;
  if (list === undefined || list.length === 0) return value;
  if (list.length > MOST_MEMBERS) return { origins: value.origins };
  return list.length === 1
    ? list[0] as Value
    : { each: list, origins: value.origins };
}

/**
 * The parameter of a function that stands at a bracket: `(f => ...)`, `((f) => ...)`, `(function (f) {...})`, and
 * `{ |f| ... }` of Ruby.
 */
export function parameterAt(
  tokens: readonly Token[],
  at: number,
): string | undefined {
  const texts = tokens.slice(at, at + 6).map(({ text }) => text);
  const [open, a, b, c, d] = texts;
  if (open === "{" || open === "do") {
    return a === "|" ? bareName(b ?? "") : undefined;
  }
  if (open !== "(") return undefined;
  if (b === "=>") return a;
  if (a === "async") return c === "=>" ? b : undefined;
  if (a === "(") return c === ")" || c === "," ? b : undefined;
  return a === "function" ? (b === "(" ? c : d) : undefined;
}

/** Functions and methods that call what they are given with each member, or with what becomes of a value. */
const APPLYING =
  /^(?:map|pmap|imap|starmap|flatMap|filter|forEach|for_each|each|every|some|reduce|apply|then|finally|tap|array_map|array_walk|array_filter|call_user_func|call_user_func_array|usort|submit|run_in_executor|to_thread)$/;

/** Whether a function calls what it is given with each member of something. */
export function applies(name: string): boolean {
  return APPLYING.test(name.split(/\.|::/).at(-1) ?? "");
}

/**
 * The call that another makes of a function it is given: `map(os.remove, paths)`, `paths.forEach(fs.unlinkSync)`,
 * `array_map("unlink", $paths)`; `undefined` when none of its arguments is a function that `acts`.
 */
export function appliedBy(
  { name, receiver, args }: Call,
  acts: (name: string) => boolean,
): Call | undefined {
  if (!applies(name)) return undefined;
  const given = args.find((one) => acts(one.name ?? one.text ?? ""));
  if (given === undefined) return undefined;
  const over = args.find((one) => one !== given) ?? receiver;
  return {
    name: given.name ?? given.text ?? "",
    receiver: undefined,
    args: [over === undefined ? ANYTHING : memberOf(over)],
    named: new Map(),
  };
}
