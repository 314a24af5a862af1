/** Works out before the start what the server's thread is told, and what it may touch. */
import { cannotRecord } from "../audit/open.ts";
import { makeFolder, placesOf, realFile } from "../config/disk.ts";
import { workingFolder } from "../config/environment.ts";
import { gatewayGrants } from "../config/grants.ts";
import { folderOf, resolvePath } from "../config/path.ts";
import type { Settings } from "../config/schema.ts";
import type { Result } from "../problem/problem.ts";
import { now } from "./clock.ts";
import { CODE } from "./thread.ts";
import type { Orders, PolicyPlace } from "./messages.ts";

/** Settles every path of the settings; makes the audit folder, or says why that cannot be made. */
export async function giveOrders(
  settings: Settings,
  version: string,
): Promise<Result<Orders>> {
  try {
    return { ok: true, value: await settle(settings, version) };
  } catch (error) {
    return cannotRecord(settings.audit, error);
  }
}

async function settle(settings: Settings, version: string): Promise<Orders> {
  const folder = workingFolder();
  const written = resolvePath(settings.audit, folder);
  await makeFolder(folderOf(written));
  const orNone = (path: string | null) =>
    path === null ? null : resolvePath(path, folder);
  // Rights are compared as text, so the server must use the paths that symbolic links lead to.
  const settled: Settings = {
    ...settings,
    audit: await realFile(written),
    keys: resolvePath(settings.keys, folder),
    tls_certificate_file: orNone(settings.tls_certificate_file),
    tls_key_file: orNone(settings.tls_key_file),
    redis_ca: orNone(settings.redis_ca),
    oidc_ca: orNone(settings.oidc_ca),
    country_database: orNone(settings.country_database),
  };
  const policies: Record<string, PolicyPlace> = {};
  for (const name of settings.policy) {
    if (name === "shipped") continue;
    const path = resolvePath(name, folder);
    policies[name] = { path, folders: await placesOf(path) };
  }
  const grants = gatewayGrants(settled, folder);
  return {
    settings: settled,
    grants: { ...grants, read: [...grants.read, ...CODE] },
    policies,
    version,
    started_ms: now().getTime(),
  };
}
