/** Holds the security guide to the program: what its table of threats names exists, and its links lead somewhere. */
import assert from "node:assert/strict";
import { posix } from "node:path";
import { CHECKS } from "../../src/check/problems.ts";
import { keyOf, SETTING_NAMES } from "../../src/config/schema.ts";
import { walk } from "./walk.ts";

const GUIDE = "security/README.md";
const PAGES = ["README.md", GUIDE, "security/deployment-checklist.md"];
const guide = Deno.readTextFileSync(GUIDE);

const RULES = walk("security/policies", ".yaml").flatMap((path) =>
  [...Deno.readTextFileSync(path).matchAll(/^ +- id: ([\w.]+)/gm)].map((
    [, id],
  ) => id ?? "")
);
const KEYS = SETTING_NAMES.map(keyOf);

const threats = (/\n## Threats[\s\S]*?\n## /.exec(guide)?.[0] ?? "").split("\n")
  .filter((line) => line.startsWith("| ")).slice(2)
  .map((line) => line.split(" | "));

Deno.test("against every threat stands a rule, a setting or a check that there is", () => {
  assert.ok(threats.length > 20);
  for (const [threat, , third = ""] of threats) {
    const named = [...third.matchAll(/`([^`]+)`/g)].map(([, name]) =>
      name ?? ""
    );
    assert.ok(named.length > 0, threat);
    assert.deepEqual(
      named.filter((name) =>
        !RULES.includes(name) && !KEYS.includes(name) && !(name in CHECKS)
      ),
      [],
      threat,
    );
  }
});

Deno.test("every threat has a test of that name, or cases of that rule", () => {
  for (const [threat, , third = "", fourth = ""] of threats) {
    const tests = [...fourth.matchAll(/\[(.+?)\]\((.+?)\)/g)];
    assert.ok(tests.length > 0, threat);
    for (const [, name = "", link = ""] of tests) {
      const text = Deno.readTextFileSync(posix.join("security", link));
      const found = link.endsWith(".test.yaml")
        ? RULES.some((id) =>
          third.includes(`\`${id}\``) && text.includes(`want_rule: ${id}\n`)
        )
        : text.includes(`"${name}"`);
      assert.ok(found, `${threat}: ${name} in ${link}`);
    }
  }
});

/** The anchors of a page, as code hosts make them of its headings. */
function anchorsOf(path: string): readonly string[] {
  return [...Deno.readTextFileSync(path).matchAll(/^#+ (.+)$/gm)].map((
    [, heading = ""],
  ) => heading.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-"));
}

for (const page of PAGES) {
  Deno.test(`every link of ${page} leads to a file, and to a heading of it`, () => {
    const text = Deno.readTextFileSync(page).replace(/^```[\s\S]*?^```/gm, "");
    for (const [, link = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [file = "", anchor] = link.split("#");
      const path = file === ""
        ? page
        : posix.join(posix.dirname(page), file).replace(/\/$/, "");
      const { isFile } = Deno.statSync(path);
      if (anchor === undefined) continue;
      assert.ok(isFile && anchorsOf(path).includes(anchor), link);
    }
  });
}
