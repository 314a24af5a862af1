/** Turns away who keeps failing to authenticate, before anything is looked up for them. */
import { fingerprint } from "../auth/digest.ts";
import type { AppParts } from "./parts.ts";
import { withRetry } from "./limited.ts";
import type { Reply } from "./reply.ts";
import type { Asked, Route } from "./route.ts";

/** Who asks, by the address that it is counted by, and how its route words a refusal. */
export interface Trying {
  readonly asker: string;
  readonly refuse: Route["refuse"];
}

/** The answer to an address that is locked out; `null` when it may try, or shows no credential, which is no attempt. */
export function lockedOut(
  asked: Asked,
  trying: Trying,
  parts: AppParts,
): Reply | null {
  const { lockout } = parts;
  if (lockout.idle() || !hasCredential(asked)) return null;
  return refuse(lockout.addressLeft(trying.asker, now(parts)), trying, parts);
}

/** The answer to a refused credential that is locked out; `null` when it may be looked up again. */
export function credentialLockedOut(
  secret: string,
  trying: Trying,
  parts: AppParts,
): Reply | null {
  const { lockout } = parts;
  return lockout.idle() ? null : refuse(
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

/** Forgets what the address of a good credential failed before. */
export function countSuccess({ asker }: Trying, parts: AppParts): void {
  if (!parts.lockout.idle()) parts.lockout.succeeded(asker);
}

function refuse(
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

function hasCredential(asked: Asked): boolean {
  return asked.header("authorization") !== undefined ||
    asked.header("x-api-key") !== undefined;
}

function now({ clock }: AppParts): number {
  return clock.elapsed();
}
