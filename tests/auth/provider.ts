/** A real OAuth 2.0 and OpenID Connect server on this machine, as others run it: `oidc-provider`. */
import { exportJWK, generateKeyPair } from "jose";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** A client that may ask for tokens by itself. */
export const CLIENT = { id: "agent", secret: "a-secret-of-the-agent" } as const;

/** A server that runs. */
export interface RunningProvider {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it; it issues signed tokens with these scopes for any resource, to this audience. */
export async function startProvider(
  audience: string,
  scope: string,
): Promise<RunningProvider> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = {
    ...await exportJWK(privateKey),
    kid: "p1",
    use: "sig",
    alg: "ES256",
  };
  const { createServer } = await import("node:http");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, {
    clients: [{
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      grant_types: ["client_credentials"],
      id_token_signed_response_alg: "ES256",
      redirect_uris: [],
      response_types: [],
    }],
    jwks: { keys: [key] },
    scopes: scope.split(" "),
    ttl: { ClientCredentials: 600 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "http://127.0.0.1/default",
        getResourceServerInfo: () => ({
          scope,
          audience,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
  });
  server.on("request", provider.callback());
  return {
    url,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
