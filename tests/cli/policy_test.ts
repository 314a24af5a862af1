/** `superego policy` as its users run it. */
import assert from "node:assert/strict";
import { type Ended, inFolder, superego } from "./process.ts";

const GOOD = `rules:
  - id: no_rm
    priority: 5
    conditions: {tool_name: Bash, parameters: {command: {type: regex, pattern: "^rm "}}}
    action: deny
    reason: no
  - id: other
    priority: 9
    conditions: {tool_name: Write}
    action: ask
    reason: sure?
tests:
  - name: rm is denied
    call: {tool_name: Bash, parameters: {command: rm x}}
    want: deny
    want_rule: no_rm
`;

async function policy(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  return await inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    return await superego({ args: ["policy", ...args], cwd: folder });
  });
}

Deno.test("policy() lints the shipped policy, needs no home, and finds nothing grave", async () => {
  const { code, err } = await policy({}, "lint");
  assert.equal(code, 0);
  assert.equal(err, "judged the shipped policy, as no file was named\n");
});

Deno.test("policy() says of what there is no problem only where nobody named it", async () => {
  const { err } = await policy({ "p.yaml": GOOD }, "lint", "p.yaml");
  assert.equal(err, "");
});

Deno.test("policy() names the place, the key and the nearest one", async () => {
  const bad = GOOD.replace("tool_name: Bash,", "tool_nam: Bash,");
  const { code, out } = await policy({ "p.yaml": bad }, "lint", "p.yaml");
  assert.equal(code, 1);
  assert.match(out, /^p\.yaml:4:\d+: critical POLICY-001: .*`tool_nam`/m);
  assert.match(out, /`tool_name`/);
});

Deno.test("policy() does not fail a build for a suggestion", async () => {
  const { code, out } = await policy({ "p.yaml": GOOD }, "lint", "p.yaml");
  assert.equal(code, 0, out);
  assert.match(out, /low POLICY-106: .*`other`/);
});

Deno.test("policy() reports lint as JSON and JUnit, what is well included", async () => {
  const well = GOOD.replace(/ {2}- id: other[\s\S]*(?=tests:)/, "")
    .replaceAll("no_rm", "no_rm_either").replace("^rm ", "^rmdir ")
    .replace("rm x", "rmdir x");
  const files = { "p.yaml": GOOD, "q.yaml": well };
  const args = ["lint", "p.yaml", "q.yaml", "--format"];
  const json = await policy(files, ...args, "json");
  const { problems } = JSON.parse(json.out) as { problems: { id: string }[] };
  assert.deepEqual(problems.map(({ id }) => id), ["POLICY-106"]);
  const junit = await policy(files, ...args, "junit");
  assert.match(junit.out, /tests="2" failures="1"/);
  assert.match(junit.out, /<testcase name="q\.yaml" [^>]*\/>/);
  assert.match(junit.out, /<failure type="low"/);
});

Deno.test("policy() runs tests, and says which rules none of them shows", async () => {
  const { code, out } = await policy({ "p.yaml": GOOD }, "test", "p.yaml");
  assert.equal(code, 0, out);
  assert.match(out, /^p\.yaml:7:1: no test matches rule other$/m);
  assert.match(
    out,
    /1 passed, 0 failed\. Rules that decide in a test: 1 of 2; that match in one: 1\./,
  );
});

Deno.test("policy() reads the tests beside a policy", async () => {
  const beside =
    "tests:\n  - call: {tool_name: Write, parameters: {}}\n    want: deny\n";
  const { code, out } = await policy(
    { "p.yaml": GOOD, "p.test.yaml": beside },
    "test",
    "p.yaml",
  );
  assert.equal(code, 1);
  assert.match(
    out,
    /^p\.test\.yaml:2:\d+: high POLICY-110: .*wanted deny, got ask/m,
  );
  assert.match(out, /1 passed, 1 failed/);
});

Deno.test("policy() reports tests as JSON and JUnit", async () => {
  const failing = GOOD.replace("want: deny", "want: allow");
  const json = await policy(
    { "p.yaml": failing },
    "test",
    "p.yaml",
    "--format",
    "json",
  );
  assert.equal(json.code, 1);
  const report = JSON.parse(json.out) as {
    problems: { id: string; line: number }[];
    failed: number;
    tests: { name: string; passed: boolean; action: string; rule_id: string }[];
    coverage: { decided: string[]; unseen: string[] };
  };
  assert.deepEqual(report.problems.map(({ id, line }) => [id, line]), [[
    "POLICY-110",
    13,
  ]]);
  assert.deepEqual(report.tests, [{
    name: "rm is denied",
    file: "p.yaml",
    line: 13,
    passed: false,
    action: "deny",
    rule_id: "no_rm",
  }]);
  assert.deepEqual([
    report.failed,
    report.coverage.decided,
    report.coverage.unseen,
  ], [1, ["no_rm"], ["other"]]);
  const junit = await policy(
    { "p.yaml": failing },
    "test",
    "p.yaml",
    "--format",
    "junit",
  );
  assert.equal(junit.code, 1);
  assert.match(
    junit.out,
    /tests="1" failures="1"[\s\S]*name="rm is denied" classname="p\.yaml"/,
  );
});

Deno.test("policy() does not pass a policy that has no test", async () => {
  const { code, err } = await policy(
    { "p.yaml": GOOD.slice(0, GOOD.indexOf("tests:")) },
    "test",
    "p.yaml",
  );
  assert.equal(code, 1);
  assert.match(err, /no test in p\.yaml/);
});

for (
  const [args, code, why] of [
    [["test", "none.yaml"], 1, /none\.yaml/],
    [["lint", "none.yaml"], 1, /none\.yaml/],
    [["test", "broken.yaml"], 1, /broken\.yaml:1/],
    [["lint", "--format", "sarif"], 2, /cannot be `sarif`/],
    [["tset"], 2, /`test`/],
    [[], 2, /test, lint/],
  ] as const
) {
  Deno.test(`policy() refuses ${args.join(" ")}`, async () => {
    const ended = await policy({ "broken.yaml": "rules: [" }, ...args);
    assert.equal(ended.code, code, ended.err);
    assert.match(ended.err + ended.out, why);
  });
}
