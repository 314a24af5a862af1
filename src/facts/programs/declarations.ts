/** Builtins that give variables their values: declarations and `read`. */
import {
  type Data,
  dataOf,
  type Field,
  known,
  mix,
  NOTHING,
  sliceField,
  UNKNOWN,
} from "../shell/data.ts";
import { splitAt } from "../shell/field_builder.ts";
import { contentOf } from "../shell/redirects.ts";
import type { Variable } from "../shell/scope.ts";
import { nameIn } from "../shell/subscripts.ts";
import { assign } from "../shell/variables.ts";
import { separators } from "../shell/words.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** How many lines `mapfile` is followed for. */
const MOST_LINES = 64;

/** Builtins that declare and read variables. */
export const DECLARATIONS: Family = {
  "declare,typeset,local": {
    options: "a A f F g i I l n r t u x p",
    style: "posix",
    run: declare,
  },
  readonly: { options: "a A f p", style: "posix", run: declare },
  export: { options: "f n p", style: "posix", run: declare },
  read: {
    options: "r s e a= d= i= n= N= p= t= u=",
    style: "posix",
    run: read,
  },
  "mapfile,readarray": {
    options: "d= n= O= s= t u= C= c=",
    style: "posix",
    run: readLines,
  },
};

function declare(it: Invocation): Data {
  const exported = it.name === "export" ? !it.has("n") : it.has("x");
  const { scope } = it.frame;
  for (const field of it.operands) {
    if (field.known && field.text.includes("[")) {
      nameIn(it.frame, field.text.replace(/\+?=.*$/s, ""));
    }
    const parts = /^([A-Za-z_]\w*)(\+?=)?/.exec(field.text);
    const name = parts?.[1];
    if (name === undefined) {
      if (!field.known) it.unresolved("variable");
      continue;
    }
    const change: Partial<Variable> = {
      ...(exported ? { exported } : {}),
      ...(it.has("l") ? { letters: "lower" } : {}),
      ...(it.has("u") ? { letters: "upper" } : {}),
      ...(it.has("i") ? { integer: true } : {}),
    };
    if (parts?.[2] === undefined) {
      const before = scope.variable(name);
      if (before === undefined || before === null) {
        if (!exported) assign(it.frame, name, NOTHING, change);
      } else scope.assign(name, { ...before, ...change });
      continue;
    }
    const value = sliceField(field, parts[0].length);
    if (it.has("n") && it.name !== "export" && value.known) {
      nameIn(it.frame, value.text);
      scope.assign(name, { values: [], exported, refers: value.text });
      continue;
    }
    const before = parts[2] === "+="
      ? scope.variable(name)?.values[0]
      : undefined;
    const data = dataOf(value);
    assign(
      it.frame,
      name,
      before === undefined ? data : {
        text: before.text === undefined || data.text === undefined
          ? undefined
          : before.text + data.text,
        origins: mix(before.origins, data.origins),
      },
      change,
    );
  }
  return it.operands.length === 0
    ? { text: undefined, origins: ["environment"] }
    : NOTHING;
}

function source(it: Invocation): Data {
  const number = it.value("u");
  if (number === undefined) return it.stdin;
  const channel = (it.frame.channels ?? it.frame.scope).channel(
    Number(number.text),
  );
  return channel === undefined ? UNKNOWN : contentOf(it.frame, channel);
}

function read(it: Invocation): Data {
  const { text, origins } = source(it);
  const line = text?.split("\n", 1)[0];
  const names = it.operands.map(({ text }) => text);
  const array = it.value("a")?.text;
  const words = line === undefined
    ? undefined
    : splitAt(line.trim(), separators(it.frame));
  if (array !== undefined) {
    const elements = (words ?? []).map((word) => known(word, origins));
    assign(it.frame, array, elements[0] ?? { text: undefined, origins }, {
      elements,
    });
    return NOTHING;
  }
  if (names.length === 0) names.push("REPLY");
  names.forEach((name, at) => {
    if (!/^[A-Za-z_]\w*$/.test(nameIn(it.frame, name))) return;
    const last = at === names.length - 1;
    const value = words === undefined
      ? undefined
      : last
      ? words.slice(at).join(" ")
      : words[at] ?? "";
    assign(it.frame, name, { text: value, origins });
  });
  return NOTHING;
}

function readLines(it: Invocation): Data {
  const { text, origins } = source(it);
  const name = it.operands[0]?.text ?? "MAPFILE";
  const callback = it.value("C");
  if (callback !== undefined && it.options.strange.length === 0) {
    const code = dataOf(callback);
    const line = `${text?.split("\n", 1)[0] ?? ""}${it.has("t") ? "" : "\n"}`;
    it.shell(
      code.text === undefined ? code : {
        ...code,
        text: `${code.text} 0 '${line.replaceAll("'", "'\\''")}'`,
      },
      { via: it.name, process: false },
    );
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) return NOTHING;
  const lines = text?.replace(/\n$/, "").split("\n").slice(0, MOST_LINES);
  const elements = lines?.map((line) => known(line, origins)) ??
    [{ text: undefined, origins }];
  assign(it.frame, name, elements[0] ?? NOTHING, { elements });
  return NOTHING;
}

/** The fields as one line of shell code, as `eval` and `ssh` join them. */
export function joinFields(fields: readonly Field[]): Data {
  return {
    text: fields.every(({ known }) => known)
      ? fields.map(({ text }) => text).join(" ")
      : undefined,
    origins: fields.reduce<Data["origins"]>(
      (all, { origins }) => mix(all, origins),
      [],
    ),
    ...(fields.every(({ known }) => known)
      ? {}
      : { shape: fields.map(({ text }) => text).join(" ") }),
    ...(fields.some(({ assembled }) => assembled) ? { assembled: true } : {}),
  };
}
