/** Tests of what a value is that is told to a program or under a name. */
import assert from "node:assert/strict";
import { Detectors } from "../../src/facts/content/detector.ts";
import {
  isNamedSecret,
  isReference,
  option,
} from "../../src/audit/told_value.ts";

Deno.test("isReference() knows what only says where a secret is", () => {
  for (
    const value of [
      "$PW",
      "${PW}",
      '"$PW"',
      "$(cat",
      "%PW%",
      "{{ pw }}",
      "<password>",
      "'<password>'",
      "***",
      "...",
      "[secret:jwt]",
    ]
  ) assert.ok(isReference(value), value);
  for (const value of ["kitty", "'$tr0ng'", "a$b", "p%w", "x"]) {
    assert.ok(!isReference(value), value);
  }
});

Deno.test("isNamedSecret() takes neither switches, paths, numbers nor names in code for secrets", () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ["password", "kitty", true],
    ["password", "12345", true],
    ["_auth", "kitty", true],
    ["token", "12345", false],
    ["password", "true", false],
    ["password", "/run/pw", false],
    ["password", "@pw.txt", false],
    ["token", "request.token", false],
    ["user", "kitty", false],
  ];
  for (const [name, value, want] of table) {
    assert.equal(isNamedSecret(name, value), want, `${name}=${value}`);
  }
});

Deno.test("option() finds the value of an option of its program alone", () => {
  const detectors = new Detectors([option("x", ["tool"], "tool", "-p ")]);
  const found = (text: string) =>
    detectors.detect(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found("tool -v -p kitty -q"), ["kitty"]);
  assert.deepEqual(found("tool -p 'kitty cat'"), ["'kitty cat'"]);
  for (const text of ["other -p kitty", "tool; other -p kitty", "tool -p $P"]) {
    assert.deepEqual(found(text), [], text);
  }
});
