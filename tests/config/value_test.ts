/** Tests of reading single values of settings. */
import assert from "node:assert/strict";
import { type Setting, SETTINGS } from "../../src/config/schema.ts";
import {
  isLoopback,
  readPlain,
  readText,
  splitAddress,
} from "../../src/config/value.ts";

const texts: readonly (readonly [keyof typeof SETTINGS, string, unknown])[] = [
  ["listen", "127.0.0.1:8000", "127.0.0.1:8000"],
  ["listen", "[::1]:80", "[::1]:80"],
  ["listen", "localhost:0", "localhost:0"],
  ["reload", "true", true],
  ["reload", "OFF", false],
  ["reload", "1", true],
  ["reload_debounce_ms", "250", 250],
  ["policy", "shipped, team.yaml", ["shipped", "team.yaml"]],
  ["audit_sync", "group", "group"],
  ["audit", "/var/log/a.jsonl", "/var/log/a.jsonl"],
  ["cors_origins", "*", ["*"]],
  ["cors_origins", "https://a.example,http://[::1]:5173", [
    "https://a.example",
    "http://[::1]:5173",
  ]],
  ["url", "https://superego.internal:8443", "https://superego.internal:8443"],
  ["token", "sgo_abc", "sgo_abc"],
];
for (const [name, text, want] of texts) {
  Deno.test(`readText() reads ${name} from "${text}"`, () => {
    assert.deepEqual(readText(SETTINGS[name], text), { ok: true, value: want });
  });
}

const bad: readonly (readonly [keyof typeof SETTINGS, string, RegExp])[] = [
  ["listen", "8000", /HOST:PORT/],
  ["listen", "127.0.0.1:99999", /HOST:PORT/],
  ["listen", "::1:80", /HOST:PORT/],
  ["listen", "a b:80", /HOST:PORT/],
  ["reload", "maybe", /true or false/],
  ["reload_debounce_ms", "5", /10 to 60000/],
  ["reload_debounce_ms", "2.5", /whole number/],
  ["reload_debounce_ms", "1e3", /whole number/],
  ["policy", "a,,b", /commas/],
  ["audit_sync", "always", /none or group/],
  ["oidc_algorithms", "ES256,none", /RS256, RS384/],
  ["oidc_algorithms", "HS256", /RS256, RS384/],
  ["cors_origins", "app.example", /as a browser sends it/],
  ["cors_origins", "https://app.example/", /as a browser sends it/],
  ["cors_origins", "https://App.example", /as a browser sends it/],
  ["cors_origins", "https://app.example:443", /as a browser sends it/],
  ["cors_origins", "https://*.app.example", /as a browser sends it/],
  ["cors_origins", "null", /as a browser sends it/],
  ["cors_origins", "file://x", /as a browser sends it/],
  ["cors_methods", "GET,TRACE", /GET, POST/],
  ["oidc_issuers", "[]", /given here/],
  ["audit", "", /leave it out/],
  ["url", "ftp://x", /http/],
  ["url", "http://user:pass@x", /without user/],
  ["url", "http://x/?key=1", /query/],
  ["url", "nonsense", /http/],
  ["allow_countries", "de", /two capital letters/],
  ["allow_countries", "DE,Germany", /ISO 3166-1/],
  ["redis_url", "https://x", /redis or rediss/],
  ["redis_url", "redis://", /rediss:\/\//],
  ["redis_url", "redis://app:pass@x", /names a user or a password/],
  ["redis_prefix", "two words", /ASCII/],
  ["redis_prefix", "x".repeat(65), /1 and 64/],
  ["token", "two words", /ASCII/],
  ["api_key", "short", /20 and 512/],
];
for (const [name, text, hint] of bad) {
  Deno.test(`readText() refuses ${name} "${text}" with a hint`, () => {
    const read = readText(SETTINGS[name], text);
    assert.ok(!read.ok);
    assert.match(`${read.message} ${read.hint}`, hint);
  });
}

Deno.test("readText() never repeats a secret", () => {
  for (
    const read of [
      readText(SETTINGS.api_key, "my secret words"),
      readText(SETTINGS.redis_url, "redis://app:my-words@x"),
    ]
  ) {
    assert.ok(!read.ok);
    assert.doesNotMatch(`${read.message} ${read.hint}`, /my|words/);
  }
});

const plain: readonly (readonly [keyof typeof SETTINGS, unknown, boolean])[] = [
  ["reload", true, true],
  ["reload", "true", false],
  ["reload", 1, false],
  ["max_connections", 5, true],
  ["max_connections", "5", false],
  ["max_connections", 0, false],
  ["max_connections", Number.NaN, false],
  ["policy", "team.yaml", true],
  ["policy", ["shipped", "team.yaml"], true],
  ["policy", [1], false],
  ["policy", [""], false],
  ["audit", "a.jsonl", true],
  ["audit", null, false],
  ["audit", "a\0b", false],
  ["log_format", "json", true],
  ["log_format", "xml", false],
  ["listen", 8000, false],
  ["url", {}, false],
];
for (const [name, value, want] of plain) {
  Deno.test(`readPlain() ${want ? "takes" : "refuses"} ${name} ${JSON.stringify(value)}`, () => {
    assert.equal(readPlain(SETTINGS[name], value).ok, want);
  });
}

Deno.test("readPlain() cuts a long wrong value short", () => {
  const read = readPlain(SETTINGS.reload as Setting, "x".repeat(500));
  assert.ok(!read.ok && read.message.length < 140);
});

Deno.test("splitAddress() takes brackets off IPv6", () => {
  assert.deepEqual(splitAddress("[::1]:8443"), { host: "::1", port: 8443 });
});

for (
  const [host, want] of [
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["localhost", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["127.evil.example", false],
    ["10.0.0.1", false],
    ["::", false],
  ] as const
) {
  Deno.test(`isLoopback() says ${want} of ${host}`, () => {
    assert.equal(isLoopback(host), want);
  });
}
