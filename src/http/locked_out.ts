/** Turns away who keeps failing to authenticate, before the keys are read again for them. */
import { fingerprint } from "../auth/digest.ts";
import type { AppParts } from "./parts.ts";
import { withRetry } from "./limited.ts";
import type { Reply } from "./reply.ts";
import type { Route } from "./route.ts";

/** Who asks, by the address that it is counted by, and how its route words a refusal. */
export interface Trying {
  readonly asker: string;
  readonly refuse: Route["refuse"];
}

/** For how many milliseconds what is refused from an address is not even looked into; 0 when it is. */
export function addressLeft({ asker }: Trying, parts: AppParts): number {
  const { lockout } = parts;
  return lockout.idle() ? 0 : lockout.addressLeft(asker, now(parts));
}

/** The answer to a refused credential that is locked out; `null` when it may be looked up again. */
export function credentialLockedOut(
  secret: string,
  trying: Trying,
  parts: AppParts,
): Reply | null {
  const { lockout } = parts;
  return lockout.idle() ? null : lockedOut(
    lockout.credentialLeft(fingerprint(secret), now(parts)),
    trying,
    parts,
  );
}

/** Counts a refused credential; `secret` is `null` for what is none at all. */
export function countFailure(
  { asker }: Trying,
  secret: string | null,
  parts: AppParts,
): void {
  const print = secret === null ? null : fingerprint(secret);
  for (const began of parts.lockout.failed(asker, print, now(parts))) {
    parts.locked(began, asker);
  }
}

/** Forgets what the address of a good credential failed before; a lock-out that has begun stays, since others may share the address. */
export function countSuccess(trying: Trying, parts: AppParts): void {
  if (parts.lockout.idle() || addressLeft(trying, parts) > 0) return;
  parts.lockout.succeeded(trying.asker);
}

/** The answer to who has to wait for so long; `null` for no time at all. */
export function lockedOut(
  left_ms: number,
  trying: Trying,
  parts: AppParts,
): Reply | null {
  if (left_ms <= 0) return null;
  parts.metrics.limited("lockout");
  const left_s = Math.ceil(left_ms / 1000);
  return withRetry(
    `Too many credentials were refused; try again in ${left_s} s`,
    left_s,
    trying.refuse,
  );
}

function now({ clock }: AppParts): number {
  return clock.elapsed();
}
