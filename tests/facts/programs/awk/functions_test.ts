/** Tests what the functions of awk give back, as far as that can be known. */
import assert from "node:assert/strict";
import {
  calculate,
  callFunction,
  isBuiltIn,
  type World,
} from "../../../../src/facts/programs/awk/functions.ts";
import { known, UNKNOWN } from "../../../../src/facts/shell/data.ts";

/** A world that notes what is done in it. */
function world(): World & { readonly done: string[] } {
  const done: string[] = [];
  return {
    done,
    spend: () => true,
    get: () => UNKNOWN,
    set: () => {},
    run: (command, via) => (done.push(`${via}: ${command.text}`), UNKNOWN),
    read: () => UNKNOWN,
    call: (name) => (done.push(`call ${name}`), known("own")),
  };
}

const TABLE: readonly (readonly [
  string,
  readonly (string | undefined)[],
  string | undefined,
])[] = [
  ["toupper", ["aB"], "AB"],
  ["tolower", ["aB"], "ab"],
  ["tolower", [undefined], undefined],
  ["substr", ["hello", "2"], "ello"],
  ["substr", ["hello", "2", "3"], "ell"],
  ["substr", ["hello", "0", "2"], "h"],
  ["substr", ["hello", undefined], undefined],
  ["sprintf", ["%s-%d", "a", "7"], "a-7"],
  ["sprintf", ["%s", undefined], undefined],
  ["length", ["abc"], undefined],
  ["mine", ["abc"], "own"],
];

for (const [name, args, want] of TABLE) {
  Deno.test(`callFunction() gives ${want} for ${name}(${args})`, () => {
    const data = args.map((text) => text === undefined ? UNKNOWN : known(text));
    assert.equal(callFunction(world(), name, data).text, want);
  });
}

Deno.test("callFunction() runs what system() is given", () => {
  const here = world();
  callFunction(here, "system", [known("touch a")]);
  callFunction(here, "system", []);
  assert.deepEqual(here.done, ["awk system: touch a"]);
});

Deno.test("isBuiltIn() tells awk's functions from the program's", () => {
  assert.ok(isBuiltIn("gensub"));
  assert.ok(!isBuiltIn("mine"));
});

Deno.test("calculate() calculates what is known, and nothing beyond numbers", () => {
  const results = ["+", "-", "*", "/", "%", "^"].map((sign) =>
    calculate(sign, known("7"), known("2")).text
  );
  assert.deepEqual(results, ["9", "5", "14", "3.5", "1", "49"]);
  assert.equal(calculate("+", known(""), known("2")).text, "2");
  assert.equal(calculate("/", known("1"), known("0")).text, undefined);
  assert.equal(calculate("+", UNKNOWN, known("2")).text, undefined);
});
