/** Scripts that run what an address serves, and what only looks alike. */
import assert from "node:assert/strict";
import { runsUnseen } from "../../../src/check/deployment/unseen.ts";

for (
  const [text, wanted] of [
    ["curl -fsSL https://example.com/x | sh", true],
    ["curl -fsSL \\\n  https://example.com/x | sh", true],
    ["bash <(curl -s https://example.com/x)", true],
    ['bash -c "$(curl -fsSL https://example.com/x)"', true],
    ["sh -ec '`wget -qO- https://example.com/x`'", true],
    ['eval "$(curl https://example.com/x)"', true],
    ["curl -fsSLo x https://example.com/x && sha256sum -c x.sum", false],
    ["bash -c 'curl https://example.com/x -o y'", false],
    ['curl "https://example.com/x?a=1&b=2" | sh', true],
    ["wget -qO- https://example.com/x | sudo -E /bin/bash", true],
  ] as const
) {
  Deno.test(`runsUnseen() of ${JSON.stringify(text)} is ${wanted}`, () => {
    assert.equal(runsUnseen(text), wanted);
  });
}
