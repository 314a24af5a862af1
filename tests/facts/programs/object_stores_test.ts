/** Tests what command lines of stores of objects are said to do. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["gsutil rm -r gs://x", ["delete cloud gs://x for good all"]],
  ["gsutil ls gs://x", []],
  ["gsutil iam ch allUsers:objectViewer gs://x", [
    "set access cloud allUsers:objectViewer loosens",
  ]],
  ["s3cmd put ~/.aws/credentials s3://x/", [
    "read /home/dev/.aws/credentials",
    "send secret to x",
  ]],
  ["rclone purge remote:x", ["delete cloud remote:x for good"]],
  ["rclone config show", ["read secret rclone"]],
  ["aws s3 sync . s3://b/x", ["read /home/dev/project", "send file to b"]],
  ["aws s3 sync dist s3://b/x", [
    "read /home/dev/project/dist",
    "send data to b",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`stores of objects: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}
