/** Tests of issuers as the server declares them, and of what the operator is told. */
import assert from "node:assert/strict";
import type { Logger } from "@logtape/logtape";
import type { Settings } from "../../src/config/schema.ts";
import { openTokens, tokenHealth } from "../../src/gateway/tokens.ts";
import { declared, startIssuer } from "../auth/issuer.ts";

function settings(urls: readonly string[]): Settings {
  const known: Partial<Settings> = {
    oidc_issuers: urls.map((url, at) => declared(url, { name: `corp${at}` })),
    oidc_algorithms: ["ES256"],
    oidc_clock_tolerance_ms: 0,
    oidc_max_token_bytes: 8_192,
    oidc_refresh_ms: 600_000,
    oidc_cooldown_ms: 0,
    oidc_keep_keys_ms: 600_000,
    oidc_timeout_ms: 60_000,
    oidc_ca: null,
  };
  return known as Settings;
}

/** Writes down what is logged and counted. */
function witness() {
  const lines: string[] = [];
  const fetches: boolean[] = [];
  const write = (level: string) => (text: string, values: object) =>
    void lines.push(`${level} ${text} ${Object.values(values).join(" ")}`);
  const log = {
    info: write("info"),
    error: write("error"),
  } as unknown as Logger;
  const metrics = { issuerFetch: (ok: boolean) => void fetches.push(ok) };
  return { lines, fetches, log, metrics };
}

Deno.test("openTokens() loads nothing where no issuer is declared", async () => {
  const { metrics, log } = witness();
  assert.deepEqual(await openTokens(settings([]), metrics, log), {
    ok: true,
    value: null,
  });
  assert.equal(tokenHealth(null, 0), null);
});

Deno.test("openTokens() fetches the keys before anybody asks, and says once that they cannot be had", async () => {
  const issuer = await startIssuer();
  const { port, url } = issuer;
  await issuer.close();
  const { metrics, log, lines, fetches } = witness();
  const opened = await openTokens(settings([url]), metrics, log);
  assert.ok(opened.ok && opened.value !== null);
  const tokens = opened.value;
  await tokens.prepare();
  await tokens.prepare();
  assert.deepEqual(lines, [
    `error The keys of {issuer} could not be fetched: {failure} ${url} nobody listens there`,
  ]);
  assert.match(tokenHealth(tokens, 1)?.warning ?? "", /keys of 1 of 1 issuers/);
  assert.ok(!JSON.stringify(tokenHealth(tokens, 1)).includes(url));
  const back = await startIssuer(port);
  try {
    await tokens.prepare();
    assert.match(
      lines.at(-1) ?? "",
      /^info The keys of \{issuer\} could be fetched again/,
    );
    assert.equal(lines.length, 2);
    assert.deepEqual([fetches[0], fetches.at(-1)], [false, true]);
    assert.deepEqual(tokenHealth(tokens, 1), {
      name: "tokens",
      ok: true,
      detail: "tokens of 1 issuers are taken",
    });
  } finally {
    await back.close();
  }
});

Deno.test("openTokens() refuses a file of certificates that cannot be read, or has none", async () => {
  const file = await Deno.makeTempFile();
  await Deno.writeTextFile(file, "-----BEGIN CERTIFICATE-----\nnone\n");
  const { metrics, log } = witness();
  for (const oidc_ca of [`${file}.none`, file]) {
    const opened = await openTokens(
      { ...settings(["https://id.example"]), oidc_ca },
      metrics,
      log,
    );
    assert.ok(!opened.ok, oidc_ca);
    assert.deepEqual(
      opened.problems.map(({ id, file }) => [id, file]),
      [["AUTH-001", "oidc_ca"]],
    );
  }
  await Deno.remove(file);
});
