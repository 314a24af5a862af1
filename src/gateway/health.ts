/** Says whether the server answers calls as it should, and which part keeps it from that. */
import type { TrailStatus } from "../audit/trail.ts";
import type { Health, HealthPart } from "../mcp/parts.ts";

/** Puts the parts together; a server that drains is not ready, so that no new calls are sent to it. */
export function healthOf(
  policy: HealthPart,
  keys: HealthPart,
  { ok, detail, warning }: Pick<TrailStatus, "ok" | "detail" | "warning">,
  draining: boolean,
  /** Those that only some servers have; `null` for one that this has not. */
  more: readonly (HealthPart | null)[] = [],
): Health {
  const parts: readonly HealthPart[] = [
    policy,
    keys,
    ...more.filter((part) => part !== null),
    { name: "audit", ok, detail, ...warning !== null && { warning } },
    {
      name: "server",
      ok: !draining,
      detail: draining ? "stopping" : "answering",
    },
  ];
  return { ok: parts.every((part) => part.ok), parts };
}
