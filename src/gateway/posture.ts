/** What the server may touch, and the proof that it may touch nothing else. */
import type { GatewayGrants } from "../config/grants.ts";
import { type Attempt, tryForbidden } from "./attempt.ts";

/** The report of `GET /v1/posture` and `superego posture`. */
export interface Posture {
  /** Whether every forbidden act was refused. */
  readonly ok: boolean;
  /** The rights of the server's thread; it has none that is not listed. */
  readonly grants: GatewayGrants;
  /** Each forbidden act, tried from the server's thread. */
  readonly server: readonly Attempt[];
  /** Each forbidden act, tried from the launcher's thread after the start; none before that. */
  readonly launcher: readonly Attempt[];
}

/** Puts the report together. */
export function posture(
  grants: GatewayGrants,
  server: readonly Attempt[],
  launcher: readonly Attempt[],
): Posture {
  const ok = [...server, ...launcher].every(({ refused }) => refused);
  return { ok, grants, server, launcher };
}

/** Tries everything again from this thread. */
export async function provePosture(
  grants: GatewayGrants,
  launcher: readonly Attempt[],
): Promise<Posture> {
  return posture(grants, await tryForbidden(grants), launcher);
}
