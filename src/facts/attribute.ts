/** How the attributes of effects are described. */

/** An attribute that holds or does not. */
export interface Flag {
  /** Which kind of attribute this is. */
  readonly type: "flag";
  /** What it says, one sentence without a final period. */
  readonly description: string;
}
/** An attribute of free text. */
export interface Text {
  /** Which kind of attribute this is. */
  readonly type: "text";
  /** What it says, one sentence without a final period. */
  readonly description: string;
}
/** A number. */
export interface Quantity {
  /** Which kind of attribute this is. */
  readonly type: "number";
  /** What it says, one sentence without a final period. */
  readonly description: string;
}
/** One value of a closed list. */
export interface Choice<T extends string> {
  /** Which kind of attribute this is. */
  readonly type: "choice";
  /** What it says, one sentence without a final period. */
  readonly description: string;
  /** Each value and what it means. */
  readonly values: Readonly<Record<T, string>>;
}
/** Any number of values of a closed list. */
export interface Choices<T extends string> {
  /** Which kind of attribute this is. */
  readonly type: "choices";
  /** What it says, one sentence without a final period. */
  readonly description: string;
  /** Each value and what it means. An effect has any number of them. */
  readonly values: Readonly<Record<T, string>>;
}

/** How one attribute of an effect is read and matched. */
export type Attribute =
  | Flag
  | Text
  | Quantity
  | Choice<string>
  | Choices<string>;

/** Makes a flag. */
export function flag(description: string): Flag {
  return { type: "flag", description };
}

/** Makes a text. */
export function text(description: string): Text {
  return { type: "text", description };
}

/** Makes a number. */
export function number(description: string): Quantity {
  return { type: "number", description };
}

/** Makes a choice of one value. */
export function choice<T extends string>(
  description: string,
  values: Record<T, string>,
): Choice<T> {
  return { type: "choice", description, values };
}

/** Makes a choice of any number of values. */
export function choices<T extends string>(
  description: string,
  values: Record<T, string>,
): Choices<T> {
  return { type: "choices", description, values };
}
