/** Tests of what a record must not keep, and of what has to stay readable in it. */
import assert from "node:assert/strict";
import { maskSecrets } from "../../src/audit/mask.ts";
import { findTold } from "../../src/audit/told_secrets.ts";
import { HARMLESS, TOLD } from "./told_samples.ts";

/** What of a sample is a secret, and what is not. */
const secretsIn = (sample: string) =>
  [...sample.matchAll(/«([^»]*)»/g)].map(([, secret = ""]) => secret);
const plain = (sample: string) => sample.replace(/[«»]/g, "");

for (const sample of TOLD) {
  Deno.test(`nothing of ${sample} is kept but what surrounds its secret`, () => {
    const masked = maskSecrets(plain(sample), findTold);
    const around = plain(sample.replace(/«[^»]*»/g, ""));
    for (const secret of secretsIn(sample)) {
      const inside = secret.replace(/^'|'$/g, "");
      assert.ok(
        around.includes(inside) || !masked.includes(inside),
        masked,
      );
    }
    const [before = ""] = sample.split(/[\s«"']/);
    assert.ok(masked.startsWith(before), masked);
    assert.match(masked, /\[secret:\w+\]/);
  });
}

for (const text of HARMLESS) {
  Deno.test(`${text} is kept as it is`, () => {
    assert.equal(maskSecrets(text, findTold), text);
  });
}
