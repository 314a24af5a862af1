/** Faults of the server behind `advise --url`: the tool runs in none of them. */
import assert from "node:assert/strict";
import { byClaudeCode, byCodex, hookInput } from "./agent.ts";
import { inFolder, superego } from "./process.ts";

const GOOD = hookInput("Bash", { command: "touch x" });
const ROUTE = "/v1/hooks/claude-code";
const KEY = "server-faults-key-0123456789";
const decided = (permissionDecision: string, more: object = {}) => ({
  hookSpecificOutput: {
    hookEventName: "PreToolUse",
    permissionDecision,
    permissionDecisionReason: "fine",
    ...more,
  },
});

type Handler = (request: Request) => Response | Promise<Response>;

async function advise(
  handler: Handler,
  env: Readonly<Record<string, string>> = {},
  stdin = GOOD,
) {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    handler,
  );
  try {
    return await at(`http://127.0.0.1:${server.addr.port}`, env, stdin);
  } finally {
    await server.shutdown();
  }
}

async function at(
  url: string,
  env: Readonly<Record<string, string>> = {},
  stdin = GOOD,
) {
  return await inFolder((folder) =>
    superego({
      args: ["advise", "--url", url],
      stdin,
      env: {
        HOME: folder,
        ...("SUPEREGO_TOKEN_FILE" in env ? {} : { SUPEREGO_TOKEN: KEY }),
        ...env,
      },
    })
  );
}

const allowing: Handler = (request) =>
  request.headers.get("authorization") === `Bearer ${KEY}` &&
    new URL(request.url).pathname === ROUTE
    ? Response.json(decided("allow"))
    : new Response("", { status: 401 });

Deno.test("advise() hands a server's allow, ask, deny and nothing on", async () => {
  const allowed = await advise(allowing);
  assert.deepEqual(JSON.parse(allowed.out), decided("allow"), allowed.err);
  for (const action of ["ask", "deny"]) {
    const { code, out } = await advise(() => Response.json(decided(action)));
    assert.deepEqual([code, JSON.parse(out)], [0, decided(action)]);
  }
  const { code, out } = await advise(() => Response.json({}));
  assert.deepEqual([code, out], [0, "{}\n"]);
});

Deno.test("advise() takes the key from a file", async () => {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(file, `${KEY}\n`);
    const ended = await advise(allowing, { SUPEREGO_TOKEN_FILE: file });
    assert.match(ended.out, /"allow"/, ended.err);
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("advise() does not trouble the server about what is no tool call", async () => {
  let asked = 0;
  const { code, out } = await advise(
    () => (asked++, Response.json({})),
    {},
    hookInput("Bash", {}, { hook_event_name: "Stop" }),
  );
  assert.deepEqual([code, out, asked], [0, "{}\n", 0]);
});

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

async function freePort(): Promise<number> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return await Promise.resolve(port);
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
  let release = () => {};
  const held = new Promise<void>((resolve) => release = resolve);
  const running = advise(
    () => held.then(() => Response.json(decided("allow"))),
    { SUPEREGO_URL_TIMEOUT_MS: "200" },
  );
  setTimeout(release, 1_500);
  const ended = await running;
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

Deno.test("advise() goes through no proxy that it was not told to use", async () => {
  const proxy = `http://127.0.0.1:${await freePort()}`;
  const ended = await advise(allowing, {
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    ALL_PROXY: proxy,
  });
  assert.match(ended.out, /"allow"/, ended.err);
});

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
