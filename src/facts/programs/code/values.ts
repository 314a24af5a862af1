/** What is known of the values in a piece of code. */
import { mix, type Origin } from "../../shell/data.ts";

/** A value, as far as it matters. */
export interface Value {
  /** The text, when it is one and is known. */
  readonly text?: string;
  /** The members, when it is a list. */
  readonly list?: readonly Value[];
  /** Named members: an object's, or a call's named arguments. */
  readonly named?: ReadonlyMap<string, Value>;
  /** The name with its module, when it is a name. */
  readonly name?: string;
  /** Whether the text stands for a path that methods act on. */
  readonly path?: boolean;
  /** Whether the text is a pattern for many paths. */
  readonly pattern?: boolean;
  /** What has flowed into it. */
  readonly origins: readonly Origin[];
}

/** A value of which nothing is known. */
export const ANYTHING: Value = { origins: [] };

/** A known text. */
export function text(value: string, origins: readonly Origin[] = []): Value {
  return { text: value, origins };
}

/** Whether a value says yes. */
export function isTrue(value: Value | undefined): boolean {
  return /^(?:true|1)$/i.test(value?.name ?? value?.text ?? "");
}

/** A variable's name without the sign before it. */
export function bareName(word: string): string {
  return word.replace(/^[$@]+/, "");
}

/** One text after the other. */
export function concat(a: Value, b: Value): Value {
  const origins = mix(a.origins, b.origins);
  return a.text !== undefined && b.text !== undefined
    ? { text: a.text + b.text, origins }
    : { origins };
}

/** Whether a sign stands between two values. */
export function isOperator(sign: string): boolean {
  return /^(?:\+|\.|\.=|\+=|\.\.|%|\*|-|\/|==|!=|\|\||&&|<|<=|>=)$/.test(sign);
}

/** What an operator makes of two values. */
export function combine(sign: string, a: Value, b: Value): Value {
  if (/^(?:\+|\.|\.=|\+=|\.\.)$/.test(sign)) return concat(a, b);
  if (sign === "/" && a.path === true) return below(a, b);
  return { origins: mix(a.origins, b.origins) };
}

/** A path below another. */
function below(a: Value, b: Value): Value {
  return a.text !== undefined && b.text !== undefined
    ? {
      text: `${a.text.replace(/\/$/, "")}/${b.text}`,
      path: true,
      origins: mix(a.origins, b.origins),
    }
    : { path: true, origins: mix(a.origins, b.origins) };
}

/** A member of a list, an object or a module. */
export function member(value: Value, index: Value | undefined): Value {
  const at = Number(index?.text);
  const found = value.list?.[at];
  if (found !== undefined) return found;
  if (index?.text !== undefined && value.named?.has(index.text) === true) {
    return value.named.get(index.text) as Value;
  }
  if (
    value.name !== undefined && index?.text !== undefined &&
    /^[A-Za-z_]\w*$/.test(index.text)
  ) {
    return { name: `${value.name}.${index.text}`, origins: value.origins };
  }
  return { origins: value.origins };
}

/** A text with its places filled in, when all of them are known. */
export function fillIn(
  written: string,
  variables: ReadonlyMap<string, Value>,
): Value {
  let known = true;
  let origins: readonly Origin[] = [];
  const filled = written.replace(
    /[$#]\{([^}]*)\}|\{([A-Za-z_]\w*)\}|[$@]([A-Za-z_]\w*)/g,
    (whole, a?: string, b?: string, c?: string) => {
      const value = variables.get((a ?? b ?? c ?? "").trim());
      if (value?.text === undefined) known = false;
      origins = mix(origins, value?.origins ?? []);
      return value?.text ?? whole;
    },
  );
  return known ? text(filled, origins) : { origins };
}
