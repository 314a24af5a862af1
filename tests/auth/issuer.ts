/** A real issuer of tokens on this machine: it publishes its keys over HTTP and signs what a test wants. */
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Issuer } from "../../src/config/issuers.ts";

/** A key of the issuer. */
interface Pair {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** What a token may have otherwise than usual. */
export interface Wanted {
  readonly claims?: JWTPayload;
  /** Of which key; its latest when absent. */
  readonly key?: Pair;
  /** Header parameters beside or in place of the usual ones. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** When it ends, in seconds from now; `null` for never. */
  readonly ends_s?: number | null;
}

/** What a server answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | typeof ENDLESS;
}

/** A body that goes on for as long as somebody reads it. */
export const ENDLESS = Symbol("endless");

const MUCH = new Uint8Array(65_536);

/** An issuer that runs. */
export interface RunningIssuer {
  readonly url: string;
  readonly port: number;
  /** The paths that were asked for, in order. */
  readonly asked: string[];
  readonly keys: readonly Pair[];
  /** Makes a further key, with which it signs from now on. */
  rotate(alg?: string): Promise<Pair>;
  /** Takes all keys but the latest back. */
  forget(): void;
  /** Answers with this in place of its key set; `null` ends that. */
  poison(answer: Answer | null): void;
  /** Answers only after so many milliseconds. */
  slow(ms: number): void;
  token(wanted?: Wanted): Promise<string>;
  close(): Promise<void>;
}

/** Whom the issuer's tokens are for. */
export const AUDIENCE = "superego";

/** An issuer as settings have it, with what is usual. */
export function declared(url: string, more: Partial<Issuer> = {}): Issuer {
  return {
    issuer: url,
    name: "corp",
    audience: [AUDIENCE],
    jwks_uri: null,
    principal_claim: "sub",
    scope_claim: "scope",
    scopes: { evaluate: ["evaluate"], read: ["read"], metrics: ["metrics"] },
    required_claims: {},
    token_type: null,
    tools: null,
    tools_claim: null,
    addresses: null,
    addresses_claim: null,
    ...more,
  };
}

/** A pair of keys. */
export async function newPair(kid: string, alg = "ES256"): Promise<Pair> {
  return { kid, alg, ...await generateKeyPair(alg, { extractable: true }) };
}

/** What a server proves with who it is. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** Starts an issuer with one key; on a port, or any that is free. */
export async function startIssuer(
  port = 0,
  certified: Certified | null = null,
): Promise<RunningIssuer> {
  let keys: readonly Pair[] = [await newPair("key-1")];
  let poison: Answer | null = null;
  let delay_ms = 0;
  const asked: string[] = [];
  const published = async () =>
    JSON.stringify({
      keys: await Promise.all(keys.map(async ({ publicKey, kid, alg }) => ({
        ...await exportJWK(publicKey),
        kid,
        alg,
        use: "sig",
      }))),
    });
  const answers: Readonly<Record<string, () => Promise<Answer> | Answer>> = {
    "/.well-known/openid-configuration": () => ({
      body: JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }),
    }),
    "/jwks": async () => poison ?? { body: await published() },
  };
  // Not the runtime's own server: a test may have put another class in the place of its `Response`.
  const listener: RequestListener = async ({ url: path = "" }, outgoing) => {
    asked.push(path);
    await new Promise((resolve) => setTimeout(resolve, delay_ms));
    const { status = 200, headers, body } = await answers[path]?.() ??
      { status: 404, body: "{}" };
    outgoing.writeHead(status, {
      "Content-Type": "application/json",
      Connection: "close",
      ...headers,
    });
    if (body !== ENDLESS) return void outgoing.end(body);
    const pour = () => {
      while (!outgoing.destroyed && outgoing.write(MUCH));
    };
    outgoing.on("drain", pour).on("error", () => {});
    pour();
  };
  const server = certified === null
    ? createServer(listener)
    : createSecureServer(certified, listener);
  await new Promise<void>((resolve) =>
    server.listen(port, "127.0.0.1", resolve)
  );
  const address = server.address() as AddressInfo;
  const url = `${
    certified === null ? "http" : "https"
  }://127.0.0.1:${address.port}`;
  return {
    url,
    port: address.port,
    asked,
    get keys() {
      return keys;
    },
    async rotate(alg) {
      const pair = await newPair(`key-${keys.length + 1}`, alg);
      keys = [...keys, pair];
      return pair;
    },
    forget() {
      keys = keys.slice(-1);
    },
    poison(answer) {
      poison = answer;
    },
    slow(ms) {
      delay_ms = ms;
    },
    token: (
      { claims = {}, key = keys.at(-1), header = {}, ends_s = 600 } = {},
    ) => sign(url, key as Pair, claims, header, ends_s),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Signs a token as this issuer would. */
export async function sign(
  url: string,
  { kid, alg, privateKey }: Pair,
  claims: JWTPayload = {},
  header: Readonly<Record<string, unknown>> = {},
  ends_s: number | null = 600,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const whole = {
    iss: url,
    aud: AUDIENCE,
    sub: "alice",
    scope: "openid evaluate read",
    iat: now,
    ...ends_s === null ? {} : { exp: now + ends_s },
    ...claims,
  };
  return await new SignJWT(whole).setProtectedHeader({ alg, kid, ...header })
    .sign(privateKey, { crit: { "urn:example:crit": true } });
}

/** A token put together by hand: no signature, or one that is no good. */
export function forged(header: object, claims: object, signature = ""): string {
  const part = (value: object) =>
    new TextEncoder().encode(JSON.stringify(value)).toBase64({
      alphabet: "base64url",
      omitPadding: true,
    });
  return `${part(header)}.${part(claims)}.${signature}`;
}
