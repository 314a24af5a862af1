/** Tests what is not parsed because it would take too long. */
import assert from "node:assert/strict";
import { BUDGET, Meter } from "../../../src/facts/budget.ts";
import { parseShell } from "../../../src/facts/shell/parse.ts";

Deno.test("parseShell() parses", () => {
  const meter = new Meter(BUDGET);
  assert.equal(parseShell("rm a", meter)?.commands.length, 1);
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
    assert.equal(parseShell(text, meter), undefined);
    assert.equal(meter.exhausted, true);
  });
}

Deno.test("parseShell() survives a parser that recurses without limit", () => {
  const meter = new Meter(BUDGET);
  parseShell("coproc ".repeat(20_000), meter);
  assert.ok(meter.steps > 0);
});

Deno.test("parseShell() takes many brackets side by side", () => {
  const meter = new Meter(BUDGET);
  assert.ok(parseShell("(a);".repeat(1000), meter) !== undefined);
});
