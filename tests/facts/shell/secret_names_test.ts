/** Tests which names are those of secrets. */
import assert from "node:assert/strict";
import {
  givesAway,
  isSecretName,
  isSecretVariable,
  seeksSecrets,
} from "../../../src/facts/shell/secret_names.ts";

for (
  const name of [
    "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "DB_PASSWORD",
    "OPENAI_API_KEY",
    "GH_PAT",
    "SSH_PRIVATE_KEY",
  ]
) {
  Deno.test(`${name} is the name of a secret`, () => {
    assert.equal(isSecretName(name), true);
    assert.equal(isSecretVariable(name), true);
  });
}

for (
  const name of [
    "HOME",
    "PATH",
    "MAX_TOKENS",
    "TOKENIZERS_PARALLELISM",
    "PASSWORD_FILE",
    "TOKEN_URL",
    "CACHE_KEY",
    "OLDPWD",
    "PUBLIC_KEY",
  ]
) {
  Deno.test(`${name} is no name of a secret`, () => {
    assert.equal(isSecretName(name), false);
  });
}

Deno.test("a variable in small letters is the script's own", () => {
  assert.equal(isSecretVariable("token"), false);
});

Deno.test("seeksSecrets() knows what secrets are looked for by", () => {
  for (const one of ["secret", "TOKEN", "key|pass", "api_key", "^AUTH="]) {
    assert.equal(seeksSecrets(one), true, one);
  }
  for (const one of ["path", "keyboard", "NODE", "compass"]) {
    assert.equal(seeksSecrets(one), false, one);
  }
});

for (
  const [address, host, wanted] of [
    ["https://x.example/?k=$GITHUB_TOKEN", "x.example", true],
    ["https://x.example/${OPENAI_API_KEY}", "x.example", true],
    ["https://api.openai.com/?k=$OPENAI_API_KEY", "api.openai.com", false],
    ["https://x.example/?k=$API_KEY", "x.example", false],
    ["https://x.example/$GITHUB_RUN", "x.example", false],
    ["https://x.example/", "x.example", false],
  ] as const
) {
  Deno.test(`givesAway() says ${wanted} of ${address}`, () => {
    assert.equal(givesAway(address, host), wanted);
  });
}
