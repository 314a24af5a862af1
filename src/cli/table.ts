/** The command line as a table, from which parsing, help and documentation are made. */
import { AUDIT, CONFIG, format, POLICY, type Verb } from "./flag.ts";

/** Every verb, in the order in which help lists them. */
export const VERBS = {
  serve: {
    summary: "Answer over HTTP, agents' hooks and MCP until told to stop",
    flags: {
      config: CONFIG,
      policy: POLICY,
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
  advise: {
    summary: "Answer one hook call of a coding agent on stdin",
    flags: {
      config: CONFIG,
      policy: POLICY,
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
  },
  mcp: {
    summary: "Serve MCP on stdin and stdout",
    flags: { config: CONFIG, policy: POLICY, audit: AUDIT },
    examples: [["superego mcp", "for an MCP client that starts its servers"]],
  },
  explain: {
    summary: "Show for one call every rule, and why it matched or did not",
    flags: {
      policy: POLICY,
      command: { value: "TEXT", summary: "A shell command to explain" },
      cwd: {
        value: "FOLDER",
        summary: "Working directory to assume for `--command`",
      },
      format: format("text", "json"),
    },
    examples: [
      ["superego explain --command 'rm -rf /'", "one shell command"],
      ["superego explain < call.json", "any call"],
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
  audit: {
    summary: "Verify and read the record of decisions",
    actions: ["verify", "tail", "search", "stats"],
    operands: "[FILE]",
    flags: {
      config: CONFIG,
      since: { value: "TIME", summary: "Only records at or after this time" },
      until: { value: "TIME", summary: "Only records before this time" },
      action: {
        value: "ACTION",
        kind: "choice",
        choices: ["allow", "deny", "ask", "defer"],
        summary: "Only this action",
      },
      rule: { value: "ID", summary: "Only this rule" },
      tool: { value: "NAME", summary: "Only this tool" },
      principal: { value: "ID", summary: "Only this principal" },
      text: {
        value: "TEXT",
        summary: "Only records that hold this text, in any case",
      },
      limit: {
        value: "N",
        kind: "integer",
        summary: "Show at most this many records",
      },
      format: format("text", "json"),
    },
    examples: [
      ["superego audit verify", "has anybody tampered with it?"],
      ["superego audit search --action deny --tool Bash", "what was denied"],
    ],
  },
  check: {
    summary: "Judge configuration, environment and policies",
    operands: "[PROFILE] [PATH…]",
    flags: {
      config: CONFIG,
      policy: POLICY,
      format: format(
        "text",
        "json",
        "sarif",
        "junit",
        "github",
        "markdown",
        "html",
      ),
      "fail-on": {
        value: "SEVERITY",
        kind: "choice",
        choices: ["critical", "high", "medium", "low", "info"],
        summary: "Least severity that makes the exit status 1",
      },
      list: { summary: "List the checks instead of running them" },
      explain: { value: "ID", summary: "Explain one check" },
    },
    examples: [
      ["superego check", "this machine's configuration"],
      ["superego check --format sarif", "for a code scanning service"],
    ],
  },
  config: {
    summary: "Show the effective settings and where each came from",
    actions: ["show"],
    flags: {
      config: CONFIG,
      policy: POLICY,
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
    actions: ["add", "list", "rotate", "revoke"],
    operands: "[NAME]",
    flags: {
      config: CONFIG,
      scope: {
        value: "SCOPE",
        many: true,
        summary: "What a new key may do (`evaluate` when absent)",
      },
      days: {
        value: "N",
        kind: "integer",
        summary: "After how many days a new key ends (never when absent)",
      },
      grace: {
        value: "SECONDS",
        kind: "integer",
        summary:
          "How long the old key of an exchange is still good (0 when absent)",
      },
      format: format("text", "json"),
    },
    examples: [
      ["superego keys add ci --scope evaluate", "print a new key once"],
      [
        "superego keys rotate ci --grace 3600",
        "print another in its place; the old one is good for an hour",
      ],
    ],
  },
  hooks: {
    summary: "Install into a coding agent's settings, list, and take out again",
    actions: ["add", "list", "remove"],
    flags: {
      scope: {
        value: "SCOPE",
        kind: "choice",
        choices: ["user", "project", "local"],
        summary: "Which settings file (`user` when absent)",
      },
      matcher: {
        value: "PATTERN",
        summary: "Which tools (`*`, all of them, when absent)",
      },
      type: {
        value: "TYPE",
        kind: "choice",
        choices: ["command", "http"],
        summary:
          "Run this program, or ask a server (`http` when `--url` is given)",
      },
      url: { value: "URL", summary: "The server to ask" },
      policy: {
        value: "FILE",
        many: true,
        summary: "Policy file that the installed command is given",
      },
      timeout: {
        value: "SECONDS",
        kind: "integer",
        summary: "How long the agent waits for an answer (30 when absent)",
      },
      yes: { summary: "Do not ask before writing" },
      "dry-run": { summary: "Show the change without writing it" },
      format: format("text", "json"),
    },
    examples: [
      ["superego hooks add --yes", "guard every tool call of Claude Code"],
      [
        "superego hooks add --scope project --url http://127.0.0.1:8000",
        "ask a server, in this project only",
      ],
      ["superego hooks remove --yes", "take it out again"],
    ],
  },
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
    summary: "Print what this process may do, and prove what it may not",
    flags: { config: CONFIG, format: format("text", "json") },
    examples: [["superego posture", "grants and attempted violations"]],
  },
} as const satisfies Readonly<Record<string, Verb>>;

/** The name of a verb. */
export type VerbName = keyof typeof VERBS;

/** Every verb's name, in the order of the table. */
export const VERB_NAMES = Object.keys(VERBS) as readonly VerbName[];
