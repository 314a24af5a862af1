/** Gives rights of the process away before input is read: the one file of this room that touches permissions. */

/** A right of the runtime. */
export type Right = Deno.PermissionName;

/** Every right that the binary may have. */
export const RIGHTS: readonly Right[] = ["read", "write", "net", "env", "sys"];

/** Gives every right away but those named; throws when one stays. A right once given away cannot be had again. */
export function keepOnly(...kept: readonly Right[]): void {
  for (const name of [...RIGHTS, "run", "ffi"] as const) {
    if (kept.includes(name)) continue;
    const { state } = Deno.permissions.revokeSync({ name });
    if (state === "granted") throw new Error(`The right "${name}" stays`);
  }
}
