/** Faults of the server behind `advise --url`: the tool runs in none of them. */
import assert from "node:assert/strict";
import { byClaudeCode, byCodex } from "./agent.ts";
import {
  advise,
  allowing,
  at,
  decided,
  freePort,
  type Handler,
  KEY,
  ROUTE,
} from "./served.ts";

const FAULTS: readonly (readonly [string, Handler])[] = [
  [
    "wrong key",
    (request) => allowing(new Request(request.url, { method: "POST" })),
  ],
  [
    "status 500 with an allow",
    () => Response.json(decided("allow"), { status: 500 }),
  ],
  [
    "status 403 with an allow",
    () => Response.json(decided("allow"), { status: 403 }),
  ],
  ["status 404", () => new Response("", { status: 404 })],
  ["status 429", () => new Response("", { status: 429 })],
  ["status 503", () => new Response("", { status: 503 })],
  ["status 204", () => new Response(null, { status: 204 })],
  [
    "a redirect to an allow",
    (request) =>
      new URL(request.url).pathname === ROUTE
        ? new Response("", { status: 307, headers: { location: "/x" } })
        : Response.json(decided("allow")),
  ],
  [
    "HTML",
    () =>
      new Response("<html>allow</html>", {
        headers: { "content-type": "text/html" },
      }),
  ],
  [
    "an empty body",
    () => new Response("", { headers: { "content-type": "application/json" } }),
  ],
  [
    "half an answer",
    () =>
      new Response(JSON.stringify(decided("allow")).slice(0, -1), {
        headers: { "content-type": "application/json" },
      }),
  ],
  [
    "two answers",
    () =>
      new Response("{}{}", { headers: { "content-type": "application/json" } }),
  ],
  [
    "an allow of another type",
    () =>
      new Response(JSON.stringify(decided("allow")), {
        headers: { "content-type": "text/plain" },
      }),
  ],
  ["Cursor's answer", () => Response.json({ permission: "allow" })],
  ["Gemini's answer", () => Response.json({ decision: "allow" })],
  [
    "a verdict instead of an answer",
    () => Response.json({ action: "allow", reason: "x" }),
  ],
  [
    "an unknown key",
    () => Response.json({ ...decided("allow"), superego: {} }),
  ],
  [
    "an unknown key within",
    () => Response.json(decided("allow", { updatedInput: {} })),
  ],
  ["Claude Code's defer", () => Response.json(decided("defer"))],
  [
    "a deny without reason",
    () => Response.json(decided("deny", { permissionDecisionReason: "" })),
  ],
  [
    "another event's answer",
    () =>
      Response.json(decided("allow", { hookEventName: "PermissionRequest" })),
  ],
  ["null", () => Response.json(null)],
  [
    "a megabyte",
    () => Response.json({ ...decided("allow"), x: "x".repeat(1_000_000) }),
  ],
];

for (const [name, handler] of FAULTS) {
  Deno.test(`advise() stops the tool when the server answers with ${name}`, async () => {
    const ended = await advise(handler, { SUPEREGO_ON_UNREACHABLE: "block" });
    assert.equal(byClaudeCode(ended), "blocked", JSON.stringify(ended));
    assert.equal(byCodex(ended), "blocked", JSON.stringify(ended));
    assert.equal(ended.out, "");
    assert.ok(!ended.err.includes(KEY), "the key is not shown");
  });
}

Deno.test("advise() stops the tool when nobody listens, unless told to leave it to the agent", async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const ended = await at(url);
  assert.equal(byClaudeCode(ended), "blocked", JSON.stringify(ended));
  assert.equal(byCodex(ended), "blocked");
  const told = await at(url, { SUPEREGO_ON_UNREACHABLE: "defer" });
  assert.deepEqual([told.code, told.out], [0, "{}\n"]);
  assert.match(told.err, /cannot be reached/);
});

Deno.test("advise() obeys a refusal although it was told to leave unreachable servers to the agent", async () => {
  const ended = await advise(
    () => new Response("", { status: 401 }),
    { SUPEREGO_ON_UNREACHABLE: "defer" },
  );
  assert.equal(byClaudeCode(ended), "blocked", JSON.stringify(ended));
});

Deno.test("advise() stops the tool when the server is slow", async () => {
  const ended = await advise(
    // Until the client is gone.
    ({ signal }) =>
      new Promise((resolve) =>
        signal.addEventListener(
          "abort",
          () => resolve(Response.json(decided("allow"))),
        )
      ),
    { SUPEREGO_URL_TIMEOUT_MS: "200" },
  );
  assert.equal(byCodex(ended), "blocked", JSON.stringify(ended));
  assert.match(ended.err, /within 200 ms/);
});

for (
  const url of [
    "ftp://x",
    "file:///etc/passwd",
    "not a url",
    "http://user:pw@127.0.0.1",
    "",
  ]
) {
  Deno.test(`advise() stops the tool for the URL "${url}"`, async () => {
    const ended = await at(url);
    assert.equal(byClaudeCode(ended), "blocked", JSON.stringify(ended));
    assert.equal(byCodex(ended), "blocked");
  });
}

Deno.test("advise() stops the tool when another protocol answers", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const served = (async () => {
    for await (const connection of listener) {
      await connection.write(new TextEncoder().encode("220 mail ready\r\n"));
      connection.close();
    }
  })();
  const ended = await at(`http://127.0.0.1:${listener.addr.port}`);
  listener.close();
  await served;
  assert.equal(byCodex(ended), "blocked", JSON.stringify(ended));
});
