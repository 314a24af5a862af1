/** Arithmetic on known numbers, and the commands inside arithmetic. */
import type { ArithmeticExpression, Word } from "unbash";
import { known, UNKNOWN } from "./data.ts";
import type { Frame } from "./frame.ts";
import { evaluateText, referenceIn } from "./subscripts.ts";
import { assign, valueOf } from "./variables.ts";

/** The value of an expression, or `undefined` when it is not known or not simple. Commands inside it are run. */
export function evaluate(
  frame: Frame,
  node: ArithmeticExpression | undefined,
  depth = 0,
): number | undefined {
  const { meter } = frame.machine;
  // A long sum is deep, but costs little at each step.
  if (node === undefined || !meter.spend() || !meter.enter(depth >> 3)) {
    return undefined;
  }
  switch (node.type) {
    case "ArithmeticWord": {
      if (node.parts === undefined) return word(frame, node.value, depth);
      const { text } = frame.machine.expand(frame, {
        type: "Word",
        text: node.value,
        value: node.value,
        pos: node.pos,
        end: node.end,
        parts: node.parts,
      } as Word);
      if (text === undefined) return undefined;
      // What was substituted may be an expression of its own.
      return text === node.value
        ? word(frame, text, depth)
        : evaluateText(frame, text, depth + 8);
    }
    case "ArithmeticGroup":
      return evaluate(frame, node.expression, depth + 1);
    case "ArithmeticUnary": {
      if (node.operator === "++" || node.operator === "--") {
        const step = node.operator === "++" ? 1 : -1;
        const before = evaluate(frame, node.operand, depth + 1);
        const after = before === undefined ? undefined : before + step;
        store(frame, node.operand, after);
        return node.prefix ? after : before;
      }
      const value = evaluate(frame, node.operand, depth + 1);
      if (value === undefined) return undefined;
      if (node.operator === "-") return -value;
      if (node.operator === "+") return value;
      if (node.operator === "!") return value === 0 ? 1 : 0;
      if (node.operator === "~") return ~value;
      return undefined;
    }
    case "ArithmeticBinary": {
      const [left, right] = [
        evaluate(frame, node.left, depth + 1),
        evaluate(frame, node.right, depth + 1),
      ];
      const { operator } = node;
      const assigns = /^(?:[-+*/%&^|]|<<|>>)?=$/.test(operator);
      const value = operator === "="
        ? right
        : left === undefined || right === undefined
        ? undefined
        : binary(assigns ? operator.slice(0, -1) : operator, left, right);
      if (assigns) store(frame, node.left, value);
      return value;
    }
    case "ArithmeticTernary": {
      const [test, then, other] = [
        evaluate(frame, node.test, depth + 1),
        evaluate(frame, node.consequent, depth + 1),
        evaluate(frame, node.alternate, depth + 1),
      ];
      return test === undefined ? undefined : test === 0 ? other : then;
    }
    case "ArithmeticCommandExpansion": {
      if (node.script === undefined) return undefined;
      const { text } = frame.machine.script(frame, node.script);
      return text === undefined ? undefined : word(frame, text.trim(), depth);
    }
  }
}

function word(
  frame: Frame,
  text: string,
  depth: number,
): number | undefined {
  const number = /^(?:0[xX][\da-fA-F]+|\d+)$/.test(text)
    ? Number(/^0\d/.test(text) ? parseInt(text, 8) : text)
    : undefined;
  if (number !== undefined) return number;
  const based = /^(\d{1,2})#([\da-zA-Z]+)$/.exec(text);
  if (based !== null) {
    const value = parseInt(based[2] ?? "", Number(based[1]));
    return Number.isNaN(value) ? undefined : value;
  }
  const name = /^(?:\$?\{?([A-Za-z_]\w*)\}?|\$\{?(\d+|#)\}?)$/.exec(text)
    ?.slice(1).find((one) => one !== undefined);
  if (name === undefined) {
    const element = referenceIn(frame, text, depth)?.text;
    return element === undefined
      ? undefined
      : evaluateText(frame, element, depth + 8);
  }
  const value = valueOf(frame, name)?.text;
  // A name that names itself is no number.
  return value === undefined || value === text
    ? undefined
    : evaluateText(frame, value, depth + 8);
}

/** Gives the variable that an expression names its value. */
function store(
  frame: Frame,
  target: ArithmeticExpression,
  value: number | undefined,
): void {
  if (target.type !== "ArithmeticWord") return;
  if (!/^[A-Za-z_]\w*$/.test(target.value)) return;
  assign(
    frame,
    target.value,
    value === undefined ? UNKNOWN : known(String(value)),
  );
}

function binary(
  operator: string,
  left: number,
  right: number,
): number | undefined {
  const flag = (holds: boolean) => holds ? 1 : 0;
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : Math.trunc(left / right);
    case "%":
      return right === 0 ? undefined : left % right;
    case "**":
      return left ** right;
    case "<<":
      return left << right;
    case ">>":
      return left >> right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "==":
      return flag(left === right);
    case "!=":
      return flag(left !== right);
    case "<":
      return flag(left < right);
    case ">":
      return flag(left > right);
    case "<=":
      return flag(left <= right);
    case ">=":
      return flag(left >= right);
    case "&&":
      return flag(left !== 0 && right !== 0);
    case "||":
      return flag(left !== 0 || right !== 0);
    case ",":
      return right;
    default:
      return undefined;
  }
}
