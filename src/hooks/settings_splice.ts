/** Puts one part into a JSON text, or takes one out, and leaves every other byte as it is. */
import type { Member, Node } from "./settings_tree.ts";

/** How a text is laid out. */
export interface Layout {
  /** What one level is indented by; `null` for a text on one line. */
  readonly unit: string | null;
  /** What ends a line. */
  readonly newline: "\n" | "\r\n";
}

/** The layout that a text has; two spaces where it does not show one. */
export function layoutOf(text: string, root: Node): Layout {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const inside = text.slice(root.start, root.end);
  const parts = partsOf(root);
  if (parts.length > 0 && !/[\r\n]/.test(inside)) {
    return { unit: null, newline };
  }
  const unit = /[\r\n]([ \t]+)\S/.exec(inside)?.[1] ?? "  ";
  return { unit, newline };
}

/** A value as text, its lines after the first indented by `indent`. */
export function render(value: unknown, layout: Layout, indent: string): string {
  if (layout.unit === null) return JSON.stringify(value);
  return JSON.stringify(value, null, layout.unit)
    .replaceAll("\n", `${layout.newline}${indent}`);
}

/** Adds a value as the last part of an object (under `key`) or of an array. */
export function append(
  text: string,
  container: Node,
  key: string | null,
  value: unknown,
  layout: Layout,
): string {
  const outer = indentAt(text, container.start);
  const last = partsOf(container).at(-1);
  const name = key === null ? "" : `${JSON.stringify(key)}:`;
  if (layout.unit === null) {
    const part = `${name}${render(value, layout, "")}`;
    return last === undefined
      ? replace(text, container.start + 1, container.end - 1, part)
      : replace(text, last.end, last.end, `,${part}`);
  }
  const inner = last !== undefined && startsLine(text, last.start)
    ? indentAt(text, last.start)
    : `${outer}${layout.unit}`;
  const spaced = name === "" ? "" : `${name} `;
  const part = `${spaced}${render(value, layout, inner)}`;
  const line = `${layout.newline}${inner}`;
  return last === undefined
    ? replace(
      text,
      container.start + 1,
      container.end - 1,
      `${line}${part}${layout.newline}${outer}`,
    )
    : replace(text, last.end, last.end, `,${line}${part}`);
}

/** Puts a value in a node's place. */
export function exchange(
  text: string,
  node: Node,
  value: unknown,
  layout: Layout,
): string {
  const indent = indentAt(text, node.start);
  return replace(text, node.start, node.end, render(value, layout, indent));
}

/** Takes the part at `index` out of its container, with the comma that it no longer needs. */
export function takeOut(text: string, container: Node, index: number): string {
  const parts = partsOf(container);
  const [before, part, after] = [
    index > 0 ? parts[index - 1] : undefined,
    parts[index],
    parts[index + 1],
  ];
  if (part === undefined) throw new RangeError(`No part ${index}`);
  if (before !== undefined) return replace(text, before.end, part.end, "");
  if (after !== undefined) return replace(text, part.start, after.start, "");
  return replace(text, container.start + 1, container.end - 1, "");
}

function partsOf(node: Node): readonly (Member | Node)[] {
  switch (node.type) {
    case "object":
      return node.members;
    case "array":
      return node.items;
    case "scalar":
      return [];
  }
}

function replace(
  text: string,
  start: number,
  end: number,
  part: string,
): string {
  return text.slice(0, start) + part + text.slice(end);
}

function lineStart(text: string, at: number): number {
  return Math.max(
    text.lastIndexOf("\n", at - 1),
    text.lastIndexOf("\r", at - 1),
  ) + 1;
}

function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? "";
}

function startsLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === "" &&
    lineStart(text, at) > 0;
}
