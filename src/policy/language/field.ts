/** How one key of a policy file is described: the tables of the language are made of these. */

/** What the value of a key may be. */
export type Shape =
  | { readonly type: "text"; readonly most: number }
  | { readonly type: "integer"; readonly least: number; readonly most: number }
  | { readonly type: "flag" }
  | { readonly type: "choice"; readonly values: readonly string[] }
  /** One text of a closed list, or several of them. */
  | { readonly type: "choices"; readonly values: readonly string[] }
  | { readonly type: "texts"; readonly most: number }
  /** Read by a function of its own; the name is a definition in the JSON Schema. */
  | { readonly type: "defined"; readonly name: Defined };

/** The parts of the language that have a reader of their own. */
export type Defined =
  | "rules"
  | "tests"
  | "defaults"
  | "conditions"
  | "condition"
  | "condition_list"
  | "matches"
  | "tool_name"
  | "parameters"
  | "time_range"
  | "facts"
  | "call"
  | "arguments"
  | "threshold"
  | "rule_or_none";

/** One key of a mapping. */
export interface Field {
  readonly description: string;
  readonly required?: true;
  readonly shape: Shape;
}

/** The keys of a mapping. */
export type Fields = Readonly<Record<string, Field>>;

/** `true` or `false`. */
export const flag = { type: "flag" } as const;

/** A text of at most some characters. */
export function text<const N extends number>(
  most: N,
): { readonly type: "text"; readonly most: N } {
  return { type: "text", most };
}

/** One text, or a list of texts. */
export function texts<const N extends number>(
  most: N,
): { readonly type: "texts"; readonly most: N } {
  return { type: "texts", most };
}

/** One word of a closed list. */
export function choice<const T extends readonly string[]>(
  values: T,
): { readonly type: "choice"; readonly values: T } {
  return { type: "choice", values };
}

/** Something with a reader and a definition of its own. */
export function defined<const T extends Defined>(
  name: T,
): { readonly type: "defined"; readonly name: T } {
  return { type: "defined", name };
}

/** The names of a table's keys. */
export function keysOf(fields: Fields): readonly string[] {
  return Object.keys(fields);
}

/** The names of a table's keys that must be there. */
export function requiredOf(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([key, field]) =>
    field.required ? [key] : []
  );
}
