/** Holds what a person reads of what the server may touch. */
import assert from "node:assert/strict";
import { postureText } from "../../src/cli/posture_text.ts";
import type { Attempt } from "../../src/gateway/attempt.ts";
import { posture } from "../../src/gateway/posture.ts";

const attempt = (refused: boolean): Attempt => ({
  kind: "read",
  act: "read /etc/passwd",
  refused,
  said: "NotCapable: Requires read access",
});
const GRANTS = {
  read: ["/etc/superego/policy.yaml", "/state"],
  write: [],
  net: [],
};
const PIPE = { terminal: false, colour: false, columns: 80 };

Deno.test("postureText() shows rights, and each attempt with what was said", () => {
  assert.equal(
    postureText(posture(GRANTS, [attempt(true)], [attempt(false)]), PIPE),
    `The server's thread may
  read    /etc/superego/policy.yaml, /state
  write   nothing
  listen  nothing
and nothing else:
  refused  read  read /etc/passwd  (NotCapable: Requires read access)
The launcher's thread may do nothing:
  ALLOWED  read  read /etc/passwd  (NotCapable: Requires read access)
`,
  );
});

Deno.test("postureText() fits a narrow terminal", () => {
  const read = ["/a/very/long/path".repeat(6), "/state"];
  const report = posture({ ...GRANTS, read }, [attempt(true)], []);
  const look = { terminal: true, colour: false, columns: 60 };
  for (const line of postureText(report, look).split("\n")) {
    assert.ok(line.length <= 60, line);
  }
});
