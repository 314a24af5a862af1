/** Loops and `case`: bodies run once for each value that is known, or once with a value that is not. */
import type {
  ArithmeticFor,
  Case,
  For,
  Select,
  Statement,
  While,
  Word,
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
import { Scope } from "./scope.ts";
import { assign } from "./variables.ts";
import { tellShown } from "./shown.ts";
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

/** A `for ((...))`: as often as the test holds, or as a `while` where that is not known. */
export function runArithmeticFor(frame: Frame, node: ArithmeticFor): Data {
  evaluate(frame, node.initialize);
  if (node.test === undefined) watch(frame, node.body.commands);
  let output = NOTHING;
  for (let turn = 0; turn < MOST_VALUES; turn++) {
    const holds = evaluate(frame, node.test);
    if (holds === 0) return output;
    const [found, changed] = runTurn(frame, node.body.commands);
    output = join(output, found);
    evaluate(frame, node.update);
    if (holds === undefined && (turn > 0 || !changed)) break;
  }
  return { ...output, text: undefined };
}

/** One turn, which may be the last, and whether the next would find the shell in another state. */
function runTurn(
  frame: Frame,
  body: readonly Statement[],
): readonly [output: Data, changed: boolean] {
  const scope = new Scope(frame.scope);
  scope.conditional = true;
  const output = runStatements({ ...frame, scope }, body);
  const { changed } = scope;
  frame.scope.merge(scope);
  return [output, changed];
}

/** A `while` or `until`: once, and again when the first turn has changed what the second would do. */
export function runWhile(frame: Frame, node: While): Data {
  tellShown(frame, runStatements(frame, node.clause.commands));
  if (endless(node, (word) => expandWord(frame, word))) {
    watch(frame, node.body.commands);
  }
  let output = NOTHING;
  for (let turn = 0; turn < 2; turn++) {
    const [found, changed] = runTurn(frame, node.body.commands);
    output = join(output, found);
    if (!changed) break;
    runStatements(frame, node.clause.commands);
  }
  return { ...output, text: undefined };
}

function watch(frame: Frame, body: readonly Statement[]): void {
  const expand = (word: Word) => expandWord(frame, word);
  if (!multiplies(body, frame.machine.meter, expand)) return;
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
