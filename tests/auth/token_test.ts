/** Tests of what a token looks like. */
import assert from "node:assert/strict";
import { isToken } from "../../src/auth/token.ts";

Deno.test("isToken() knows a signed token by its form", () => {
  for (const text of ["eyJhbGciOiJ9.eyJpc3M.AA-_", "eyJ.e30.", "eyJ0.e30.x"]) {
    assert.ok(isToken(text), text);
  }
  const others = [
    "",
    "sgo_abc",
    "eyJ",
    "eyJ.e30",
    "eyJ..x",
    "eyJ.a.b.c.d",
    "eyJ.a b.c",
    "eyJ.a.b\n",
    "xeyJ.a.b",
  ];
  for (const text of others) assert.ok(!isToken(text), text);
});
