/** The settings of asking a server from a hook. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const HOOK_SETTINGS = {
  url: {
    kind: "url",
    part: "hook",
    default: null,
    flag: "--url",
    description: "Server that `advise` asks instead of deciding itself",
  },
  token: {
    kind: "secret",
    part: "hook",
    default: null,
    range: [1, 16_384],
    description: "API key or token that `advise` sends to that server",
  },
  url_timeout_ms: {
    kind: "integer",
    part: "hook",
    default: 10_000,
    unit: "ms",
    range: [10, 600_000],
    description: "Longest time for that server to answer",
  },
  on_unreachable: {
    kind: "choice",
    part: "hook",
    default: "block",
    choices: ["block", "defer"],
    description:
      "What `advise` answers when that server cannot be reached or answers 502, 503 or 504: stop the tool, or leave it to the agent's own permissions",
  },
  proxy: {
    kind: "boolean",
    part: "hook",
    default: false,
    description:
      "Whether `advise` reaches that server through `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, which it ignores otherwise",
  },
} as const satisfies Readonly<Record<string, Setting>>;
