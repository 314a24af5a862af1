/** What the settings name is found broken before a start, by the same code that refuses to start. */
import assert from "node:assert/strict";
import { readArgs } from "../../src/cli/args.ts";
import { findProblems } from "../../src/cli/check_find.ts";
import { inFolder } from "../cli/process.ts";
import { issue } from "../http/certificates.ts";

const ONE = issue();
const OTHER = issue();

const FILES: Readonly<Record<string, string>> = {
  "one.crt": ONE.cert,
  "one.key": ONE.key,
  "other.key": OTHER.key,
  "old.crt": issue({ days: -1 }).cert,
  "none.pem": "nothing",
};

const TLS = (certificate: string, key: string) => ({
  "superego.yaml":
    `tls_certificate_file: ${certificate}\ntls_key_file: ${key}\n`,
});

const limits = (more: string) => ({
  "security-policies.yaml":
    `limits:\n  redis_url: rediss://redis.example:6379\n  ${more}\n`,
});

const oidc = (ca: string) => ({
  "security-policies.yaml":
    `auth:\n  oidc_ca: ${ca}\n  oidc_issuers:\n    - issuer: https://id.example\n      audience: superego\n`,
});

const network = (database: string) => ({
  "security-policies.yaml":
    `network:\n  deny_countries: [KP]\n  country_database: ${database}\n`,
});

const COUNTRIES = new URL("../limit/countries.mmdb", import.meta.url).pathname;

/** What is wrong with a configuration, and the file in which that stands. */
async function found(
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  let ids: readonly string[] = [];
  await inFolder(async (folder) => {
    const all = { "superego.yaml": "log_level: error\n", ...FILES, ...files };
    for (const [name, text] of Object.entries(all)) {
      await Deno.writeTextFile(`${folder}/${name}`, text, { mode: 0o600 });
    }
    const config = `${folder}/superego.yaml`;
    const { problems } = await findProblems(readArgs("check", [config]));
    ids = problems.filter(({ severity }) => severity === "critical").map((
      { id, file },
    ) => `${id} ${file.replace(/^.*\//, "")}`);
  });
  return ids;
}

for (
  const [what, files, want] of [
    ["a good pair", TLS("one.crt", "one.key"), []],
    [
      "a key of another certificate",
      TLS("one.crt", "other.key"),
      ["TLS-003 other.key"],
    ],
    ["a certificate that has ended", TLS("old.crt", "one.key"), null],
    [
      "a certificate that is not there",
      TLS("no.crt", "one.key"),
      ["TLS-005 no.crt"],
    ],
    ["good authorities for Redis", limits("redis_ca: one.crt"), []],
    [
      "broken authorities for Redis",
      limits("redis_ca: none.pem"),
      ["LIMIT-003 security-policies.yaml"],
    ],
    [
      "a rate for a route that is none",
      limits("rate_routes: [/v2/evaluate=5]"),
      ["LIMIT-001 security-policies.yaml"],
    ],
    ["good authorities for issuers", oidc("one.crt"), []],
    [
      "broken authorities for issuers",
      oidc("none.pem"),
      ["AUTH-001 security-policies.yaml"],
    ],
    ["a good database of countries", network(COUNTRIES), []],
    [
      "a broken database of countries",
      network("none.pem"),
      ["NETWORK-002 security-policies.yaml"],
    ],
  ] as const satisfies readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly string[] | null,
  ])[]
) {
  Deno.test(`check says of ${what}: ${want?.join(", ") || (want ? "nothing" : "something")}`, async () => {
    const ids = await found(files);
    if (want === null) assert.ok(ids.length > 0);
    else assert.deepEqual(ids, want);
  });
}
