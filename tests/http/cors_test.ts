/** Tests of which web pages are let in, as a browser would ask. */
import assert from "node:assert/strict";
import { createCors } from "../../src/http/cors.ts";
import { ask, fixture, KEYS } from "./fixture.ts";

const APP = "https://app.example";

function rules(origins: readonly string[] = [APP, "http://localhost:5173"]) {
  return createCors({
    cors_origins: origins,
    cors_methods: ["GET", "POST"],
    cors_headers: ["Authorization", "Content-Type"],
    cors_max_age_ms: 600_900,
  });
}

/** Asks as a page of this origin would, after the preflight. */
async function page(
  one: ReturnType<typeof fixture>,
  origin: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await ask(one, "GET", "/v1/health", undefined, {
    Origin: origin,
    ...headers,
  });
  await response.body?.cancel();
  return response;
}

/** Asks whether a page may ask. */
async function preflight(
  one: ReturnType<typeof fixture>,
  origin: string,
  method = "POST",
  wanted = "authorization,content-type",
  path = "/v1/evaluate",
) {
  const response = await ask(one, "OPTIONS", path, undefined, {
    Authorization: "",
    Origin: origin,
    "Access-Control-Request-Method": method,
    "Access-Control-Request-Headers": wanted,
  });
  await response.body?.cancel();
  return response;
}

/** The CORS fields of a response. */
function fieldsOf({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...headers].filter(([name]) =>
      name.startsWith("access-control-") || name === "vary"
    ),
  );
}

Deno.test("no page of another origin is let in where none is declared", async () => {
  assert.equal(
    rules([]),
    null,
  );
  const one = fixture();
  const refused = await page(one, APP);
  assert.equal(refused.status, 403);
  assert.deepEqual(fieldsOf(refused), {});
  assert.deepEqual(fieldsOf(await preflight(one, APP)), {});
});

Deno.test("a page of a declared origin may ask, and read the answer, also one that refuses it", async () => {
  const one = fixture({ cors: rules() });
  const want = {
    "access-control-allow-origin": APP,
    "access-control-expose-headers":
      "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id",
    vary: "Origin",
  };
  const good = await page(one, APP);
  assert.deepEqual([good.status, fieldsOf(good)], [200, want]);
  const bad = await page(one, APP, { Authorization: `Bearer x${KEYS.all}` });
  assert.deepEqual([bad.status, fieldsOf(bad)], [401, want]);
});

Deno.test("an origin that only looks like a declared one is refused", async (t) => {
  const one = fixture({ cors: rules() });
  const tricks = [
    "null",
    "",
    "*",
    "https://app.example.evil.example",
    "https://evilapp.example",
    "https://evil.example/https://app.example",
    "https://app.example@evil.example",
    "https://app.example:443",
    "https://app.example:8443",
    "http://app.example",
    "https://APP.example",
    "HTTPS://app.example",
    "https://app.example/",
    "https://app.example.",
    "https://sub.app.example",
    "https://app.example, https://evil.example",
    "https://app.example\thttps://evil.example",
    "http://localhost.evil.example:5173",
  ];
  for (const origin of tricks) {
    await t.step(JSON.stringify(origin), async () => {
      const response = await page(one, origin);
      // A request without an Origin is no page's.
      assert.equal(response.status, origin === "" ? 200 : 403);
      assert.deepEqual(fieldsOf(response), { vary: "Origin" });
      const asked = fieldsOf(await preflight(one, origin));
      assert.deepEqual(Object.keys(asked), ["vary"]);
    });
  }
});

Deno.test("a preflight says what the page may, and no more", async () => {
  const one = fixture({ cors: rules() });
  const response = await preflight(one, APP);
  assert.equal(response.status, 204);
  assert.deepEqual(fieldsOf(response), {
    "access-control-allow-headers": "authorization, content-type",
    "access-control-allow-methods": "POST",
    "access-control-allow-origin": APP,
    "access-control-expose-headers":
      "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id",
    "access-control-max-age": "600",
    vary:
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  });
  assert.equal(response.headers.get("Allow"), "POST, OPTIONS");
});

Deno.test("a preflight for a method, a header or a path that is not allowed is refused", async () => {
  const one = fixture({ cors: rules() });
  const refused = [
    await preflight(one, APP, "DELETE"),
    await preflight(one, APP, "GET"),
    await preflight(one, APP, "post"),
    await preflight(one, APP, "POST", "authorization, x-other"),
    await preflight(one, APP, "POST", "*"),
    await preflight(one, APP, "GET", "", "/nowhere"),
  ];
  for (const response of refused) {
    assert.equal(response.headers.get("Access-Control-Allow-Methods"), null);
    assert.equal(response.headers.get("Access-Control-Allow-Headers"), null);
  }
  assert.equal(
    (await preflight(one, APP, "GET", "", "/v1/health")).headers.get(
      "Access-Control-Allow-Methods",
    ),
    "GET",
  );
});

Deno.test("a page may ask by no other method than those that are declared", () => {
  const one = rules();
  assert.equal(one?.allows(APP, "GET"), true);
  assert.equal(one?.allows(APP, "DELETE"), false);
});

Deno.test("credentials of the browser are never let in, least of all with every origin", async () => {
  for (const origins of [[APP], ["*"]]) {
    const one = fixture({ cors: rules(origins) });
    for (const response of [await page(one, APP), await preflight(one, APP)]) {
      assert.equal(
        response.headers.get("Access-Control-Allow-Credentials"),
        null,
      );
      assert.equal(
        response.headers.get("Access-Control-Allow-Origin"),
        origins[0],
      );
    }
  }
});

Deno.test("a declared page still needs a key and a Host that is ours", async () => {
  const one = fixture({ cors: rules() });
  assert.equal((await page(one, APP, { Authorization: "" })).status, 401);
  assert.equal((await page(one, APP, { Host: "evil.example" })).status, 421);
});
