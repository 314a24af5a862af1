/** Tests of the configuration file. */
import assert from "node:assert/strict";
import { FILE_KEYS, parseConfig } from "../../src/config/file.ts";

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
    audit: "./a.jsonl",
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
