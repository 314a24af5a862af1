/** The settings of which web pages may ask. */
import type { Setting } from "../setting.ts";

const DAY_MS = 86_400_000;

/** Each by its name. */
export const CORS_SETTINGS = {
  cors_origins: {
    kind: "origins",
    section: "network",
    part: "cors",
    default: [],
    description:
      "Origins whose web pages may ask, each exactly as a browser sends it; none when empty, and `*` for every one, which production refuses",
  },
  cors_methods: {
    kind: "list",
    section: "network",
    part: "cors",
    default: ["GET", "POST"],
    choices: ["GET", "POST", "DELETE"],
    description: "Methods by which those pages may ask",
  },
  cors_headers: {
    kind: "list",
    section: "network",
    part: "cors",
    default: [
      "Authorization",
      "Content-Type",
      "X-API-Key",
      "X-Request-Id",
      "Mcp-Protocol-Version",
      "Mcp-Session-Id",
      "Mcp-Method",
      "Mcp-Name",
    ],
    description: "Request headers that those pages may set",
  },
  cors_max_age_ms: {
    kind: "integer",
    section: "network",
    part: "cors",
    default: 600_000,
    unit: "ms",
    range: [0, DAY_MS],
    description:
      "How long a browser may keep the answer to whether a page may ask, in whole seconds",
  },
} as const satisfies Readonly<Record<string, Setting>>;
