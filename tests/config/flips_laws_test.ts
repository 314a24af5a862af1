/** Flips every setting: what it does is seen on the real server or command, under one value and under another. */
import assert from "node:assert/strict";
import { SETTING_NAMES } from "../../src/config/schema.ts";
import { FLIP_FILES, flipOf } from "./flips/all.ts";
import { COMMAND_FLIPS } from "./flips/command.ts";
import { ISSUER_FLIPS } from "./flips/oidc.ts";
import { isInstalled } from "../limit/redis_server.ts";
import { run } from "./flips/flip.ts";

// The command's are in a file beside this: the server puts a class of its own in the place of the runtime's `Response`.
for (const name of SETTING_NAMES.filter((one) => !(one in COMMAND_FLIPS))) {
  const [, flip] = flipOf(name);
  Deno.test({
    name: `\`${name}\`: ${flip.sees}`,
    ignore: flip.needs !== undefined && !(await isInstalled(flip.needs)),
    fn: () => run(name, flip),
  });
}

for (const [key, flip] of Object.entries(ISSUER_FLIPS)) {
  Deno.test(`\`${key}\` of an issuer: ${flip.sees}`, () =>
    run("oidc_issuers", flip));
}

Deno.test("every setting is flipped once, and nothing else is", () => {
  const flipped = Object.values(FLIP_FILES).flatMap((flips) =>
    Object.keys(flips)
  );
  assert.deepEqual(flipped.sort(), [...SETTING_NAMES].sort());
});

Deno.test("run() takes no flip under which every value does the same", async () => {
  const flip = {
    sees: "Nothing",
    cases: [[true, 1], [false, 1]] as const,
    see: () => Promise.resolve(1),
  };
  await assert.rejects(run("reload", flip), /every value does the same/);
});
