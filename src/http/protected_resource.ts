/** Describes this server to clients that look for a token: the protected resource metadata of RFC 9728. */
import type { Scope } from "../auth/scopes.ts";
import type { Issuer } from "../config/issuers.ts";

/** Where the metadata is; behind it stands the path of the resource, where that has one. */
export const METADATA_PATH = "/.well-known/oauth-protected-resource";

/** The path that is a resource of its own: MCP clients ask for tokens for exactly that. */
export const MCP_PATH = "/mcp";

/** What the description is made of. */
export interface ResourceOptions {
  readonly issuers: readonly Pick<
    Issuer,
    "issuer" | "scope_claim" | "scopes"
  >[];
  /** Under which URL clients reach the server; `null` for the request's own Host. */
  readonly public_url: string | null;
  /** Whether clients reach it by TLS. */
  readonly tls: boolean;
}

/** This server as a resource. */
export interface Resource {
  /** Whether the request's `Host` is repeated, so that it has to be one of ours. */
  readonly repeats_host: boolean;
  /** Where the metadata for a path is. */
  metadataUrl(path: string, host: string): string;
  /** The metadata for a path. */
  metadata(path: string, host: string): object;
  /** What the issuers call the scopes that allow this. */
  scopesFor(scope: Scope): readonly string[];
}

/** Claims that list what clients can ask for by name; roles are given, not asked for. */
const SCOPE_CLAIMS: readonly string[] = ["scope", "scp"];

/** What a client may ask for by itself. */
const OFFERED: readonly Scope[] = ["evaluate", "read", "metrics"];

/** Puts the description together. */
export function createResource(
  { issuers, public_url, tls }: ResourceOptions,
): Resource {
  const scopesFor = (scope: Scope) => [
    ...new Set(
      issuers.filter(({ scope_claim }) => SCOPE_CLAIMS.includes(scope_claim))
        .flatMap(({ scopes }) =>
          Object.entries(scopes).filter(([name, ours]) =>
            ours.includes(scope) && SCOPE_TOKEN.test(name)
          ).map(([name]) => name)
        ),
    ),
  ];
  const base = (host: string) =>
    (public_url ?? `${tls ? "https" : "http"}://${host}`).replace(/\/$/, "");
  const own = (path: string) => path === MCP_PATH ? MCP_PATH : "";
  return {
    repeats_host: public_url === null,
    metadataUrl(path, host) {
      const { origin, pathname } = new URL(`${base(host)}${own(path)}`);
      return `${origin}${METADATA_PATH}${pathname === "/" ? "" : pathname}`;
    },
    metadata(path, host) {
      const scopes = path === MCP_PATH
        ? scopesFor("evaluate")
        : OFFERED.flatMap(scopesFor);
      return {
        resource: `${base(host)}${own(path)}`,
        authorization_servers: issuers.map(({ issuer }) => issuer),
        ...scopes.length === 0
          ? {}
          : { scopes_supported: [...new Set(scopes)] },
        bearer_methods_supported: ["header"],
        resource_name: "Superego",
      };
    },
    scopesFor,
  };
}

/** What a scope may be written with (RFC 6749, section 3.3). */
const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;
