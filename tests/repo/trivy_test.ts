/** Holds the files for trivy to form: trivy passes over a key that it does not know, and a keyword that never occurs. */
import assert from "node:assert/strict";
import { RE2JS } from "re2js";
import { parse } from "yaml";
import { NONE, SECRETS } from "../e2e/trivy/samples.ts";

/** Keys of trivy's configuration file that 0.44 and later versions take alike. */
const KNOWN = new Set([
  "exit-code",
  "severity",
  "ignorefile",
  "secret.config",
  "scan.skip-dirs",
  "vulnerability.ignore-unfixed",
  "license.forbidden",
]);

const LONGEST = 184 * 86_400_000;

interface Rule {
  readonly id: string;
  readonly regex: string;
  readonly keywords: readonly string[];
}

const read = (name: string) => Deno.readTextFileSync(`security/${name}`);
const { rules } = parse(read("trivy-secret.yaml")) as {
  rules: readonly Rule[];
};

function keys(value: unknown, before = ""): readonly string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
      keys(inner, before === "" ? key : `${before}.${key}`)
    )
    : [before];
}

Deno.test("trivy knows every key of its configuration, and a finding fails the run", () => {
  const settings = parse(read("trivy.yaml"));
  assert.deepEqual(keys(settings).filter((key) => !KNOWN.has(key)), []);
  assert.equal(settings["exit-code"], 1);
  for (const path of [settings.ignorefile, settings.secret.config]) {
    assert.ok(Deno.statSync(path).isFile);
  }
});

Deno.test("every rule for secrets has what trivy needs, and samples", () => {
  for (const rule of rules) {
    assert.deepEqual(
      ["id", "category", "title", "severity", "regex", "keywords"]
        .filter((key) => !(key in rule)),
      [],
      rule.id,
    );
  }
  const ids = rules.map(({ id }) => id).sort();
  assert.deepEqual(Object.keys(SECRETS).sort(), ids);
  assert.deepEqual(Object.keys(NONE).sort(), ids);
});

for (const { id, regex, keywords } of rules) {
  // RE2 for JavaScript spells named groups as JavaScript does.
  const pattern = RE2JS.compile(regex.replace("(?P<", "(?<"));
  const finds = (line: string) =>
    keywords.some((word) => line.toLowerCase().includes(word)) &&
    pattern.matcher(line).find();

  Deno.test(`${id} finds its samples and nothing in the others`, () => {
    assert.deepEqual(SECRETS[id]?.filter((line) => !finds(line)), []);
    assert.deepEqual(NONE[id]?.filter((line) => finds(line)), []);
  });
}

Deno.test("everything that trivy is told to leave ends, and has an owner and a reason", () => {
  const lines = read(".trivyignore").split("\n");
  const left = lines.filter((line) => line !== "" && !line.startsWith("#"));
  assert.ok(left.length > 0);
  for (const line of left) {
    const about = lines[lines.indexOf(line) - 1] ?? "";
    const [, since = ""] =
      /^# owner=\S+ since=(\d{4}-\d\d-\d\d) reason=\S.{20,}$/.exec(about) ?? [];
    const [, end = ""] = /^[\w-]+ exp:(\d{4}-\d\d-\d\d)$/.exec(line) ?? [];
    const lasts = Date.parse(end) - Date.parse(since);
    assert.ok(lasts > 0 && lasts <= LONGEST, `${line}: ${about}`);
  }
});
