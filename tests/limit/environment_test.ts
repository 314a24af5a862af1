/** Tests of what packages see of the environment. */
import assert from "node:assert/strict";
import { hideEnvironment } from "../../src/limit/environment.ts";

Deno.test("hideEnvironment() leaves an environment that can be read as it is", () => {
  const before = Object.keys(process.env).length;
  hideEnvironment();
  assert.equal(Object.keys(process.env).length, before);
  assert.ok(before > 0);
});

Deno.test({
  name:
    "hideEnvironment() shows an empty one where there is no right to read it",
  permissions: { env: false },
  fn() {
    assert.throws(() => process.env["DEBUG"]);
    const real = Object.getOwnPropertyDescriptor(process, "env") ?? {};
    try {
      hideEnvironment();
      assert.deepEqual(Object.keys(process.env), []);
      assert.equal(process.env["DEBUG"], undefined);
    } finally {
      Object.defineProperty(process, "env", real);
    }
  },
});
