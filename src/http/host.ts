/** Whether a request was meant for this server: the guard against DNS rebinding. */

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

const HIGHEST_PORT = 65_535;

/** The names that `Host` and `Origin` may carry. */
export function allowedHosts(
  listenHost: string,
  more: readonly string[],
): ReadonlySet<string> {
  const own = listenHost.includes(":") && !listenHost.startsWith("[")
    ? `[${listenHost}]`
    : listenHost;
  return new Set([...LOOPBACK, own, ...more].map((name) => name.toLowerCase()));
}

/** Whether a `Host` header names this server; a request without one does not. */
export function isOwnHost(
  header: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  const [, name, port = "0"] =
    /^(\[[0-9a-f:.]+\]|[^:\s/@?#\\]+)(?::(\d{1,5}))?$/i.exec(header ?? "") ??
      [];
  return name !== undefined && allowed.has(name.toLowerCase()) &&
    Number(port) <= HIGHEST_PORT;
}

/** Whether an `Origin` header, if there is one, names this server. */
export function isOwnOrigin(
  header: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  if (header === undefined) return true;
  const host = /^https?:\/\/(.+)$/i.exec(header)?.[1];
  return isOwnHost(host, allowed);
}
