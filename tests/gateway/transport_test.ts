/** Tests of deciding how connections are carried. */
import assert from "node:assert/strict";
import type { Settings } from "../../src/config/schema.ts";
import { openLog } from "../../src/gateway/log.ts";
import { openTransport } from "../../src/gateway/transport.ts";
import { noMetrics } from "../../src/metrics/none.ts";

const open = (
  tls_certificate_file: string | null,
  tls_key_file: string | null,
) => {
  const settings = {
    tls_certificate_file,
    tls_key_file,
    log_level: "error",
    log_format: "text",
  } as unknown as Settings;
  return openTransport(settings, noMetrics, openLog(settings));
};

Deno.test("openTransport() is plain without a certificate and a key", async () => {
  assert.deepEqual(await open(null, null), { ok: true, value: null });
});

for (
  const [certificate, key, given, absent] of [
    ["/tls.crt", null, "tls_certificate_file", "tls_key_file"],
    [null, "/tls.key", "tls_key_file", "tls_certificate_file"],
  ] as const
) {
  Deno.test(`openTransport() refuses ${given} alone`, async () => {
    const refused = await open(certificate, key);
    assert.ok(!refused.ok);
    assert.equal(refused.problems[0]?.file, given);
    assert.match(refused.problems[0]?.message ?? "", new RegExp(absent));
  });
}

Deno.test("openTransport() refuses files that are not there", async () => {
  const refused = await open("/none/tls.crt", "/none/tls.key");
  assert.ok(!refused.ok && refused.problems[0]?.id === "TLS-005");
});
