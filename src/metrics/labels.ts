/** The closed lists of label values, each a word for something that happens. */

/** Why a credential was refused. */
export const AUTH_FAILURES = [
  "missing",
  "malformed",
  "unknown",
  "expired",
  "address",
  "scope",
  "tool",
  "token_malformed",
  "token_issuer",
  "token_keys",
  "token_signature",
  "token_expired",
  "token_early",
  "token_audience",
  "token_claims",
  "token_address",
] as const;

/** One of {@linkcode AUTH_FAILURES}. */
export type AuthFailure = typeof AUTH_FAILURES[number];

/** What turned a request away before it was answered. */
export const LIMITS = [
  "body",
  "deadline",
  "address",
  "connections",
  "rate_all",
  "rate_route",
  "rate_address",
  "rate_principal",
  "rate_tool",
  "rate_session",
  "concurrent_all",
  "concurrent_address",
  "concurrent_principal",
  "blocked",
  "lockout",
] as const;

/** One of {@linkcode LIMITS}. */
export type Limit = typeof LIMITS[number];

/** Why a connection to the port with TLS came to nothing. */
export const TLS_REFUSALS = ["plain", "handshake"] as const;

/** One of {@linkcode TLS_REFUSALS}. */
export type TlsRefusal = typeof TLS_REFUSALS[number];

/** Whom a lock-out concerns. */
export const LOCKOUT_SUBJECTS = ["address", "credential"] as const;

/** One of {@linkcode LOCKOUT_SUBJECTS}. */
export type LockoutSubject = typeof LOCKOUT_SUBJECTS[number];

/** HTTP methods that are told apart; any other counts as `other`. */
export const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "other",
] as const;

/** Routes that are told apart; any other counts as `other`. */
export const ROUTES = [
  "/v1/evaluate",
  "/v1/hooks",
  "/v1/hooks/claude-code",
  "/mcp",
  "/healthz",
  "/readyz",
  "/.well-known/oauth-protected-resource",
  "/.well-known/oauth-protected-resource/mcp",
  "/v1/health",
  "/v1/rules",
  "/v1/audit/recent",
  "/v1/posture",
  "/v1/openapi.json",
  "/metrics",
  "/v1/admin/config",
  "/v1/admin/reload",
  "/v1/admin/lockouts",
  "other",
] as const;
