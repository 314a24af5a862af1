/** What a token is at first sight, without a look inside. */

/** Why a token was refused. */
export const TOKEN_REFUSALS = [
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

/** One of {@linkcode TOKEN_REFUSALS}. */
export type TokenRefusal = typeof TOKEN_REFUSALS[number];

/** Whether a credential has the form of a signed token (RFC 7515, section 7.1). */
export function isToken(credential: string): boolean {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(credential);
}
