/** The functions of awk, as far as their values matter. */
import { type Data, known, UNKNOWN, unknown } from "../../shell/data.ts";
import { formatText } from "../echo.ts";

/** What expressions need of the program that they stand in. */
export interface World {
  /** Counts the work; `false` when there is no more. */
  readonly spend: () => boolean;
  /** The value of a variable, a field (`$1`) or an element (`ENVIRON[X]`). */
  readonly get: (name: string) => Data;
  readonly set: (name: string, value: Data) => void;
  /** Runs a command; its output is the result. */
  readonly run: (command: Data, via: string) => Data;
  /** Reads a file. */
  readonly read: (file: Data) => Data;
  /** Calls a function of the program itself. */
  readonly call: (name: string, args: readonly Data[]) => Data;
}

const BUILT_IN =
  /^(?:system|sprintf|tolower|toupper|substr|length|index|split|sub|gsub|gensub|match|int|rand|srand|sin|cos|atan2|exp|log|sqrt|close|fflush|strftime|systime|mktime|strtonum|and|or|xor|compl|lshift|rshift|asort|asorti|patsplit|isarray|typeof)$/;

/** Whether awk itself has the function. */
export function isBuiltIn(name: string): boolean {
  return BUILT_IN.test(name);
}

/** Calls a function, awk's own or the program's. */
export function callFunction(
  world: World,
  name: string,
  args: readonly Data[],
): Data {
  const [first, second, third] = args;
  const text = first?.text;
  const origins = args.flatMap((one) => one.origins);
  switch (name) {
    case "system":
      if (first !== undefined) world.run(first, "awk system");
      return UNKNOWN;
    case "sprintf":
      return {
        text: args.every((one) => one.text !== undefined)
          ? formatText(text ?? "", args.slice(1).map((one) => one.text ?? ""))
          : undefined,
        origins,
      };
    case "tolower":
      return text === undefined ? UNKNOWN : known(text.toLowerCase(), origins);
    case "toupper":
      return text === undefined ? UNKNOWN : known(text.toUpperCase(), origins);
    case "substr": {
      const start = Number(second?.text);
      const length = third === undefined ? Infinity : Number(third.text);
      return text === undefined || Number.isNaN(start + length)
        ? UNKNOWN
        : known(
          text.slice(Math.max(0, start - 1), start - 1 + length),
          origins,
        );
    }
    default:
      return BUILT_IN.test(name) ? unknown(...origins) : world.call(name, args);
  }
}

/** What an operator makes of two numbers. */
export function calculate(sign: string, left: Data, right: Data): Data {
  if (left.text === undefined || right.text === undefined) return UNKNOWN;
  const value = operate(
    sign,
    Number(left.text || "0"),
    Number(right.text || "0"),
  );
  return Number.isFinite(value) ? known(String(value)) : UNKNOWN;
}

function operate(sign: string, a: number, b: number): number {
  switch (sign) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    default:
      return a ** b;
  }
}
