/** The command line of `superego advise`. */
import { AUDIT, CONFIG, POLICY, PROFILE, type Verb } from "../flag.ts";

/** `superego advise`. */
export const ADVISE_VERB = {
  summary: "Answer one hook call of a coding agent on stdin",
  flags: {
    config: CONFIG,
    policy: POLICY,
    profile: PROFILE,
    audit: AUDIT,
    agent: {
      value: "NAME",
      summary: "Which agent's dialect to speak (`claude-code` when absent)",
    },
    url: {
      value: "URL",
      setting: true,
      summary:
        "Server to ask instead; its key comes from `SUPEREGO_TOKEN` or `SUPEREGO_TOKEN_FILE`",
    },
  },
  examples: [
    ["superego advise < call.json", "decide here"],
    [
      "superego advise --url http://127.0.0.1:8000 < call.json",
      "let a server decide",
    ],
  ],
} as const satisfies Verb;
