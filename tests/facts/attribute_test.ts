/** Tests how attributes of effects are described. */
import assert from "node:assert/strict";
import {
  choice,
  choices,
  flag,
  number,
  text,
} from "../../src/facts/attribute.ts";
import { EFFECTS } from "../../src/facts/effect.ts";

Deno.test("flag(), text() and number() say what they describe", () => {
  assert.deepEqual(flag("x"), { type: "flag", description: "x" });
  assert.deepEqual(text("x"), { type: "text", description: "x" });
  assert.deepEqual(number("x"), { type: "number", description: "x" });
});

Deno.test("choice() and choices() carry every value with its meaning", () => {
  const values = { a: "one", b: "two" };
  assert.deepEqual(choice("x", values), {
    type: "choice",
    description: "x",
    values,
  });
  assert.deepEqual(choices("x", values), {
    type: "choices",
    description: "x",
    values,
  });
});

Deno.test("EFFECTS describes every kind and attribute in words", () => {
  for (const [kind, { description, attributes }] of Object.entries(EFFECTS)) {
    assert.match(description, /^[A-Z]/, kind);
    for (const [name, one] of Object.entries(attributes)) {
      assert.match(name, /^[a-z_]+$/);
      assert.ok(one.description.length > 3, `${kind}.${name}`);
    }
  }
});
