/** Holds every check to the same form: what it says of itself, and that a file which fails it is tried. */
import assert from "node:assert/strict";
import { DEPLOYMENT_CHECKS } from "../../src/check/deployment/judge.ts";
import { BUILT_CHECKS } from "../../src/check/deployment/image.ts";
import { REPOSITORY_CHECKS } from "../../src/check/deployment/repository.ts";
import { LIVE_CHECKS } from "../../src/check/live/checks.ts";
import { CHECKS } from "../../src/check/problems.ts";
import { SEVERITIES } from "../../src/problem/problem.ts";
import { walk } from "../repo/walk.ts";

const HELD = Object.assign(
  {},
  ...Object.values(DEPLOYMENT_CHECKS),
  BUILT_CHECKS,
  REPOSITORY_CHECKS,
  LIVE_CHECKS,
) as typeof CHECKS;

/** What is asked for by the way that a program reads its own files, or by experience, and by no standard. */
const OWN_IDEA = [
  "COMPOSE-110",
  "COMPOSE-113",
  "IMAGE-008",
  "KUBE-105",
  "KUBE-206",
  "KUBE-207",
  "KUBE-208",
  "KUBE-213",
  "LIVE-016",
  "MONITOR-007",
];

const STANDARD =
  /^(?:CIS (?:Docker|Kubernetes) \d[\d.]*|OWASP ASVS \d[\d.]*|OWASP CICD-SEC-\d+|MCP Top 10 M\d\d|Agentic Top 10 ASI\d\d|Pod Security (?:baseline|restricted|Admission)|NSA Kubernetes hardening|NIST (?:SP 800-190|SSDF) [\w.]+|OpenSSF Scorecard [\w-]+|SLSA|OCI image annotations|CVE-\d{4}-\d{4,})$/;

Deno.test("there are more than a hundred checks of deployments, repositories and servers", () => {
  assert.ok(Object.keys(HELD).length > 100, `${Object.keys(HELD).length}`);
});

for (const [id, check] of Object.entries(HELD)) {
  Deno.test(`${id} says what it is, why it matters, how to mend it and who asks for it`, () => {
    assert.ok(SEVERITIES.includes(check.severity));
    for (const text of [check.title, check.why, check.mend ?? ""]) {
      assert.match(text, /^\S[^]{8,}[^.\s]$/);
    }
    const { standards = [] } = check;
    assert.deepEqual(standards.filter((one) => !STANDARD.test(one)), []);
    assert.equal(standards.length === 0, OWN_IDEA.includes(id));
  });
}

Deno.test("a file that fails it is tried for every check", () => {
  const tried = walk("tests/check", ".ts").map((path) =>
    path.endsWith("_laws_test.ts") ? "" : Deno.readTextFileSync(path)
  ).join("\n");
  const untried = Object.keys(HELD).filter((id) =>
    !new RegExp(`\\[\\s*["'\`]${id}\\b`).test(tried)
  );
  assert.deepEqual(untried, []);
});

Deno.test("no check is called as another", () => {
  const all = [
    ...Object.values(DEPLOYMENT_CHECKS),
    REPOSITORY_CHECKS,
    LIVE_CHECKS,
  ]
    .flatMap((checks) => Object.keys(checks));
  assert.deepEqual(all.filter((id, at) => all.indexOf(id) < at), []);
});
