/** Redirections: what a command reads and writes besides its arguments. */
import type { HereDoc, Redirection } from "unbash";
import { resolvePath } from "../paths.ts";
import {
  type Data,
  dataOf,
  type Field,
  join,
  known,
  NOTHING,
  UNKNOWN,
} from "./data.ts";
import { fileOf, readFile, sendTo, writeFile } from "./files.ts";
import { type Frame, placeIn } from "./frame.ts";
import type { Channel, Scope } from "./scope.ts";
import { tellShown } from "./shown.ts";
import { assign } from "./variables.ts";
import { expandText, joinParts } from "./words.ts";

/** A frame with its redirections open. */
export interface Opened {
  /** The frame whose standard input is what the redirections say. */
  readonly frame: Frame;
  /** Lets the output go where it is redirected; the result is what goes on to the pipeline. */
  readonly finish: (output: Data) => Data;
}

/** Opens redirections in order. The scope keeps them, as `exec` needs. */
export function openRedirects(
  frame: Frame,
  redirects: readonly Redirection[],
  keep: Scope = frame.scope,
): Opened {
  let stdin = frame.stdin;
  const outputs = new Map<number, Channel | "stdout" | "stderr">();
  for (const redirect of redirects) {
    if (!frame.machine.meter.spend()) break;
    const at = descriptorOf(frame, redirect);
    if (redirect.type !== "Redirect") {
      const data = hereData(frame, redirect);
      if (at === 0) stdin = data;
      else keep.open(at, { kind: "data", data });
      continue;
    }
    const { operator, target } = redirect;
    if (target === undefined) continue;
    const field = expandText(frame, target);
    if (operator === "<" || operator === "<>") {
      const data = input(frame, field);
      if (operator === "<>" && !isSocket(field.text)) {
        writeFile(frame, field, true, { by: "shell" });
      }
      if (at === 0) stdin = data;
      keepOpen(keep, at, field, frame, data);
    } else if (operator === "<&") {
      const from = channelOf(frame, keep, field.text);
      if (from === undefined) {
        if (at === 0 && field.text !== "0") stdin = UNKNOWN;
        continue;
      }
      if (at === 0) stdin = contentOf(frame, from);
      else keep.open(at, from);
    } else if (operator === ">&" && /^(?:\d+-?|-)$/.test(field.text)) {
      duplicate(frame, keep, at, field.text, outputs);
      // `0>&1` makes what is written to also what is read from.
      const both = at === 0 ? outputs.get(0) : undefined;
      if (typeof both === "object") stdin = contentOf(frame, both);
    } else {
      const channel = output(frame, field, operator.includes(">>"));
      outputs.set(at, channel);
      if (at > 2) keep.open(at, channel);
      if (operator === "&>" || operator === "&>>" || operator === ">&") {
        outputs.set(2, channel);
      }
    }
  }
  return {
    frame: stdin === frame.stdin ? frame : { ...frame, stdin },
    finish: (data) => finish(frame, data, outputs),
  };
}

function finish(
  frame: Frame,
  data: Data,
  outputs: ReadonlyMap<number, Channel | "stdout" | "stderr">,
): Data {
  const to = outputs.get(1);
  if (to === undefined || to === "stdout") return data;
  if (to === "stderr") {
    tellShown(frame, data);
    return NOTHING;
  }
  pour(frame, to, data);
  return NOTHING;
}

/** Lets data flow into a channel. */
export function pour(frame: Frame, channel: Channel, data: Data): void {
  switch (channel.kind) {
    case "file":
      fileOf(frame, channel.path, data);
      return;
    case "host":
      sendTo(frame, channel.field, data);
      return;
    case "data":
    case "closed":
  }
}

function duplicate(
  frame: Frame,
  keep: Scope,
  at: number,
  text: string,
  outputs: Map<number, Channel | "stdout" | "stderr">,
): void {
  const number = Number.parseInt(text);
  if (Number.isNaN(number)) {
    keep.open(at, { kind: "closed" });
    return;
  }
  const own = outputs.get(number);
  const channel = own ?? channelOf(frame, keep, text) ??
    (number === 2 ? "stderr" : "stdout");
  outputs.set(at, channel);
  if (typeof channel === "object" && at > 2) keep.open(at, channel);
}

function channelOf(
  frame: Frame,
  keep: Scope,
  text: string,
): Channel | undefined {
  const number = Number.parseInt(text);
  if (Number.isNaN(number)) return undefined;
  return keep.channel(number) ??
    (frame.channels ?? frame.scope).channel(number);
}

function keepOpen(
  keep: Scope,
  at: number,
  field: Field,
  frame: Frame,
  data: Data,
): void {
  if (at === 0) return;
  keep.open(
    at,
    isSocket(field.text)
      ? { kind: "host", field }
      : data.text === undefined && data.origins.length === 0
      ? { kind: "file", path: pathOf(frame, field), field }
      : { kind: "data", data },
  );
}

/** What can be read from a channel. */
export function contentOf(frame: Frame, channel: Channel): Data {
  switch (channel.kind) {
    case "data":
      return channel.data;
    case "file":
      return frame.machine.files.get(channel.path) ?? UNKNOWN;
    case "host":
      return { text: undefined, origins: ["network"] };
    case "closed":
      return NOTHING;
  }
}

function isSocket(text: string): boolean {
  return /^\/dev\/(?:tcp|udp)\//.test(text);
}

function pathOf(frame: Frame, field: Field): string {
  return resolvePath(field.path, placeIn(frame)).path;
}

function input(frame: Frame, field: Field): Data {
  if (!isSocket(field.text)) return readFile(frame, field, { by: "shell" });
  sendTo(frame, field, NOTHING);
  return { text: undefined, origins: ["network"] };
}

function output(frame: Frame, field: Field, append: boolean): Channel {
  if (isSocket(field.text)) {
    sendTo(frame, field, NOTHING);
    return { kind: "host", field };
  }
  const path = writeFile(frame, field, append, { by: "shell" });
  // What is replaced is empty until something is written.
  if (!append && !frame.scope.conditional) {
    frame.machine.files.set(path, NOTHING);
  }
  return { kind: "file", path, field };
}

function descriptorOf(frame: Frame, redirect: Redirection): number {
  const { descriptor } = redirect;
  if (descriptor === undefined) {
    return redirect.operator.startsWith("<") ? 0 : 1;
  }
  if (descriptor.type === "FileDescriptor") return descriptor.value;
  const number = 10 + ++frame.machine.serial;
  assign(frame, descriptor.name, known(String(number)));
  return number;
}

function hereData(
  frame: Frame,
  redirect: Exclude<Redirection, { type: "Redirect" }>,
): Data {
  if (redirect.type === "HereString") {
    if (redirect.target === undefined) return NOTHING;
    return join(dataOf(expandText(frame, redirect.target)), known("\n"));
  }
  return bodyOf(frame, redirect);
}

function bodyOf(frame: Frame, { body, delimiter, operator }: HereDoc): Data {
  const { parts } = body;
  const data = parts === undefined
    ? known(
      delimiter?.quoted === true
        ? body.text
        : body.text.replace(/\\([$`\\\n])/g, "$1"),
    )
    : dataOf(joinParts(frame, parts));
  if (operator !== "<<-" || data.text === undefined) return data;
  return { ...data, text: data.text.replace(/^\t+/gm, "") };
}
