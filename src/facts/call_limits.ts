/** How long the texts of a call may be, for doors that do not load its schema. */

/** Most UTF-16 code units of each. */
export const CALL_LIMITS = {
  tool_name: 512,
  cwd: 4_096,
  session_id: 512,
  agent_id: 512,
  agent: 128,
} as const;
