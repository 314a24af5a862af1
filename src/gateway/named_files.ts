/** Reads every file that the settings name as the server does at its start, without starting it. */
import type { Settings } from "../config/schema.ts";
import type { Problem } from "../problem/problem.ts";
import { readAuthorities } from "./authorities.ts";
import { loadPair } from "./certificate.ts";
import { limiterOf } from "./limiting.ts";
import { loadCountries } from "./sources.ts";

const UNHEARD = { limited() {}, blocked() {} };

/** What would keep the server from starting: certificates, authorities, countries, and rates of no route. */
export async function namedFileProblems(
  settings: Settings,
): Promise<readonly Problem[]> {
  const { tls_certificate_file: certificate, tls_key_file: key } = settings;
  const read = [
    ...certificate === null || key === null
      ? []
      : [await loadPair({ certificate, key })],
    ...settings.redis_url === null
      ? []
      : [await readAuthorities("redis_ca", settings)],
    ...settings.oidc_issuers.length === 0
      ? []
      : [await readAuthorities("oidc_ca", settings)],
    await loadCountries(settings),
    limiterOf(settings, UNHEARD),
  ];
  return read.flatMap((one) => one.ok ? [] : one.problems);
}
