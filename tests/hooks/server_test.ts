/** Talk with a server that is well, ill, or somebody else. */
import assert from "node:assert/strict";
import { askServer, endpoint } from "../../src/hooks/server.ts";

const ROUTE = "/v1/hooks/claude-code";
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

interface Seen {
  path: string;
  method: string;
  token: string | null;
  body: string;
}

async function ask(
  handler: (request: Request) => Response | Promise<Response>,
  options: { token?: string | null; timeout_ms?: number } = {},
) {
  const seen: Seen[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      seen.push({
        path: new URL(request.url).pathname,
        method: request.method,
        token: request.headers.get("authorization"),
        body: await request.clone().text(),
      });
      return await handler(request);
    },
  );
  try {
    const reply = await askServer(new TextEncoder().encode('{"a":1}'), {
      url: `http://127.0.0.1:${server.addr.port}`,
      route: ROUTE,
      token: options.token ?? null,
      timeout_ms: options.timeout_ms ?? 5_000,
    });
    return { reply, seen };
  } finally {
    await server.shutdown();
  }
}

Deno.test("askServer() posts the input with its key and reads the answer", async () => {
  const { reply, seen } = await ask(() => Response.json({ b: 2 }), {
    token: "secret-key",
  });
  assert.deepEqual(reply, { ok: true, value: { b: 2 } });
  assert.deepEqual(seen, [{
    path: ROUTE,
    method: "POST",
    token: "Bearer secret-key",
    body: '{"a":1}',
  }]);
});

Deno.test("askServer() sends no header without a key", async () => {
  const { seen } = await ask(() => Response.json({}));
  assert.equal(seen[0]?.token, null);
});

for (
  const [name, response, why, unreachable] of [
    ["401", () => new Response("", { status: 401 }), /401/, false],
    [
      "403 with a decision",
      () => Response.json({}, { status: 403 }),
      /403/,
      false,
    ],
    ["404", () => new Response("", { status: 404 }), /404/, false],
    ["429", () => new Response("", { status: 429 }), /429/, false],
    ["500", () => new Response("", { status: 500 }), /500/, false],
    ["503", () => new Response("", { status: 503 }), /503/, true],
    ["201 with JSON", () => Response.json({}, { status: 201 }), /201/, false],
    ["204", () => new Response(null, { status: 204 }), /204/, false],
    [
      "HTML",
      () =>
        new Response("<html>", { headers: { "content-type": "text/html" } }),
      /text\/html/,
      false,
    ],
    [
      "no type",
      () => new Response(new Uint8Array([0x7b, 0x7d])),
      /content type none/,
      false,
    ],
    [
      "a type that begins alike",
      () =>
        new Response("{}", {
          headers: { "content-type": "application/jsonx" },
        }),
      /jsonx/,
      false,
    ],
    [
      "bad JSON",
      () => new Response("{bad", { headers: JSON_TYPE }),
      /not one JSON value/,
      false,
    ],
    [
      "an empty body",
      () => new Response("", { headers: JSON_TYPE }),
      /empty/,
      false,
    ],
    [
      "two values",
      () => new Response("{}{}", { headers: JSON_TYPE }),
      /not one JSON value/,
      false,
    ],
    [
      "invalid UTF-8",
      () =>
        new Response(new Uint8Array([0x22, 0xff, 0x22]), {
          headers: JSON_TYPE,
        }),
      /UTF-8/,
      false,
    ],
    [
      "a long body",
      () => new Response(" ".repeat(300_000), { headers: JSON_TYPE }),
      /more than 262144/,
      false,
    ],
    [
      "a deep body",
      () => new Response("[".repeat(70), { headers: JSON_TYPE }),
      /deeper/,
      false,
    ],
  ] as const
) {
  Deno.test(`askServer() refuses ${name}`, async () => {
    const { reply } = await ask(response);
    assert.ok(!reply.ok);
    assert.match(reply.problems[0]?.message ?? "", why);
    assert.equal(reply.unreachable, unreachable);
  });
}

for (const status of [301, 302, 303, 307, 308]) {
  Deno.test(`askServer() follows no ${status} to another place`, async () => {
    const { reply, seen } = await ask((request) =>
      new URL(request.url).pathname === ROUTE
        ? new Response("", { status, headers: { location: "/other" } })
        : Response.json({})
    );
    assert.ok(!reply.ok && !reply.unreachable);
    assert.deepEqual(seen.map(({ path }) => path), [ROUTE]);
  });
}

Deno.test("askServer() does not wait longer than it may", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => release = resolve);
  const { reply } = await ask(
    (request) => {
      request.signal.addEventListener("abort", release);
      return held.then(() => Response.json({}));
    },
    { timeout_ms: 100 },
  );
  assert.ok(!reply.ok && reply.unreachable);
  assert.match(reply.problems[0]?.message ?? "", /within 100 ms/);
});

Deno.test("askServer() says that nobody listens", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const reply = await askServer(new Uint8Array(), {
    url: `http://127.0.0.1:${port}`,
    route: ROUTE,
    token: null,
    timeout_ms: 5_000,
  });
  assert.ok(!reply.ok && reply.unreachable);
});

Deno.test("askServer() never shows a key that no header can carry", async () => {
  const { reply, seen } = await ask(() => Response.json({}), {
    token: "se\ncret",
  });
  assert.ok(!reply.ok && !reply.unreachable);
  assert.ok(!JSON.stringify(reply).includes("cret"));
  assert.equal(seen.length, 0);
});

for (
  const [url, whole] of [
    ["http://h:1", `http://h:1${ROUTE}`],
    ["https://h/", `https://h${ROUTE}`],
    ["http://h/base/", `http://h/base${ROUTE}`],
    [`http://h${ROUTE}`, `http://h${ROUTE}`],
    [`http://h${ROUTE}/`, `http://h${ROUTE}`],
  ] as const
) {
  Deno.test(`endpoint() knows the route of ${url}`, () => {
    const found = endpoint(url, ROUTE);
    assert.equal(found.ok && found.value.href, whole);
  });
}

for (
  const url of [
    "",
    "x",
    "ftp://x",
    "file:///etc/passwd",
    "javascript:1",
    "http://u:p@h",
    "http://u@h",
    "http://h?a=1",
    "http://h#a",
  ]
) {
  Deno.test(`endpoint() refuses "${url}"`, () => {
    assert.equal(endpoint(url, ROUTE).ok, false);
  });
}

Deno.test("askServer() takes a server that breaks off for one that was there", async () => {
  const { reply } = await ask(() =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"a":'));
        },
        pull: (controller) => controller.error(new Error("torn")),
      }),
      { headers: { "content-type": "application/json" } },
    )
  );
  assert.ok(!reply.ok && !reply.unreachable);
  assert.match(reply.problems[0]?.message ?? "", /broke off its answer/);
});
