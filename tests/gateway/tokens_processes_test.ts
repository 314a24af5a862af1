/** Tests of tokens on the whole server, narrowed to its rights, with a provider as others run it. */
import assert from "node:assert/strict";
import {
  Client,
  ClientCredentialsProvider,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { AUDIENCE, startIssuer } from "../auth/issuer.ts";
import { CLIENT, startProvider } from "../auth/provider.ts";
import { isInstalled, writeCertificates } from "../limit/redis_server.ts";
import { inFolder } from "../cli/process.ts";
import { KEY, type Started, until, withServer } from "./process.ts";

/** A server that takes the tokens of an issuer. */
function guarding(
  issuer: object,
  work: (started: Started, folder: string) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
) {
  return inFolder((folder) =>
    withServer(folder, [], (started) => work(started, folder), {
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_OIDC_ISSUERS: JSON.stringify([issuer]),
      SUPEREGO_OIDC_COOLDOWN_MS: "100",
      ...env,
    })
  );
}

async function ask({ url }: Started, path: string, token: string) {
  const response = await fetch(`${url}${path}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
}

Deno.test("an MCP client that has only client credentials finds its way to a token, and asks with it", async () => {
  const provider = await startProvider(AUDIENCE, "evaluate read");
  try {
    await guarding(
      { issuer: provider.url, name: "corp", audience: AUDIENCE },
      async (started) => {
        const client = new Client({ name: "agent", version: "1" });
        const authProvider = new ClientCredentialsProvider({
          clientId: CLIENT.id,
          clientSecret: CLIENT.secret,
          expectedIssuer: provider.url,
        });
        await client.connect(
          new StreamableHTTPClientTransport(new URL(`${started.url}/mcp`), {
            authProvider,
          }),
        );
        const { structuredContent } = await client.callTool({
          name: "evaluate_tool_request",
          arguments: { tool_name: "Bash", parameters: { command: "ls" } },
        });
        assert.equal((structuredContent as { action: string }).action, "defer");
        await client.close();
        const { body } = await ask(started, "/v1/audit/recent", KEY);
        assert.equal(body.records[0].principal, "agent@corp");
        // The scope that the challenge named is all that was asked for.
        const token = authProvider.tokens()?.access_token ?? "";
        assert.equal((await ask(started, "/v1/health", token)).status, 403);
      },
    );
  } finally {
    await provider.close();
  }
});

Deno.test("the server may reach the declared issuer and nobody else", async () => {
  const issuer = await startIssuer();
  try {
    await guarding(
      { issuer: issuer.url, audience: AUDIENCE },
      async (started) => {
        const token = await issuer.token();
        await until(async () =>
          (await ask(started, "/v1/health", token)).status === 200
        );
        const { body } = await ask(started, "/v1/posture", KEY);
        assert.equal(body.ok, true);
        assert.deepEqual(body.grants.net, [
          new URL(started.url).host,
          new URL(issuer.url).host,
        ]);
        const elsewhere = body.server.filter(({ kind }: { kind: string }) =>
          kind === "net"
        );
        assert.ok(
          elsewhere.every(({ refused }: { refused: boolean }) => refused),
        );
      },
    );
  } finally {
    await issuer.close();
  }
});

Deno.test("an issuer that is down when the server starts keeps out nobody but its own", async () => {
  const issuer = await startIssuer();
  const { port } = issuer;
  await issuer.close();
  await guarding(
    { issuer: issuer.url, audience: AUDIENCE },
    async (started) => {
      assert.equal((await ask(started, "/v1/health", KEY)).status, 200);
      await until(async () =>
        (await ask(started, "/readyz", KEY)).body.warnings.some((
          { name }: { name: string },
        ) => name === "tokens")
      );
      const back = await startIssuer(port);
      try {
        const token = await back.token();
        await until(async () =>
          (await ask(started, "/v1/health", token)).status === 200
        );
        assert.deepEqual(
          (await ask(started, "/readyz", KEY)).body.warnings,
          [],
        );
      } finally {
        await back.close();
      }
    },
  );
});

Deno.test({
  name: "the keys are fetched over TLS from an issuer of a named authority",
  ignore: !(await isInstalled("openssl")),
  fn: () =>
    inFolder(async (folder) => {
      await writeCertificates(folder);
      const issuer = await startIssuer(0, {
        cert: await Deno.readTextFile(`${folder}/leaf.pem`),
        key: await Deno.readTextFile(`${folder}/leaf.key`),
      });
      try {
        await guarding(
          { issuer: issuer.url, audience: AUDIENCE },
          async (started) => {
            const token = await issuer.token();
            await until(async () =>
              (await ask(started, "/v1/health", token)).status === 200
            );
          },
          { SUPEREGO_OIDC_CA: `${folder}/ca.pem` },
        );
      } finally {
        await issuer.close();
      }
    }),
});
