/** The command line as a table, from which parsing, help and documentation are made. */
import { ISSUABLE } from "../auth/scopes.ts";
import { ADVISE_VERB } from "./table/advise.ts";
import { AUDIT_VERB } from "./table/audit.ts";
import { CHECK_VERB } from "./table/check.ts";
import { HOOKS_VERB } from "./table/hooks.ts";
import { AUDIT, CONFIG, format, POLICY, PROFILE, type Verb } from "./flag.ts";

/** Every verb, in the order in which help lists them. */
export const VERBS = {
  serve: {
    summary: "Answer over HTTP, agents' hooks and MCP until told to stop",
    flags: {
      config: CONFIG,
      policy: POLICY,
      profile: PROFILE,
      listen: {
        value: "HOST:PORT",
        setting: true,
        summary: "Address to listen on",
      },
      audit: AUDIT,
    },
    examples: [
      ["superego serve", "on loopback, with the shipped policy"],
      [
        "superego serve --policy shipped --policy team.yaml",
        "the shipped policy and your own together",
      ],
    ],
  },
  advise: ADVISE_VERB,
  mcp: {
    summary: "Serve MCP on stdin and stdout",
    flags: { config: CONFIG, policy: POLICY, profile: PROFILE, audit: AUDIT },
    examples: [["superego mcp", "for an MCP client that starts its servers"]],
  },
  explain: {
    summary: "Show what one call would do, which rules matched, and why",
    flags: {
      config: CONFIG,
      policy: POLICY,
      profile: PROFILE,
      command: { value: "TEXT", summary: "A shell command to explain" },
      cwd: {
        value: "FOLDER",
        summary: "Working directory to assume for `--command`",
      },
      all: { summary: "Show the rules that did not match, too, and why" },
      format: format("text", "json"),
    },
    examples: [
      ["superego explain --command 'rm -rf /'", "one shell command"],
      [
        "superego explain --profile strict < call.json",
        "any call, by another profile",
      ],
    ],
  },
  policy: {
    summary: "Test and lint policy files",
    actions: ["test", "lint"],
    operands: "[FILE…]",
    flags: { format: format("text", "json", "junit") },
    examples: [
      ["superego policy lint team.yaml", "what is wrong with it"],
      ["superego policy test team.yaml", "run the cases in it and beside it"],
    ],
  },
  audit: AUDIT_VERB,
  check: CHECK_VERB,
  config: {
    summary: "Show the effective settings and where each came from",
    actions: ["show"],
    flags: {
      config: CONFIG,
      policy: POLICY,
      profile: PROFILE,
      listen: {
        value: "HOST:PORT",
        setting: true,
        summary: "Address to listen on",
      },
      audit: AUDIT,
      url: { value: "URL", setting: true, summary: "Server to ask" },
      format: format("text", "json"),
    },
    examples: [["superego config show", "secrets are not printed"]],
  },
  keys: {
    summary: "Make, list, exchange and revoke API keys",
    actions: ["add", "create", "list", "rotate", "revoke"],
    operands: "[NAME]",
    flags: {
      config: CONFIG,
      scope: {
        value: "SCOPE",
        kind: "choice",
        choices: ISSUABLE,
        many: true,
        of: ["add", "create"],
        summary: "What a new key may do (`evaluate` when absent)",
      },
      days: {
        value: "N",
        kind: "integer",
        of: ["add", "create"],
        summary: "After how many days a new key ends (never when absent)",
      },
      address: {
        value: "NETWORK",
        many: true,
        of: ["add", "create"],
        summary:
          "An address or network, like 192.0.2.0/24, from which alone a new key is good (any when absent)",
      },
      tool: {
        value: "NAME",
        many: true,
        of: ["add", "create"],
        summary: "A tool about which alone a new key may ask (all when absent)",
      },
      another: {
        of: ["add", "create"],
        summary: "Make one also when that owner holds a key already",
      },
      grace: {
        value: "SECONDS",
        kind: "integer",
        of: ["rotate"],
        summary:
          "How long the old key of an exchange is still good (0 when absent)",
      },
      all: {
        of: ["revoke"],
        summary: "Revoke every key of that name",
      },
      format: {
        ...format("text", "json"),
        of: ["add", "create", "list", "rotate"],
      },
    },
    examples: [
      ["superego keys add ci --scope evaluate", "print a new key once"],
      [
        "superego keys rotate ci --grace 3600",
        "print another in its place; the old one is good for an hour",
      ],
    ],
  },
  hooks: HOOKS_VERB,
  health: {
    summary: "Ask a server on this machine whether it is ready",
    flags: {
      config: CONFIG,
      listen: {
        value: "HOST:PORT",
        setting: true,
        summary: "Address that it listens on",
      },
    },
    examples: [["superego health", "for a container's health check"]],
  },
  posture: {
    summary: "Print what the server may touch, and prove what it may not",
    flags: { config: CONFIG, format: format("text", "json") },
    examples: [["superego posture", "grants and attempted violations"]],
  },
} as const satisfies Readonly<Record<string, Verb>>;

/** The name of a verb. */
export type VerbName = keyof typeof VERBS;

/** Every verb's name, in the order of the table. */
export const VERB_NAMES = Object.keys(VERBS) as readonly VerbName[];
