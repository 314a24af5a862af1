/** Settings out of environment variables. */
import assert from "node:assert/strict";
import { declared } from "../auth/issuer.ts";
import {
  readVariables,
  unknownVariables,
  VARIABLES,
} from "../../src/config/variables.ts";

const KEY = "a-key-With-Enough-Characters-123";
const files = (path: string) =>
  path === "/key" ? Promise.resolve(`${KEY}\n`) : Promise.reject("gone");

async function seen(variables: Readonly<Record<string, string>>) {
  return (await readVariables(variables, files)).map(
    ({ name, origin, read }) =>
      `${name} ${origin.layer} ${origin.name} ${
        read.ok ? read.value : `! ${read.message}`
      }`,
  );
}

const TABLE: readonly (readonly [
  Readonly<Record<string, string>>,
  readonly RegExp[],
])[] = [
  [{}, []],
  [{ SUPEREGO_RELOAD: "false" }, [
    /^reload environment SUPEREGO_RELOAD false$/,
  ]],
  [{ SUPEREGO_RELOAD: "perhaps" }, [/^reload .* ! /]],
  [{ SUPEREGO_API_KEY: KEY }, [/^api_key environment SUPEREGO_API_KEY a-key/]],
  [{ SUPEREGO_API_KEY_FILE: "/key" }, [
    /^api_key environment SUPEREGO_API_KEY_FILE a-key/,
  ]],
  [{ SUPEREGO_API_KEY_FILE: "/none" }, [/^api_key .* ! names `\/none`/]],
  [{ SUPEREGO_API_KEY: KEY, SUPEREGO_API_KEY_FILE: "/key" }, [
    /^api_key .* ! and `SUPEREGO_API_KEY_FILE` are both set$/,
  ]],
  [{ SUPEREGO_LISTEN_FILE: "/key" }, []],
];

for (const [variables, lines] of TABLE) {
  Deno.test(`readVariables() of ${JSON.stringify(variables)}`, async () => {
    const found = await seen(variables);
    assert.equal(found.length, lines.length, found.join("\n"));
    lines.forEach((line, at) => assert.match(found[at] ?? "", line));
  });
}

Deno.test("unknownVariables() names each that is no setting, and the nearest", () => {
  assert.deepEqual(
    unknownVariables({ SUPEREGO_LISTEN: "", OTHER: "" })
      .map(({ message }) => message),
    ["`OTHER` is no setting"],
  );
  const [problem] = unknownVariables({ SUPEREGO_LISTN: "x" });
  assert.match(problem?.hint ?? "", /SUPEREGO_LISTEN/);
});

Deno.test("VARIABLES has a file for secrets alone", () => {
  assert.ok(VARIABLES.includes("SUPEREGO_API_KEY_FILE"));
  assert.ok(VARIABLES.includes("SUPEREGO_CONFIG"));
  assert.ok(!VARIABLES.includes("SUPEREGO_LISTEN_FILE"));
});

Deno.test("readVariables() reads issuers from JSON", async () => {
  const read = (text: string) =>
    readVariables({ SUPEREGO_OIDC_ISSUERS: text }, () => Promise.reject());
  const issuer = { issuer: "https://id.example", audience: "superego" };
  const [good] = await read(JSON.stringify(issuer));
  assert.ok(good?.read.ok);
  assert.deepEqual(good.read.value, [declared("https://id.example", {
    name: "id.example",
  })]);
  for (const text of ["", "{", "https://id.example"]) {
    assert.ok(!(await read(text))[0]?.read.ok, text);
  }
});
