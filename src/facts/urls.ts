/** Reads URLs as the programs read them that would follow them: tolerantly. */
import type { HostClass } from "./effect.ts";
import { parseHost } from "./hosts.ts";

/** What a URL leads to. */
export interface Url {
  /** The scheme in lower case, without the colon. */
  readonly scheme: string;
  /** The host in its plainest form; empty for a file on this machine. */
  readonly host: string;
  /** What kind of host it is; `unknown` too where two readings of the URL lead to different hosts. */
  readonly host_class: HostClass;
  /** The port, given or the scheme's own; absent when neither is known. */
  readonly port?: number;
}

const PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  ftps: 990,
  sftp: 22,
  ssh: 22,
  git: 9418,
  rsync: 873,
  telnet: 23,
  smtp: 25,
  smtps: 465,
  imap: 143,
  imaps: 993,
  ldap: 389,
  ldaps: 636,
  redis: 6379,
  rediss: 6379,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mongodb: 27017,
  amqp: 5672,
  gopher: 70,
  dict: 2628,
  smb: 445,
};

/**
 * Reads a URL, or `undefined` when the text is none.
 *
 * @param assumed The scheme of a text that has none, such as `evil.example/x`; without it such a text is no URL.
 */
export function parseUrl(text: string, assumed?: string): Url | undefined {
  // Every reader drops tabs and line breaks inside a URL, and blanks and controls around it.
  // deno-lint-ignore no-control-regex
  const clean = text.replace(/[\t\r\n]/g, "").replace(/^[\x00-\x20]+/, "");
  const named = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(clean);
  let scheme = named?.[1]?.toLowerCase().replace(/^.*\+(?=https?$|ssh$)/, "");
  let rest = named?.[2] ?? "";
  if (scheme === undefined || !/^[\\/]/.test(rest)) {
    // `host:8080/x` has a port, not a scheme.
    if (assumed === undefined) return undefined;
    [scheme, rest] = [assumed, `//${clean.replace(/^[\\/]{2}/, "")}`];
  }
  if (scheme === "file") {
    return { scheme, host: "", host_class: "loopback" };
  }
  const after = rest.replace(/^[\\/]+/, "");
  const authority = /^[^/?#]*/.exec(after)?.[0] ?? "";
  // Browsers end the host at a backslash, curl does not: `http://a.example\@b.example`.
  const slash = authority.indexOf("\\");
  const readings = slash < 0
    ? [authority]
    : authority.includes("@", slash)
    ? [authority.slice(0, slash), authority]
    : [authority.slice(0, slash)];
  const [first, second] = readings.map((one) => readAuthority(one));
  if (first === undefined) return undefined;
  const { host, host_class } = parseHost(first.host);
  if (host === "") return undefined;
  const port = first.port ??
    (Object.hasOwn(PORTS, scheme) ? PORTS[scheme] : undefined);
  const doubtful = second !== undefined && second.host !== first.host;
  return {
    scheme,
    host,
    host_class: doubtful ? "unknown" : host_class,
    ...(port === undefined ? {} : { port }),
  };
}

function readAuthority(text: string): { host: string; port?: number } {
  const place = text.slice(text.lastIndexOf("@") + 1);
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?/.exec(place);
  const host = decode(parts?.[1] ?? "");
  return parts?.[2] === undefined ? { host } : { host, port: Number(parts[2]) };
}

function decode(host: string): string {
  if (!host.includes("%") || host.startsWith("[")) return host;
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}
