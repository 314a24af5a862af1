/** Tests of tools that take files of this machine elsewhere. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["odd__upload", { path: "a.txt" }, [
      "read /home/dev/project/a.txt",
      "send file to odd",
    ]],
    ["odd__share_file", { file_path: "/home/dev/.ssh/id_rsa" }, [
      "read /home/dev/.ssh/id_rsa",
      "send secret to odd",
    ]],
    ["gmail__send_email", { to: ["a@b.example"], attachments: ["/tmp/a"] }, [
      "read /tmp/a",
      "send file to gmail.googleapis.com",
    ]],
    ["s3__upload", { file_path: "a.txt", bucket: "b" }, [
      "read /home/dev/project/a.txt",
      "send file to s3",
      "upload cloud b",
    ]],
    ["odd__send", { text: "hello" }, []],
    ["odd__download", { path: "a.txt" }, ["read /home/dev/project/a.txt"]],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp uploads: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
