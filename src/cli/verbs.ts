/** Loads a verb's code only when it is asked for, so that `advise` starts without the server's. */
import type { Run } from "./io.ts";
import type { VerbName } from "./table.ts";

/** Each verb's loader. */
export const LOADERS: Readonly<Record<VerbName, () => Promise<Run>>> = {
  serve: async () => (await import("./serve.ts")).serve,
  advise: async () => (await import("./advise.ts")).advise,
  mcp: async () => (await import("./mcp.ts")).mcp,
  explain: async () => (await import("./explain.ts")).explain,
  policy: async () => (await import("./policy.ts")).policy,
  audit: async () => (await import("./audit.ts")).audit,
  check: async () => (await import("./check.ts")).check,
  config: async () => (await import("./config.ts")).config,
  keys: async () => (await import("./keys.ts")).keys,
  hooks: async () => (await import("./hooks.ts")).hooks,
  health: async () => (await import("./health.ts")).health,
  posture: async () => (await import("./posture.ts")).posture,
};
