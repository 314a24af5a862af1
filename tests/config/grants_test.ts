/** Tests of the rights that settings lead to. */
import assert from "node:assert/strict";
import { READABLE } from "../../src/config/environment.ts";
import { loadConfig } from "../../src/config/load.ts";
import {
  BINARY_GRANTS,
  covers,
  gatewayGrants,
  listenGrant,
  redisGrant,
} from "../../src/config/grants.ts";

async function grants(
  flags: Readonly<Record<string, string | readonly string[]>>,
  variables = {},
) {
  const config = await loadConfig(flags, {
    variables: { SUPEREGO_STATE_DIR: "/state", ...variables },
    home: null,
    state_home: null,
    loosening: [],
  });
  assert.ok(config.ok);
  return gatewayGrants(config.value.settings, "/srv");
}

Deno.test("gatewayGrants() gives the policy files, the keys, the audit folder and the address, nothing else", async () => {
  assert.deepEqual(
    await grants({
      policy: ["shipped", "team.yaml", "/etc/p.yaml"],
      audit: "/var/log/sg/a.jsonl",
    }),
    {
      read: [
        "/srv/team.yaml",
        "/etc/p.yaml",
        "/state/keys.json",
        "/state/keys.json.used",
        "/state/keys.json.used.new",
        "/state/keys.json.used.lock",
        "/var/log/sg",
      ],
      write: [
        "/state/keys.json.used",
        "/state/keys.json.used.new",
        "/state/keys.json.used.lock",
        "/var/log/sg",
      ],
      net: ["127.0.0.1:8000"],
    },
  );
});

Deno.test("gatewayGrants() gives the two files of TLS where there is TLS", async () => {
  const { read } = await grants({}, {
    SUPEREGO_TLS_CERTIFICATE_FILE: "tls.crt",
    SUPEREGO_TLS_KEY_FILE: "/etc/tls/tls.key",
  });
  assert.deepEqual(read, [
    "/state/keys.json",
    "/srv/tls.crt",
    "/etc/tls/tls.key",
    "/state",
  ]);
});

Deno.test("gatewayGrants() gives no policy file to the shipped policy", async () => {
  assert.deepEqual((await grants({})).read, ["/state/keys.json", "/state"]);
});

Deno.test("gatewayGrants() gives the address of Redis, its certificates and the countries where there are some", async () => {
  const given = await grants({}, {
    SUPEREGO_REDIS_URL: "rediss://redis.internal:6390/2",
    SUPEREGO_REDIS_CA: "ca.pem",
    SUPEREGO_COUNTRY_DATABASE: "/var/lib/countries.mmdb",
  });
  assert.deepEqual(given.net, ["127.0.0.1:8000", "redis.internal:6390"]);
  assert.ok(given.read.includes("/srv/ca.pem"));
  assert.ok(given.read.includes("/var/lib/countries.mmdb"));
});

for (
  const [url, want] of [
    ["redis://redis", "redis:6379"],
    ["rediss://[::1]", "[::1]:6379"],
    ["redis://10.0.0.1:1/3", "10.0.0.1:1"],
  ] as const
) {
  Deno.test(`redisGrant() of ${url} is ${want}`, () =>
    assert.equal(redisGrant(url), want));
}

Deno.test("gatewayGrants() reads everything only when projects may tighten the policy", async () => {
  assert.deepEqual(
    (await grants({}, { SUPEREGO_PROJECT_POLICY: "true" })).read,
    ["/"],
  );
});

for (
  const [listen, want] of [
    ["127.0.0.1:8000", "127.0.0.1:8000"],
    ["localhost:0", "127.0.0.1:0"],
    ["0.0.0.0:8000", "0.0.0.0:8000"],
    ["[::1]:8000", "[::1]:8000"],
  ] as const
) {
  Deno.test(`listenGrant() turns ${listen} into ${want}`, () => {
    assert.equal(listenGrant(listen), want);
  });
}

Deno.test("listenGrant() throws on what is no address", () => {
  assert.throws(() => listenGrant("nowhere"), TypeError);
});

for (
  const [granted, path, want] of [
    [["/etc"], "/etc/passwd", true],
    [["/etc/passwd"], "/etc/passwd", true],
    [["/etc/pass"], "/etc/passwd", false],
    [["/"], "/etc/passwd", true],
    [[], "/etc/passwd", false],
  ] as const
) {
  Deno.test(`covers() says ${want} of ${path} in [${granted}]`, () => {
    assert.equal(covers(granted, path), want);
  });
}

Deno.test("BINARY_GRANTS never lets the binary start programs, load code or ask about the machine", () => {
  for (const kind of ["run", "ffi", "sys", "import"]) {
    assert.deepEqual(
      BINARY_GRANTS.find((grant) => grant.kind === kind)?.allow,
      [],
    );
  }
});

Deno.test("BINARY_GRANTS lists the variables, none of them by a bare wildcard", () => {
  const env = BINARY_GRANTS.find(({ kind }) => kind === "env")?.allow;
  assert.deepEqual(env, READABLE);
  assert.ok(
    READABLE.every((name) => /^[A-Za-z_]+\*?$/.test(name) && name !== "*"),
  );
});

Deno.test("the tasks run the sources with the rights of the binary", async () => {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
  );
  const rights = BINARY_GRANTS.flatMap(({ kind, allow }) =>
    allow === "all"
      ? [`--allow-${kind}`]
      : allow.length > 0
      ? [`--allow-${kind}=${allow.join(",")}`]
      : []
  );
  for (const task of ["start", "superego"]) {
    const given = tasks[task].command.split(" ").filter((word: string) =>
      word.startsWith("--allow-")
    );
    // A task begins in the checkout's folder, so it has to be told where the user is.
    assert.deepEqual(
      given.map((flag: string) => flag.replace(/,INIT_CWD$/, "")),
      rights,
      task,
    );
  }
});

Deno.test("gatewayGrants() lets the server reach each declared issuer's keys, and no other host", async () => {
  const issuers = [
    { issuer: "https://id.example/realm" },
    { issuer: "https://id.example/other" },
    {
      issuer: "https://accounts.example",
      jwks_uri: "https://keys.example:8443/jwks",
    },
    { issuer: "http://[::1]:9000" },
    { issuer: "http://127.0.0.1" },
  ].map((one) => ({ ...one, audience: "superego" }));
  const { net } = await grants({}, {
    SUPEREGO_OIDC_ISSUERS: JSON.stringify(issuers),
  });
  assert.deepEqual(net.slice(1), [
    "id.example:443",
    "keys.example:8443",
    "[::1]:9000",
    "127.0.0.1:80",
  ]);
});

Deno.test("gatewayGrants() lets the server reach the declared collector of traces, and no other host", async () => {
  for (
    const [url, host] of [
      ["http://collector.internal:4318/", "collector.internal:4318"],
      ["https://collector.example/otlp", "collector.example:443"],
    ] as const
  ) {
    const { net } = await grants({}, { SUPEREGO_TELEMETRY_ENDPOINT: url });
    assert.deepEqual(net.slice(1), [host]);
  }
});
