/** The routes that tell clients where to get a token. */
import { isOwnHost } from "./host.ts";
import { problem } from "./problem_document.ts";
import { json, type Reply } from "./reply.ts";
import type { Admitted } from "./route.ts";

/** Describes the server, or one path of it, as a protected resource (RFC 9728). */
export function describeResource(
  path: string,
): (admitted: Admitted) => Reply {
  return ({ asked, parts: { resource, hosts } }) => {
    if (resource === null) {
      return problem(404, "No issuer of tokens is declared; use an API key");
    }
    const host = asked.header("host");
    if (resource.repeats_host && !isOwnHost(host, hosts)) {
      return problem(
        421,
        "The Host header names another server; `allowed_hosts` adds names",
      );
    }
    return json(resource.metadata(path, host ?? ""));
  };
}
