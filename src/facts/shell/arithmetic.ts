/** Arithmetic on known numbers, and the commands inside arithmetic. */
import type { ArithmeticExpression } from "unbash";
import type { Frame } from "./frame.ts";
import { valueOf } from "./variables.ts";

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
    case "ArithmeticWord":
      return word(frame, node.value);
    case "ArithmeticGroup":
      return evaluate(frame, node.expression, depth + 1);
    case "ArithmeticUnary": {
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
      return left === undefined || right === undefined
        ? undefined
        : binary(node.operator, left, right);
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
      return text === undefined ? undefined : word(frame, text.trim());
    }
  }
}

function word(frame: Frame, text: string): number | undefined {
  const number = /^(?:0[xX][\da-fA-F]+|\d+)$/.test(text)
    ? Number(/^0\d/.test(text) ? parseInt(text, 8) : text)
    : undefined;
  if (number !== undefined) return number;
  const based = /^(\d{1,2})#([\da-zA-Z]+)$/.exec(text);
  if (based !== null) {
    const value = parseInt(based[2] ?? "", Number(based[1]));
    return Number.isNaN(value) ? undefined : value;
  }
  const name = /^\$?\{?([A-Za-z_]\w*)\}?$/.exec(text)?.[1];
  const value = name === undefined ? undefined : valueOf(frame, name)?.text;
  return value !== undefined && /^-?\d{1,15}$/.test(value)
    ? Number(value)
    : undefined;
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
