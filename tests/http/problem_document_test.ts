/** Holds problem documents to RFC 9457. */
import assert from "node:assert/strict";
import {
  badBody,
  pointerOf,
  problem,
  type ProblemStatus,
  TITLES,
} from "../../src/http/problem_document.ts";
import { respond } from "../../src/http/reply.ts";

Deno.test("problem() is a problem document of every status", async (t) => {
  for (const status of Object.keys(TITLES).map(Number) as ProblemStatus[]) {
    await t.step(String(status), async () => {
      const response = respond(problem(status, "Why"), "id-1");
      assert.equal(response.status, status);
      assert.equal(
        response.headers.get("content-type"),
        "application/problem+json",
      );
      assert.deepEqual(await response.json(), {
        type: "about:blank",
        title: TITLES[status],
        status,
        detail: "Why",
        instance: "urn:superego:request:id-1",
      });
    });
  }
});

Deno.test("problem() keeps its media type whatever headers go with it", () => {
  const { headers } = problem(405, "No", {
    headers: { Allow: "GET", "Content-Type": "text/html" },
  });
  assert.deepEqual(headers, {
    Allow: "GET",
    "Content-Type": "application/problem+json",
  });
});

Deno.test("badBody() lists every problem, in words and by place", () => {
  const errors = [
    { pointer: "", detail: "one" },
    { pointer: "/a", detail: "two" },
  ];
  const { status, body } = badBody(errors);
  assert.equal(status, 400);
  assert.deepEqual(body, {
    type: "about:blank",
    title: "Bad request",
    status: 400,
    detail: "body: one; /a: two",
    errors,
  });
});

Deno.test("pointerOf() escapes as RFC 6901 says", () => {
  assert.equal(pointerOf([]), "");
  assert.equal(pointerOf(["a", 0, "b/c", "~"]), "/a/0/b~1c/~0");
  assert.equal(pointerOf([""]), "/");
});
