/** Holds the deployment checklist to the checks. */
import assert from "node:assert/strict";
import { DEPLOYMENT_CHECKS } from "../../src/check/deployment/judge.ts";
import { CHECKS } from "../../src/check/problems.ts";

const text = Deno.readTextFileSync("security/deployment-checklist.md");
const boxes = text.split("\n").filter((line) => line.startsWith("- [ ]"));
const named = [...text.matchAll(/`([A-Z]+-\d{3})`/g)].map(([, id]) => id ?? "");

Deno.test("every box is looked at by a check, or says why a person has to", () => {
  assert.ok(boxes.length > 30, `${boxes.length}`);
  assert.deepEqual(
    boxes.filter((box) =>
      !/`[A-Z]+-\d{3}`/.test(box) && !/A person has to(?:: | run )\S/.test(box)
    ),
    [],
  );
});

Deno.test("every check that a box names exists", () => {
  assert.deepEqual(named.filter((id) => !(id in CHECKS)), []);
});

Deno.test("no grave check of a deployment is missing", () => {
  const grave = Object.values(DEPLOYMENT_CHECKS).flatMap((checks) =>
    Object.entries(checks)
  ).filter(([, { severity }]) => severity === "critical" || severity === "high")
    .map(([id]) => id);
  // What Compose or Prometheus themselves refuse needs no box.
  const refused = ["COMPOSE-110", "COMPOSE-113"];
  assert.deepEqual(
    grave.filter((id) => !named.includes(id) && !refused.includes(id)),
    [],
  );
});
