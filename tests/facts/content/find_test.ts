/** Tests that credentials are found where they are. */
import assert from "node:assert/strict";
import { findSecrets } from "../../../src/facts/content/find.ts";
import { filler } from "./filler.ts";

function found(text: string): readonly string[] {
  return findSecrets(text).map(({ start, end }) => text.slice(start, end));
}

const TOKEN = ["gh", "p_", filler(36)].join("");

Deno.test("findSecrets() gives exactly what must not be shown", () => {
  assert.deepEqual(found(`a ${TOKEN} b`), [TOKEN]);
  assert.deepEqual(found("x postgres://app:s3cr3tpw@db/x y"), ["s3cr3tpw"]);
  assert.deepEqual(found(`Authorization: Bearer ${filler(20)}; x`), [
    filler(20),
  ]);
});

Deno.test("findSecrets() gives findings in order and without overlap", () => {
  const text = `TOKEN=${TOKEN} password: gT5xY2z9 ${TOKEN}`;
  const findings = findSecrets(text);
  assert.equal(findings.length, 3);
  for (const [at, finding] of findings.entries()) {
    assert.ok(finding.start >= (findings[at - 1]?.end ?? 0));
  }
});

Deno.test("findSecrets() joins what overlaps", () => {
  const url = `https://me:${TOKEN}@h.example/x`;
  assert.deepEqual(found(url), [TOKEN]);
  assert.equal(found(`api_token=${TOKEN}.${filler(20)}`).length, 1);
});

Deno.test("findSecrets() finds nothing in ordinary texts", () => {
  for (
    const text of [
      "",
      "short",
      "git commit -m 'explain why rm -rf / is refused'",
      "const token = await getToken(request.headers)",
      "The password must have eight characters",
      "https://a.example/path?key=value",
      "sha256:" + filler(64, "0123456789abcdef"),
    ]
  ) assert.deepEqual(findSecrets(text), [], text);
});
