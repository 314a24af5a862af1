/** Loops and `case`: bodies run once for each value that is known, or once with a value that is not. */
import type {
  ArithmeticFor,
  Case,
  For,
  Select,
  Statement,
  While,
} from "unbash";
import { evaluate } from "./arithmetic.ts";
import { endless, multiplies } from "./bombs.ts";
import {
  type Data,
  dataOf,
  type Field,
  join,
  NOTHING,
  UNKNOWN,
} from "./data.ts";
import { emit, type Frame } from "./frame.ts";
import { matches } from "./patterns.ts";
import { assign } from "./variables.ts";
import { perhaps, runStatements } from "./walk.ts";
import { expandText, expandWord } from "./words.ts";

/** More values than this are taken as one that is not known, after the first few. */
const MOST_VALUES = 16;

/** A `for` or `select` over words. */
export function runFor(frame: Frame, node: For | Select): Data {
  const fields: Field[] = [];
  if (node.wordlist === undefined) fields.push(...frame.scope.positional);
  else for (const word of node.wordlist) expandWord(frame, word, fields);
  const { value: name } = node.name;
  let output = NOTHING;
  for (const field of fields.slice(0, MOST_VALUES)) {
    // A wildcard keeps its meaning, so that `for f in *; do rm $f` is the same as `rm *`.
    assign(
      frame,
      name,
      field.glob
        ? { text: undefined, origins: field.origins, paths: [field.path] }
        : dataOf(field),
    );
    output = join(
      output,
      perhaps(frame, (branch) => runStatements(branch, node.body.commands)),
    );
  }
  if (fields.length > MOST_VALUES) {
    assign(frame, name, UNKNOWN);
    runStatements(frame, node.body.commands);
    return { ...output, text: undefined };
  }
  return output;
}

/** A `for ((...))`: once with the first value. */
export function runArithmeticFor(frame: Frame, node: ArithmeticFor): Data {
  evaluate(frame, node.initialize);
  evaluate(frame, node.test);
  evaluate(frame, node.update);
  if (node.test === undefined) watch(frame, node.body.commands);
  const output = perhaps(
    frame,
    (branch) => runStatements(branch, node.body.commands),
  );
  return { ...output, text: undefined };
}

/** A `while` or `until`: once, which shows what every turn does. */
export function runWhile(frame: Frame, node: While): Data {
  runStatements(frame, node.clause.commands);
  if (endless(node)) watch(frame, node.body.commands);
  const output = perhaps(
    frame,
    (branch) => runStatements(branch, node.body.commands),
  );
  return { ...output, text: undefined };
}

function watch(frame: Frame, body: readonly Statement[]): void {
  if (!multiplies(body, frame.machine.meter)) return;
  emit(frame, {
    kind: "changes",
    what: "process",
    operation: "multiply",
    breadth: "everything",
    within: frame.within,
  });
}

/** A `case`: the branches that may match. */
export function runCase(frame: Frame, node: Case): Data {
  const subject = expandText(frame, node.word);
  let output = NOTHING;
  let falls = false;
  for (const item of node.items) {
    if (!frame.machine.meter.spend()) break;
    const verdicts = item.pattern.map((word) => {
      const pattern = expandText(frame, word);
      return subject.known && pattern.known
        ? matches(subject.text, pattern.path)
        : undefined;
    });
    if (!falls && verdicts.every((one) => one === false)) continue;
    const certain = falls || verdicts.includes(true);
    const run = (branch: Frame) => runStatements(branch, item.body.commands);
    output = join(output, certain ? run(frame) : perhaps(frame, run));
    // `;&` goes on with the next branch whatever its pattern, `;;&` with the next that matches.
    falls = item.terminator === ";&";
    if (certain && !falls && item.terminator !== ";;&") return output;
  }
  return { ...output, text: undefined };
}
