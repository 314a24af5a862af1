/** Tests which command lines of clouds give more rights than before. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["aws iam create-access-key --user-name x", ["create cloud x loosens"]],
  ["aws iam tag-user --user-name x", ["tag cloud x"]],
  [
    `aws s3api put-bucket-policy --bucket b --policy '{"Principal": "*"}'`,
    ["put cloud b loosens"],
  ],
  [
    `aws s3api put-bucket-policy --bucket b --policy '{"Principal": "x"}'`,
    ["put cloud b"],
  ],
  [
    "gcloud projects add-iam-policy-binding p --member=allUsers --role=r",
    ["add cloud p loosens"],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`rights in clouds: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}
