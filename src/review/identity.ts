/** The one file of the room that draws random numbers. */

/** A new identifier for a decision: a random UUID (RFC 9562, version 4). */
export function newDecisionId(): string {
  return crypto.randomUUID();
}
