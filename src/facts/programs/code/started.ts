/** Starts programs and shells for code. */
import type { Invocation } from "../invocation.ts";
import { dataOfValue, fieldOf, optionsOf, valueOf } from "./access.ts";
import type { Call } from "./call.ts";
import { ANYTHING, isTrue, type Value } from "./values.ts";

/** `execvp("rm", ["rm", "a"])`, `spawnl(P_WAIT, "/bin/rm", "rm", "a")`. */
export function replaceBy(it: Invocation, call: Call): Value {
  const spawns = /spawn[lv]/.test(call.name);
  const [path, ...rest] = call.args.slice(spawns ? 1 : 0);
  const words = rest[0]?.list ??
    rest.filter(({ named }) => named === undefined);
  return valueOf(
    it.run([path, ...words.slice(1)].map(fieldOf), { via: `${it.name} code` }),
  );
}

/** Runs the words of a call as a program, or its text in a shell. */
export function runWords(
  it: Invocation,
  call: Call,
  deed: "shell" | "program",
): Value {
  const via = { via: `${it.name} code` };
  const [first, second] = call.args;
  const words = first?.list ??
    (second?.list !== undefined ? [first, ...second.list] : undefined);
  if (words !== undefined) return valueOf(it.run(words.map(fieldOf), via));
  const shell = deed === "shell" || isTrue(optionsOf(call).get("shell"));
  const texts = call.args.filter((one) =>
    one.named === undefined && one.list === undefined
  );
  if (texts.length > 1 && !shell) {
    return valueOf(it.run(texts.map(fieldOf), via));
  }
  if (texts.length > 1 && (it.name === "ruby" || it.name === "perl")) {
    return valueOf(
      it.run(
        texts.filter(({ text }) => !/^[rw][b+]?$/.test(text ?? "")).map(
          fieldOf,
        ),
        via,
      ),
    );
  }
  if (first === undefined) return ANYTHING;
  // A single text that is no shell command is a program's name or, for some, a whole line.
  return valueOf(it.shell(dataOfValue(first), via));
}
