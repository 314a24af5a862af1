/** A program whose last arguments are another program to run. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  sliceField,
} from "../shell/data.ts";
import type { Frame } from "../shell/frame.ts";
import { assign } from "../shell/variables.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Program } from "./program.ts";
import type { Wrapping } from "./wrapping.ts";

/** What a row says of a wrapper beside its options. */
export interface Wrapper extends Program {
  /** Operands before the command. */
  readonly before?: number;
  /** With whose rights the command runs. */
  readonly privilege?: Wrapping["privilege"];
  /** Whether `NAME=value` words before the command are its environment. */
  readonly assigns?: boolean;
  /** The option whose value is shell code. */
  readonly code?: string;
  /** Whether the words are joined and given to a shell. */
  readonly joins?: boolean;
}

/** The row of a wrapper: what it runs is followed, unless it does something of its own. */
export function wrapper(table: Wrapper): Program {
  return {
    style: "posix",
    ...table,
    run: (it) => table.run?.(it) ?? through(it, table),
  };
}

function through(it: Invocation, table: Wrapper): Data {
  const wrapping: Wrapping = {
    via: it.name,
    ...(table.privilege === undefined ? {} : { privilege: table.privilege }),
  };
  const code = table.code === undefined ? undefined : it.value(table.code);
  if (code !== undefined) {
    return it.shell(dataOf(code), { ...wrapping, via: `${it.name} -c` });
  }
  let fields: readonly Field[] = it.operands.slice(table.before ?? 0);
  const frame = it.wrap(wrapping);
  if (table.assigns === true) fields = assignFirst(frame, fields);
  if (fields.length === 0) return NOTHING;
  if (table.joins === true) {
    return it.frame.machine.source(frame, joinFields(fields));
  }
  return it.frame.machine.command(frame, fields);
}

/** Assigns the `NAME=value` words that come first; the result is the others. */
export function assignFirst(
  frame: Frame,
  fields: readonly Field[],
): readonly Field[] {
  let rest = fields;
  for (let [first] = rest; first !== undefined; [first] = rest) {
    const name = /^([A-Za-z_]\w*)=/.exec(first.text)?.[1];
    if (name === undefined) break;
    const value = dataOf(sliceField(first, name.length + 1));
    assign(frame, name, value, { exported: true });
    rest = rest.slice(1);
  }
  return rest;
}
