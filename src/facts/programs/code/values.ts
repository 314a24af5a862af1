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
  /** What it may be, when it is one of several. */
  readonly each?: readonly Value[];
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

/** What one of several values becomes, as one of several again. */
export function forEach(
  value: Value,
  become: (one: Value) => Value,
): Value | undefined {
  return value.each === undefined
    ? undefined
    : { each: value.each.map(become), origins: value.origins };
}

/** One text after the other. */
export function concat(a: Value, b: Value): Value {
  const several = forEach(a, (one) => concat(one, b)) ??
    forEach(b, (one) => concat(a, one));
  if (several !== undefined) return several;
  const origins = mix(a.origins, b.origins);
  return a.text !== undefined && b.text !== undefined
    ? { text: a.text + b.text, ...patternOf(a, b), origins }
    : { origins };
}

/** A text with a pattern in it is one. */
function patternOf(
  ...parts: readonly Value[]
): { readonly pattern?: true } {
  return parts.some(({ pattern }) => pattern === true) ? { pattern: true } : {};
}

/** Whether a sign stands between two values. */
export function isOperator(sign: string): boolean {
  return /^(?:\+|\.|\.=|\+=|\.\.|%|\*|-|\/|==|!=|\|\||&&|<|<=|>=)$/.test(sign);
}

/** What an operator makes of two values. */
export function combine(sign: string, a: Value, b: Value): Value {
  if (/^(?:\+|\.|\.=|\+=|\.\.)$/.test(sign)) return concat(a, b);
  if (sign === "/" && a.path === true) return below(a, b);
  if (sign === "%" && a.text?.includes("%") === true) {
    return fillPlaces(a.text, /%[-+ #0-9.]*[sdr]/g, b.list ?? [b]);
  }
  return { origins: mix(a.origins, b.origins) };
}

/** A form with its places filled by values, in order or by number, when all are known. */
export function fillPlaces(
  form: string,
  places: RegExp,
  values: readonly Value[],
): Value {
  let [next, known] = [0, true];
  const filled = form.replace(places, (_, number?: unknown) => {
    const at = typeof number === "string" && number !== ""
      ? Number(number)
      : next++;
    const found = values[at]?.text;
    if (found === undefined) known = false;
    return found ?? "";
  });
  const origins = values.reduce<readonly Origin[]>(
    (all, one) => mix(all, one.origins),
    [],
  );
  return known ? text(filled, origins) : { origins };
}

/** A path below another. */
function below(a: Value, b: Value): Value {
  const several = forEach(a, (one) => below(one, b)) ??
    forEach(b, (one) => below(a, one));
  if (several !== undefined) return several;
  return a.text !== undefined && b.text !== undefined
    ? {
      text: `${a.text.replace(/\/$/, "")}/${b.text}`,
      path: true,
      ...patternOf(a, b),
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
  const loop = [...variables].find(([name, { each }]) =>
    each !== undefined && written.includes(name)
  );
  if (loop !== undefined) {
    const [name, value] = loop;
    return {
      each: (value.each ?? []).map((one) =>
        fillIn(written, new Map([...variables, [name, one]]))
      ),
      origins: value.origins,
    };
  }
  let known = true;
  const used: Value[] = [];
  let origins: readonly Origin[] = [];
  const filled = written.replace(
    /[$#]\{([^}]*)\}|\{([A-Za-z_]\w*)\}|[$@]([A-Za-z_]\w*)/g,
    (whole, a?: string, b?: string, c?: string) => {
      const value = variables.get((a ?? b ?? c ?? "").trim());
      if (value?.text === undefined) known = false;
      if (value !== undefined) used.push(value);
      origins = mix(origins, value?.origins ?? []);
      return value?.text ?? whole;
    },
  );
  return known
    ? { ...text(filled, origins), ...patternOf(...used) }
    : { origins };
}
