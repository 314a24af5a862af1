/** Judges tokens of the issuers that the settings declare, and tells the operator when their keys cannot be had. */
import type { Logger } from "@logtape/logtape";
import type { Tokens } from "../auth/tokens.ts";
import type { Settings } from "../config/schema.ts";
import { createResource, type Resource } from "../http/protected_resource.ts";
import type { HealthPart } from "../mcp/parts.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { elapsed } from "../limit/clock.ts";
import type { Result } from "../problem/problem.ts";
import { readAuthorities } from "./authorities.ts";

/**
 * Begins to fetch the keys of every issuer, without waiting for them; `null` where none is declared. Refuses an
 * unreadable file of certificates (`AUTH-001`).
 */
export async function openTokens(
  settings: Settings,
  metrics: Pick<Metrics, "issuerFetch">,
  log: Logger,
): Promise<Result<Tokens | null>> {
  const { oidc_issuers: issuers } = settings;
  if (issuers.length === 0) return { ok: true, value: null };
  // What verifies signatures is loaded only where there are any.
  const [{ createTokens }, { fetcher }] = await Promise.all([
    import("../auth/tokens.ts"),
    import("../auth/fetch.ts"),
  ]);
  const ca = await readAuthorities("oidc_ca", settings);
  if (!ca.ok) return ca;
  const fetchDocument = fetcher(settings.oidc_timeout_ms, ca.value);
  const failing = new Map<string, string>();
  const tokens = createTokens({
    issuers,
    algorithms: settings.oidc_algorithms,
    tolerance_ms: settings.oidc_clock_tolerance_ms,
    most_bytes: settings.oidc_max_token_bytes,
    refresh_ms: settings.oidc_refresh_ms,
    cooldown_ms: settings.oidc_cooldown_ms,
    keep_ms: settings.oidc_keep_keys_ms,
    fetchDocument,
    elapsed,
    fetched(issuer, failure) {
      metrics.issuerFetch(failure === null);
      const before = failing.get(issuer) ?? null;
      if (failure === before) return;
      if (failure === null) {
        failing.delete(issuer);
        log.info("The keys of {issuer} could be fetched again", { issuer });
      } else {
        failing.set(issuer, failure);
        log.error("The keys of {issuer} could not be fetched: {failure}", {
          issuer,
          failure,
        });
      }
    },
  });
  void tokens.prepare();
  return { ok: true, value: tokens };
}

/** The server as clients are told of it that look for a token; `null` where none is taken. */
export function resourceOf(settings: Settings, tls: boolean): Resource | null {
  const { oidc_issuers: issuers, oidc_public_url: public_url } = settings;
  return issuers.length === 0
    ? null
    : createResource({ issuers, public_url, tls });
}

/** How issuers are; `null` where none is declared. Anybody may see this, so none is named. */
export function tokenHealth(
  tokens: Pick<Tokens, "failures"> | null,
  issuers: number,
): HealthPart | null {
  if (tokens === null) return null;
  const failing = tokens.failures().length;
  return {
    name: "tokens",
    ok: true,
    detail: `tokens of ${issuers} issuers are taken`,
    ...failing === 0 ? {} : {
      warning:
        `The keys of ${failing} of ${issuers} issuers could not be fetched, and the log says why; their tokens are refused once the keys at hand are too old`,
    },
  };
}
