/** Parameter expansion: `${x:-y}`, `${x%.*}`, `${x//a/b}`, `${x:1:2}`, `${x^^}`, `${!x}`, `${#x}`. */
import type { ParameterExpansionPart, Word } from "unbash";
import { type Data, known, mix, NOTHING, UNKNOWN, unknown } from "./data.ts";
import type { Frame } from "./frame.ts";
import { replace } from "./patterns.ts";
import { evaluateText, expandPrompt, referenceIn } from "./subscripts.ts";
import { assign, elementsOf, outside, valueOf } from "./variables.ts";

/** Reads an operand as one text. */
export type TextOf = (word: Word) => Data;

/** What a parameter expansion becomes. */
export function expandParameter(
  frame: Frame,
  part: ParameterExpansionPart,
  textOf: TextOf,
): Data {
  const value = base(frame, part, textOf);
  if (part.prefix === "#") {
    return value?.text === undefined
      ? UNKNOWN
      : known(String(value.text.length));
  }
  const { operation } = part;
  if (operation === undefined) {
    return value === null ? NOTHING : value ?? outside(part.parameter);
  }
  switch (operation.type) {
    case "Default":
      return defaulted(frame, part.parameter, value, operation, textOf);
    case "Remove": {
      const greedy = operation.operator.length === 2;
      const at = operation.operator.startsWith("#") ? "start" : "end";
      return edit(value, textOf(operation.operand), NOTHING, at, greedy);
    }
    case "Replace": {
      const at = operation.operator === "//"
        ? "all"
        : operation.operator === "/#"
        ? "start"
        : operation.operator === "/%"
        ? "end"
        : "first";
      return edit(
        value,
        textOf(operation.pattern),
        textOf(operation.replacement),
        at,
        true,
      );
    }
    case "Slice": {
      const offset = integer(frame, textOf(operation.offset));
      const length = operation.length === undefined
        ? undefined
        : integer(frame, textOf(operation.length));
      const text = value?.text;
      if (
        text === undefined || Number.isNaN(offset) || Number.isNaN(length)
      ) return unknown(...value?.origins ?? []);
      const start = offset < 0 ? text.length + offset : offset;
      const end = length === undefined
        ? text.length
        : length < 0
        ? text.length + length
        : start + length;
      return known(text.slice(Math.max(0, start), end), value?.origins);
    }
    case "CaseModification": {
      if (value?.text === undefined) return unknown(...value?.origins ?? []);
      const { operator } = operation;
      const change = (text: string) =>
        operator.startsWith("^") ? text.toUpperCase() : text.toLowerCase();
      return known(
        operator.length === 2
          ? change(value.text)
          : change(value.text.slice(0, 1)) + value.text.slice(1),
        value.origins,
      );
    }
    case "Transform": {
      const by = operation.operand.value;
      if (value?.text === undefined) return unknown(...value?.origins ?? []);
      if (by === "U") return known(value.text.toUpperCase(), value.origins);
      if (by === "L") return known(value.text.toLowerCase(), value.origins);
      if (by === "u") {
        const { text } = value;
        return known(text.slice(0, 1).toUpperCase() + text.slice(1));
      }
      // `Q` quotes, which matters to code only; `E` and `P` undo escapes.
      if (by === "P") return expandPrompt(frame, value);
      return by === "Q" ? value : unknown(...value.origins);
    }
    case "Names":
    case "Unknown":
      return UNKNOWN;
  }
}

function integer(frame: Frame, data: Data): number {
  const text = (data.text ?? "").trim();
  if (/^[-+]?\d{1,9}$/.test(text)) return Number(text);
  return evaluateText(frame, text, 0) ?? NaN;
}

function base(
  frame: Frame,
  part: ParameterExpansionPart,
  textOf: TextOf,
): Data | null | undefined {
  let name = part.parameter;
  if (part.prefix === "!" && part.operation?.type !== "Names") {
    const target = valueOf(frame, name)?.text;
    if (target === undefined) return UNKNOWN;
    const element = referenceIn(frame, target);
    if (element !== null) return element;
    if (!/^\w+$/.test(target)) return UNKNOWN;
    name = target;
  }
  if (part.index === undefined) {
    const elements = frame.scope.variable(name)?.elements;
    return elements === undefined ? valueOf(frame, name) : elements[0];
  }
  const elements = elementsOf(frame, name);
  const whole = part.index.text === "@" || part.index.text === "*";
  if (elements === undefined) {
    // The subscript is calculated all the same.
    if (!whole) integer(frame, textOf(part.index));
    return undefined;
  }
  if (whole) {
    if (part.prefix === "#") return known("x".repeat(elements.length));
    return elements.length === 0 ? null : spaced(elements);
  }
  const index = textOf(part.index);
  const at = integer(frame, index);
  if (Number.isNaN(at)) {
    // One of them; which one is not known, so any origin may be in it.
    return elements.length === 1
      ? elements[0]
      : unknown(...elements.flatMap(({ origins }) => origins));
  }
  return elements.at(at) ?? null;
}

/** The values with a blank, or another sign, between them. */
export function spaced(values: readonly Data[], sign = " "): Data {
  const texts = values.map(({ text }) => text);
  return {
    text: texts.includes(undefined) ? undefined : texts.join(sign),
    origins: values.reduce<Data["origins"]>(
      (all, { origins }) => mix(all, origins),
      [],
    ),
  };
}

function defaulted(
  frame: Frame,
  name: string,
  value: Data | null | undefined,
  operation: { readonly operator: string; readonly operand: Word },
  textOf: TextOf,
): Data {
  const { operator, operand } = operation;
  const colon = operator.startsWith(":");
  const absent = value === null || value === undefined ||
    (colon && value.text === "");
  switch (operator.at(-1)) {
    case "+":
      // What nothing was said about may well be set.
      return value === null || (colon && value?.text === "")
        ? NOTHING
        : textOf(operand);
    case "=": {
      if (!absent) return value;
      const text = textOf(operand);
      assign(frame, name, text);
      return text;
    }
    case "?":
      return absent ? UNKNOWN : value;
    default: {
      if (!absent) return value;
      const data = textOf(operand);
      // It may be set outside all the same.
      const { origins } = value === undefined ? outside(name) : NOTHING;
      return origins.length === 0
        ? data
        : { ...data, origins: mix(data.origins, origins) };
    }
  }
}

function edit(
  value: Data | null | undefined,
  pattern: Data,
  by: Data,
  at: "start" | "end" | "first" | "all",
  greedy: boolean,
): Data {
  if (value === null) return NOTHING;
  const origins = mix(value?.origins ?? [], by.origins);
  const done = value?.text === undefined || pattern.text === undefined ||
      by.text === undefined
    ? undefined
    : replace(value.text, pattern.text, by.text, at, greedy);
  return { text: done, origins };
}
