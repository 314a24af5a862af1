/** Tests of the configuration file. */
import assert from "node:assert/strict";
import {
  FILE_KEYS,
  parseConfig,
  parseSecurity,
} from "../../src/config/file.ts";

function parse(text: string, file = "/etc/superego/config.yaml") {
  return parseConfig(text, file, "/home/dev");
}

function values(text: string, file?: string) {
  const parsed = parse(text, file);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return Object.fromEntries(
    parsed.value.map((
      { name, value, secret_file },
    ) => [name, secret_file ?? value]),
  );
}

Deno.test("parseConfig() takes an empty file for no settings", () => {
  assert.deepEqual(values(""), {});
  assert.deepEqual(values("# only a comment\n"), {});
});

Deno.test("parseConfig() lets relative paths start from the file's folder and ~ from home", () => {
  assert.deepEqual(
    values(
      "policy: [shipped, team.yaml, /abs.yaml, ~/own.yaml]\naudit: log/a.jsonl\napi_key_file: secret/key\n",
    ),
    {
      policy: [
        "shipped",
        "/etc/superego/team.yaml",
        "/abs.yaml",
        "/home/dev/own.yaml",
      ],
      audit: "/etc/superego/log/a.jsonl",
      api_key: "/etc/superego/secret/key",
    },
  );
  assert.deepEqual(values("audit: a.jsonl\n", "config.yaml"), {
    audit: "a.jsonl",
  });
});

Deno.test("parseConfig() leaves lists that are no paths alone", () => {
  assert.deepEqual(values("allowed_hosts: [superego.internal]\n"), {
    allowed_hosts: ["superego.internal"],
  });
});

const wrong: readonly (readonly [string, string, readonly string[]])[] = [
  ["an unknown key with the nearest", "lisen: 127.0.0.1:1\n", [
    "1:1 `lisen` is no setting Did you mean `listen`?",
  ]],
  ["a secret in clear", "api_key: 0123456789abcdefghij\n", [
    "1:1 `api_key` is a secret and may not stand in the file Write `api_key_file` with the path of a file that holds it",
  ]],
  ["a list in place of the mapping", "- listen\n", [
    "1:1 The file is no mapping of settings",
  ]],
  [
    "every wrong value at once",
    "reload: perhaps\naudit_keep: 0\nlog_level: loud\n",
    [
      "1:9 `reload`",
      "2:13 `audit_keep`",
      "3:12 `log_level`",
    ],
  ],
  ["a key that stands twice", "reload: true\nreload: false\n", ["2:1"]],
  ["a key that is no own property", "__proto__: {a: 1}\nconstructor: 1\n", [
    "1:1",
    "2:1",
  ]],
];
for (const [what, text, wanted] of wrong) {
  Deno.test(`parseConfig() refuses ${what}`, () => {
    const parsed = parse(text);
    assert.ok(!parsed.ok);
    const found = parsed.problems.map(({ line, column, message, hint }) =>
      `${line}:${column} ${message} ${hint}`
    );
    assert.equal(found.length, wanted.length, found.join("\n"));
    wanted.forEach((start, at) =>
      assert.ok(found[at]?.startsWith(start), `${found[at]} / ${start}`)
    );
  });
}

Deno.test("FILE_KEYS names secrets by their files only", () => {
  assert.equal(FILE_KEYS["api_key"], undefined);
  assert.equal(FILE_KEYS["api_key_file"], "api_key");
});

Deno.test("parseSecurity() reads the keys of its sections, and takes an empty section for none", () => {
  const parsed = parseSecurity(
    "auth:\n  lockout_failures: 3\n",
    "s.yaml",
    null,
  );
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.deepEqual(parsed.value, [{
    name: "lockout_failures",
    value: 3,
    secret_file: null,
    at: { line: 2, column: 21 },
  }]);
  assert.deepEqual(parseSecurity("auth:\n", "s.yaml", null), {
    ok: true,
    value: [],
  });
});

const misplaced:
  readonly (readonly [string, typeof parseConfig, string, string])[] = [
    [
      "a key of the other file in a section",
      parseSecurity,
      "auth: {listen: 127.0.0.1:1}\n",
      "1:8 `auth.listen` is no setting Write `listen` in the configuration file",
    ],
    [
      "a key of the other file in place of a section",
      parseSecurity,
      "listen: 127.0.0.1:1\n",
      "1:1 `listen` is no section Write it in the configuration file",
    ],
    [
      "a section in the configuration file",
      parseConfig,
      "limits: {rate_all: 1}\n",
      "1:1 `limits` is no setting It is a section of the file of security policies: write it into `security-policies.yaml`",
    ],
    [
      "a key of a section in the configuration file",
      parseConfig,
      "lockout_failures: 3\n",
      "1:1 `lockout_failures` is no setting Write it in the file of security policies, as `auth.lockout_failures`",
    ],
    [
      "a limit in the configuration file",
      parseConfig,
      "rate_principal: 10\n",
      "1:1 `rate_principal` is no setting Write it in the file of security policies, as `limits.rate_principal`",
    ],
    [
      "a rule for addresses in the configuration file",
      parseConfig,
      "trusted_proxies: [10.0.0.0/8]\n",
      "1:1 `trusted_proxies` is no setting Write it in the file of security policies, as `network.trusted_proxies`",
    ],
    [
      "an unknown section with the nearest",
      parseSecurity,
      "aut: {}\n",
      "1:1 `aut` is no section Did you mean `auth`?",
    ],
    [
      "an unknown key with the nearest",
      parseSecurity,
      "auth: {lockout_failure: 1}\n",
      "1:8 `auth.lockout_failure` is no setting Did you mean `auth.lockout_failures`?",
    ],
    [
      "a section that is no mapping",
      parseSecurity,
      "auth: strict\n",
      "1:7 `auth` is no mapping of settings Write one",
    ],
    [
      "a wrong value",
      parseSecurity,
      "auth: {lockout_failures: many}\n",
      '1:26 `auth.lockout_failures`: `"many"` is out of range',
    ],
    [
      "a list in place of the mapping",
      parseSecurity,
      "- auth\n",
      "1:1 The file is no mapping",
    ],
  ];
for (const [what, read, text, wanted] of misplaced) {
  Deno.test(`${read.name}() refuses ${what}`, () => {
    const parsed = read(text, "s.yaml", null);
    assert.ok(!parsed.ok);
    const [found] = parsed.problems.map(({ line, column, message, hint }) =>
      `${line}:${column} ${message} ${hint}`
    );
    assert.ok(found?.startsWith(wanted), found);
  });
}

Deno.test("parseSecurity() reads issuers, and says where one is wrong", () => {
  const good =
    "auth:\n  oidc_issuers:\n    - issuer: https://id.example\n      audience: superego\n";
  const read = parseSecurity(good, "s.yaml", null);
  assert.ok(read.ok);
  assert.deepEqual(read.value.map(({ name }) => name), ["oidc_issuers"]);
  const bad = parseSecurity(good.replace("https", "http"), "s.yaml", null);
  assert.ok(!bad.ok);
  const [problem] = bad.problems;
  assert.match(
    problem?.message ?? "",
    /^`auth.oidc_issuers`: has no `issuer` that is an https URL/,
  );
  assert.equal(problem?.line, 3);
});
