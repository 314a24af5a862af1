/** Tests tools whose arguments make up a command line. */
import assert from "node:assert/strict";
import {
  awsEffects,
  packageEffects,
} from "../../../src/facts/tools/composed.ts";
import { brief, recorder } from "./recorder.ts";

const PLACE = { cwd: "/home/dev/project", home: "/home/dev" };

const AWS: readonly (readonly [Record<string, unknown>, string])[] = [
  [
    {
      service_name: "s3api",
      operation_name: "DeleteBucket",
      parameters: { bucket: "b", Force: true },
    },
    "run aws s3api delete-bucket --force --bucket b",
  ],
  [
    {
      service: "ec2",
      operation: "terminate_instances",
      parameters: { InstanceIds: ["i-1", "i-2"], DryRun: "" },
    },
    "run aws ec2 terminate-instances --dry-run --instance-ids 'i-1 i-2'",
  ],
  [
    { service: "s3", operation: "ls; x", parameters: { a: "b; c" } },
    "run aws s3 'ls; x' --a 'b; c'",
  ],
  [{ service: "s3", operation: "Ls" }, "run aws s3 ls"],
  [{ service: "s3" }, "unresolved arguments"],
  [{ operation: "Ls" }, "unresolved arguments"],
];

for (const [parameters, want] of AWS) {
  Deno.test(`awsEffects() makes ${want}`, () => {
    const found = awsEffects(parameters, PLACE, "call_aws", recorder);
    assert.deepEqual(found.map(brief), [want]);
  });
}

const PACKAGES: readonly (readonly [Record<string, unknown>, string])[] = [
  [{ packageList: ["a", "b c"] }, "run pip install a 'b c'"],
  [{ package: "a" }, "run pip install a"],
  [{ packageList: [] }, "unresolved arguments"],
  [{}, "unresolved arguments"],
];

for (const [parameters, want] of PACKAGES) {
  Deno.test(`packageEffects() makes ${want} of ${JSON.stringify(parameters)}`, () => {
    const found = packageEffects(parameters, PLACE, "install", recorder);
    assert.deepEqual(found.map(brief), [want]);
  });
}
