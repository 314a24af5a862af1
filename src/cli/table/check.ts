/** The command line of `superego check`. */
import { CONFIG, format, POLICY, PROFILE, type Verb } from "../flag.ts";

/** `superego check`. */
export const CHECK_VERB = {
  summary:
    "Judge policies, configuration and deployments: files, folders, or what this machine would run with",
  operands: "[PROFILE] [PATH…]",
  flags: {
    config: CONFIG,
    policy: POLICY,
    profile: PROFILE,
    format: format(
      "text",
      "json",
      "sarif",
      "junit",
      "github",
      "markdown",
      "html",
      "baseline",
    ),
    "fail-on": {
      value: "SEVERITY",
      kind: "choice",
      choices: ["critical", "high", "medium", "low", "info"],
      summary:
        "Least severity that makes the exit status 1 (`medium` when absent)",
    },
    waivers: {
      value: "FILE",
      summary: "What is accepted for a while, each with owner, reason and end",
    },
    baseline: {
      value: "FILE",
      summary: "Problems that do not count, as `--format baseline` wrote them",
    },
    exclude: {
      value: "PATTERN",
      many: true,
      summary:
        "Files and folders to leave out, such as `tests` or `**/*.bad.yaml`",
    },
    url: {
      value: "URL",
      summary:
        "A running server to ask a few harmless questions, without a key",
    },
    list: { summary: "List the checks instead of running them" },
    explain: { value: "ID", summary: "Explain one check" },
  },
  examples: [
    ["superego check", "what the program would run with on this machine"],
    [
      "superego check policies superego.yaml",
      "every policy below a folder, its tests too, and a configuration file",
    ],
    [
      "superego check all . --exclude tests --format sarif",
      "everything below a folder but its tests, for a code scanning service",
    ],
    [
      "superego check repo",
      "secrets, settings of agents, Dockerfiles and workflows of a repository",
    ],
    [
      "superego check compose docker-compose.yml prod.yml",
      "Compose files, the later over the earlier",
    ],
    [
      "superego check - < running.json",
      "what `docker inspect $(docker ps -q)` or `kubectl get pods -A -o json` wrote",
    ],
    [
      "superego check live --url https://guard.example",
      "a running server, by what it answers to strangers",
    ],
    [
      "superego check all . --format baseline > baseline.json",
      "from now on `--baseline baseline.json` tells what is new",
    ],
  ],
} as const satisfies Verb;
