/** What the program may touch: what the binary is built with, and to what little the server narrows itself. */
import { READABLE } from "./environment.ts";
import { folderOf, resolvePath } from "./path.ts";
import type { Settings } from "./schema.ts";
import { usagePaths } from "./usage.ts";
import { splitAddress } from "./value.ts";

/** A kind of right of the runtime. */
export type GrantKind =
  | "read"
  | "write"
  | "net"
  | "env"
  | "run"
  | "ffi"
  | "sys"
  | "import";

/** One right: everything of its kind, a list, or nothing. */
export interface Grant {
  readonly kind: GrantKind;
  /** `"all"`, or the only values allowed. */
  readonly allow: "all" | readonly string[];
  /** What needs it. */
  readonly why: string;
}

/** The rights built into the binary. The artefact is compared with this table, and README's is made from it. */
export const BINARY_GRANTS: readonly Grant[] = [
  {
    kind: "read",
    allow: "all",
    why:
      "Policies, configuration, agents' settings and checked files are wherever the user says; `serve` drops it",
  },
  {
    kind: "write",
    allow: "all",
    why:
      "The audit file and agents' settings are wherever the user says; `serve` keeps the audit folder, and the file that says when keys were used",
  },
  {
    kind: "net",
    allow: "all",
    why:
      "`--listen` and `--url` are the user's; `serve` keeps its listen address, the hosts of declared issuers of tokens, Redis, and the collector of traces",
  },
  {
    kind: "env",
    allow: READABLE,
    why: "Settings, the user's folders, and variables that are refused",
  },
  { kind: "run", allow: [], why: "No program is ever started" },
  { kind: "ffi", allow: [], why: "No native code is ever loaded" },
  { kind: "sys", allow: [], why: "Nothing about the machine is asked" },
  { kind: "import", allow: [], why: "No code is ever fetched" },
];

/** The rights that the server keeps after start, exactly as its worker gets them. */
export interface GatewayGrants {
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly net: readonly string[];
}

/**
 * Derives the server's rights from its settings: its policies, the file of keys, those of TLS and Redis and that of
 * countries to read, its audit folder and the file of when keys were used to read and write, its address to listen on,
 * the hosts of issuers of tokens, Redis, and the collector of traces. With `project_policy` it may read everything, because the calls say where.
 */
export function gatewayGrants(
  settings: Settings,
  folder: string,
): GatewayGrants {
  const absolute = (path: string) => resolvePath(path, folder);
  const audit = folderOf(absolute(settings.audit));
  const files = [
    ...settings.policy.filter((path) => path !== "shipped"),
    settings.keys,
    ...[
      settings.tls_certificate_file,
      settings.tls_key_file,
      settings.redis_ca,
      settings.oidc_ca,
      settings.country_database,
    ].filter((path) => path !== null),
  ];
  const usage = usagePaths(absolute(settings.keys)).filter((path) =>
    !covers([audit], path)
  );
  return {
    read: settings.project_policy
      ? ["/"]
      : [...new Set(files.map(absolute)), ...usage, audit],
    write: [...usage, audit],
    net: [
      listenGrant(settings.listen),
      ...new Set(settings.oidc_issuers.map(issuerGrant)),
      ...settings.redis_url === null ? [] : [redisGrant(settings.redis_url)],
      ...settings.telemetry_endpoint === null
        ? []
        : [hostGrant(settings.telemetry_endpoint)],
    ],
  };
}

/** The one host from which an issuer's keys are fetched. */
function issuerGrant(
  { issuer, jwks_uri }: Settings["oidc_issuers"][number],
): string {
  return hostGrant(jwks_uri ?? issuer);
}

/** Host and port of a web address, in the form in which the runtime compares them. */
function hostGrant(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}

/** The address in the form in which the runtime compares it; `localhost` is the address that it stands for. */
export function listenGrant(listen: string): string {
  const address = splitAddress(listen);
  if (address === null) throw new TypeError(`No address: "${listen}"`);
  const host = listenHost(address.host);
  return host.includes(":")
    ? `[${host}]:${address.port}`
    : `${host}:${address.port}`;
}

/** Host and port of Redis, in the form in which the runtime compares them. */
export function redisGrant(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || REDIS_PORT}`;
}

/** Where Redis listens when nobody says otherwise. */
const REDIS_PORT = 6379;

/** The literal address to listen on: a name would have to be resolved, for which the server has no right. */
export function listenHost(host: string): string {
  return host === "localhost" ? "127.0.0.1" : host;
}

/** Whether a list of granted files and folders includes a path. */
export function covers(granted: readonly string[], path: string): boolean {
  return granted.some((entry) =>
    entry === "/" || path === entry || path.startsWith(`${entry}/`)
  );
}
