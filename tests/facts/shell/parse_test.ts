/** Tests what is not parsed because it would take too long. */
import assert from "node:assert/strict";
import { BUDGET, Meter } from "../../../src/facts/budget.ts";
import { parseShell } from "../../../src/facts/shell/parse.ts";
import { PARSER } from "../../../src/facts/shell/parser.ts";

function means(meter: Meter) {
  return { meter, parser: PARSER, lacks: () => assert.fail() };
}

Deno.test("parseShell() parses", () => {
  const meter = new Meter(BUDGET);
  assert.equal(parseShell("rm a", means(meter))?.commands.length, 1);
  assert.equal(meter.exhausted, false);
});

const TANGLED: Readonly<Record<string, string>> = {
  "nested brackets": "$(".repeat(200),
  "nested braces": "{ ".repeat(200),
  "here-documents": "<<a;".repeat(13_000),
  "a text too long": "a".repeat(BUDGET.bytes + 1),
};

for (const [what, text] of Object.entries(TANGLED)) {
  Deno.test(`parseShell() refuses ${what}`, () => {
    const meter = new Meter(BUDGET);
    assert.equal(parseShell(text, means(meter)), undefined);
    assert.equal(meter.exhausted, true);
  });
}

Deno.test("parseShell() survives a parser that recurses without limit", () => {
  const meter = new Meter(BUDGET);
  parseShell("coproc ".repeat(20_000), means(meter));
  assert.ok(meter.steps > 0);
});

Deno.test("parseShell() takes many brackets side by side", () => {
  const meter = new Meter(BUDGET);
  assert.ok(parseShell("(a);".repeat(1000), means(meter)) !== undefined);
});

Deno.test("parseShell() asks for the parser where it would need it, and for nothing where it does not", () => {
  const lacking: string[] = [];
  const without = {
    meter: new Meter(BUDGET),
    parser: undefined,
    lacks: (part: string) => void lacking.push(part),
  };
  assert.equal(parseShell("rm a", without)?.commands.length, 1);
  assert.deepEqual(lacking, []);
  assert.equal(parseShell("rm $a", without), undefined);
  assert.deepEqual(lacking, ["parser"]);
});
