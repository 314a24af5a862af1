/** Holds authentication to what a request may carry. */
import assert from "node:assert/strict";
import type { Principal } from "../../src/auth/scopes.ts";
import { authenticate, isLocal } from "../../src/http/authenticate.ts";

const CI: Principal = { id: "ci", scopes: ["evaluate"] };

function attempt(
  headers: Readonly<Record<string, string>>,
  anonymous = false,
) {
  const refusals: string[] = [];
  const asked: string[] = [];
  const result = authenticate((name) => headers[name], "evaluate", {
    anonymous,
    authenticate(secret) {
      asked.push(secret);
      return secret === "good" ? CI : secret === "old" ? "expired" : "unknown";
    },
    refused: (reason) => void refusals.push(reason),
    challenge: (error) => `Bearer realm="test", error="${error}"`,
  });
  return { result, refusals, asked };
}

Deno.test("authenticate() takes one key from either header", async (t) => {
  const table: readonly Readonly<Record<string, string>>[] = [
    { authorization: "Bearer good" },
    { authorization: "bearer   good " },
    { "x-api-key": "good" },
    { "x-api-key": " good " },
    { authorization: "Bearer good", "x-api-key": "good" },
  ];
  for (const headers of table) {
    await t.step(JSON.stringify(headers), () => {
      const { result, refusals } = attempt(headers);
      assert.deepEqual(result, CI);
      assert.deepEqual(refusals, []);
    });
  }
});

Deno.test("authenticate() refuses everything else with 401 and a challenge", async (t) => {
  const table: readonly (readonly [
    Readonly<Record<string, string>>,
    string,
  ])[] = [
    [{}, "missing"],
    [{ authorization: "" }, "malformed"],
    [{ authorization: "Bearer" }, "malformed"],
    [{ authorization: "Bearer " }, "malformed"],
    [{ authorization: "good" }, "malformed"],
    [{ authorization: "Basic good" }, "malformed"],
    [{ authorization: "Bearer good, Bearer good" }, "malformed"],
    [{ authorization: "Bearer good extra" }, "malformed"],
    [{ "x-api-key": "" }, "malformed"],
    [{ "x-api-key": "  " }, "malformed"],
    [{ authorization: "Bearer good", "x-api-key": "other" }, "malformed"],
    [{ authorization: "Basic x", "x-api-key": "good" }, "malformed"],
    [{ authorization: "Bearer bad" }, "unknown"],
    [{ authorization: "Bearer old" }, "expired"],
  ];
  for (const [headers, reason] of table) {
    await t.step(JSON.stringify(headers), () => {
      const { result, refusals } = attempt(headers);
      assert.ok("status" in result);
      assert.equal(result.status, 401);
      assert.match(result.headers["WWW-Authenticate"] ?? "", /^Bearer realm=/);
      assert.deepEqual(refusals, [reason]);
    });
  }
});

Deno.test("authenticate() says the same of a key that is unknown and one that ended", () => {
  const [unknown, ended] = ["bad", "old"].map((key) =>
    attempt({ authorization: `Bearer ${key}` }).result
  );
  assert.deepEqual(unknown, ended);
});

Deno.test("authenticate() lets callers without a key in only where it is told so, and never with a wrong one", () => {
  assert.deepEqual(attempt({}, true).result, {
    id: "anonymous",
    scopes: ["evaluate"],
  });
  for (const headers of [{ authorization: "" }, { "x-api-key": "bad" }]) {
    assert.equal("status" in attempt(headers, true).result, true);
  }
});

Deno.test("isLocal() believes the peer's address, and no proxy", () => {
  const none = () => undefined;
  assert.ok(isLocal("127.0.0.1", none));
  assert.ok(isLocal("::FFFF:127.0.0.1", none));
  assert.ok(!isLocal(undefined, none));
  assert.ok(!isLocal("", none));
  assert.ok(!isLocal("127.0.0.1.evil.example", none));
  for (const header of ["forwarded", "x-forwarded-for", "x-real-ip", "via"]) {
    assert.ok(!isLocal("::1", (name) => name === header ? "" : undefined));
  }
});
