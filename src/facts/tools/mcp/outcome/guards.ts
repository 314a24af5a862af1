/** Tools that change what another tool, or the agent, is allowed to do. */
import type { McpCall } from "../family.ts";
import { type Change, phrase, setsWith, settings } from "./named.ts";

/** Plain names of settings that hold a tool back. */
const LIMITS =
  /^(?:allowed|blocked|denied|forbidden|permitted|trusted|restricted|always(?:allow|approve)|auto(?:approve|accept|run))(?:commands?|directories|dirs?|domains?|files?|folders?|hosts?|operations?|origins?|paths?|tools?|all|mode)?$|^(?:approvalmode|approvalpolicy|confirmationmode|dangerously\w+|permissionmode|readonlymode|requireapproval|requireconfirmation|safemode|safetymode|sandbox(?:mode|enabled)?|skipconfirmation|yolo(?:mode)?)$/;

/** Options with which an agent asks nobody any more. */
const UNBOUND =
  /^--(?:allow-)?(?:dangerously-[\w-]+|yolo|full-auto|trust-all-tools|no-confirm)$/;

/** `set_config_value {key: "blockedCommands", value: []}`. */
export function guards({ verbs, parameters }: McpCall): Change | undefined {
  const verb = setsWith(verbs);
  if (settings(parameters).some(({ value }) => UNBOUND.test(String(value)))) {
    return { what: "agent", operation: "unsandbox" };
  }
  if (
    verb === undefined ||
    !/_(?:config|configuration|options?|preferences?|settings?)_/.test(
      phrase(verbs),
    )
  ) return undefined;
  const limits = settings(parameters).some(({ name, value }) =>
    LIMITS.test(name) ||
    /^(?:key|name|setting|option|path|field)$/.test(name) &&
      typeof value === "string" &&
      LIMITS.test(value.toLowerCase().replace(/.*\./, "").replace(/[_-]/g, ""))
  );
  return limits ? { what: "agent", operation: verb } : undefined;
}
