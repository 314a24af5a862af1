/** Tests of the routes that tell where to get a token. */
import assert from "node:assert/strict";
import { createResource } from "../../src/http/protected_resource.ts";
import { declared } from "../auth/issuer.ts";
import { limiter } from "../limit/limiter.ts";
import { ask, fixture } from "./fixture.ts";

const WELL_KNOWN = "/.well-known/oauth-protected-resource";

function resource(public_url: string | null = null) {
  return createResource({
    issuers: [declared("https://id.example")],
    public_url,
    tls: false,
  });
}

async function get(
  one: ReturnType<typeof fixture>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await ask(one, "GET", path, undefined, {
    Authorization: "",
    ...headers,
  });
  return { status: response.status, body: await response.json() };
}

Deno.test("the metadata is there without a key, for the server and for its MCP door", async () => {
  const one = fixture({ resource: resource() });
  const root = await get(one, WELL_KNOWN);
  assert.deepEqual([root.status, root.body.resource], [
    200,
    "http://127.0.0.1:8000",
  ]);
  const mcp = await get(one, `${WELL_KNOWN}/mcp`);
  assert.deepEqual([mcp.status, mcp.body.resource], [
    200,
    "http://127.0.0.1:8000/mcp",
  ]);
  assert.deepEqual(mcp.body.authorization_servers, ["https://id.example"]);
  assert.equal((await get(one, `${WELL_KNOWN}/v1`)).status, 404);
});

Deno.test("there is none where no issuer is declared", async () => {
  assert.equal((await get(fixture(), WELL_KNOWN)).status, 404);
});

Deno.test("the metadata never repeats a Host that is another's", async () => {
  const one = fixture({ resource: resource() });
  assert.equal(
    (await get(one, WELL_KNOWN, { Host: "evil.example" })).status,
    421,
  );
  const declaredUrl = fixture({ resource: resource("https://gate.example") });
  const { status, body } = await get(declaredUrl, WELL_KNOWN, {
    Host: "evil.example",
  });
  assert.deepEqual([status, body.resource], [200, "https://gate.example"]);
});

Deno.test("asking for it is limited as everything else is", async () => {
  const one = fixture({
    resource: resource(),
    limiter: limiter({ rates: { address: { rate: 1, burst: 0 } } }),
  });
  const statuses = new Set<number>();
  for (let at = 0; at < 5; at++) {
    statuses.add((await get(one, WELL_KNOWN)).status);
  }
  assert.deepEqual([...statuses], [200, 429]);
});
