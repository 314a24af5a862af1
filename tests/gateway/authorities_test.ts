/** Reading the certificates of authorities. */
import assert from "node:assert/strict";
import { readAuthorities } from "../../src/gateway/authorities.ts";
import { inFolder } from "../cli/process.ts";
import { issue } from "../http/certificates.ts";

async function read(text: string | null) {
  let found: Awaited<ReturnType<typeof readAuthorities>> | undefined;
  await inFolder(async (folder) => {
    const file = `${folder}/ca.pem`;
    if (text !== null) await Deno.writeTextFile(file, text);
    found = await readAuthorities("redis_ca", {
      redis_ca: file,
      oidc_ca: null,
    });
  });
  assert.ok(found !== undefined);
  return found;
}

Deno.test("readAuthorities() gives certificates as they are, and nothing where no file is named", async () => {
  const text = issue().cert + issue().cert;
  assert.deepEqual(await read(text), { ok: true, value: text });
  assert.deepEqual(
    await readAuthorities("oidc_ca", { redis_ca: null, oidc_ca: null }),
    { ok: true, value: null },
  );
});

for (
  const [what, text] of [
    ["is not there", null],
    ["is empty", ""],
    ["holds a key and no certificate", issue().key],
    [
      "holds one certificate that is none",
      `${issue().cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
    ],
  ] as const
) {
  Deno.test(`readAuthorities() refuses a file that ${what}`, async () => {
    const found = await read(text);
    assert.ok(!found.ok);
    const [{ id, file, message } = { id: "", file: "", message: "" }] =
      found.problems;
    assert.deepEqual([id, file], ["LIMIT-003", "redis_ca"]);
    assert.match(message, /ca\.pem` holds no certificates/);
  });
}
