/** Judges what a repository tells coding agents: rights without a question, hooks that fail open, strangers' servers. */
import { secretName } from "../../audit/secret_name.ts";
import { isLoopback } from "../../config/value.ts";
import { findSecrets } from "../../facts/mod.ts";
import type { Problem } from "../../problem/problem.ts";
import { hooksOf, serversOf, type ToolServer } from "./agents_file.ts";
import { type DeploymentChecks, type Fault, hold } from "./check.ts";
import type { Part } from "./part.ts";
import { runsUnseen } from "./unseen.ts";

/** What gives an agent every command, or every tool. */
const EVERYTHING =
  /^(?:\*|(?:Bash|Shell|mcp__\*)(?:\(\s*(?::?\*|\*:\*)?\s*\))?)$/;

/** Switches of agents that let everything run unasked, with the value that does. */
const UNASKED: readonly (readonly [way: readonly string[], value: RegExp])[] = [
  [["permissions", "defaultMode"], /^bypassPermissions$/],
  [["chat.tools.autoApprove"], /^true$/],
  [["chat.tools.global.autoApprove"], /^true$/],
  [["general", "defaultApprovalMode"], /^yolo$/],
  [["permission"], /^allow$/],
  [["permission", "bash"], /^allow$/],
  [["amp.dangerouslyAllowAll"], /^true$/],
];

/** What runs a package of a registry at once. */
const RUNNERS =
  /^(?:npx|bunx|pnpx|uvx|pipx|npm|pnpm|yarn|bun|uv|docker|podman)$/;

/** Every check of agents' settings. */
export const AGENT_CHECKS: DeploymentChecks<Part> = {
  "AGENT-001": {
    severity: "critical",
    title: "Whoever opens the repository lets an agent run everything unasked",
    why:
      "A text that the agent reads can then have it run any command on the machine of whoever opened it",
    mend: "Remove it, and allow the single commands that are needed",
    standards: ["Agentic Top 10 ASI02", "MCP Top 10 M02"],
    find: (file) =>
      wrong([
        ...UNASKED.map(([way, value]) => [file.get(...way), value] as const)
          .filter(([part, value]) => value.test(part.text))
          .map(([part]) => part),
        ...file.get("permissions", "allow").items()
          .filter(({ text }) => EVERYTHING.test(text.trim())),
      ]),
  },
  "AGENT-002": {
    severity: "critical",
    title: "The repository turns hooks off",
    why: "No call is judged any more, by this guard or another",
    mend: "Remove `disableAllHooks`",
    standards: ["Agentic Top 10 ASI02"],
    find: (file) =>
      wrong(
        [file.get("disableAllHooks"), file.get("hooksConfig", "disabled")]
          .filter(({ on }) => on),
      ),
  },
  "AGENT-003": {
    severity: "critical",
    title: "The repository says where an agent's keys or questions go",
    why:
      "Every conversation, and the key that pays for it, goes to that address or program; a guard's settings can be changed the same way",
    mend:
      "Remove it; such variables belong to the user's own settings, never to a repository's",
    standards: ["CVE-2026-21852", "MCP Top 10 M01"],
    find: (file) =>
      wrong([
        ...file.get("env").entries().filter(({ key }) =>
          /^(?:SUPEREGO_\w+|\w*_BASE_URL|https?_proxy|all_proxy|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|LD_PRELOAD|DYLD_\w+|PATH)$/i
            .test(key)
        ),
        ...["apiKeyHelper", "awsCredentialExport", "awsAuthRefresh"]
          .map((key) => file.get(key)).filter(({ there }) => there),
      ]),
  },
  "AGENT-004": {
    severity: "high",
    title: "Every server that a repository names is trusted",
    why: "Whoever may write a file of the repository starts programs",
    mend:
      "Remove `enableAllProjectMcpServers`, and list the servers in `enabledMcpjsonServers`",
    standards: ["CVE-2025-59536", "MCP Top 10 M09"],
    find: (file) =>
      wrong([file.get("enableAllProjectMcpServers")].filter(({ on }) => on)),
  },
  "AGENT-005": {
    severity: "high",
    title: "A server of tools can be another one tomorrow",
    why: "A package without a version is whatever its owner publishes next",
    mend: "Write the exact version behind the package, such as `name@1.2.3`",
    standards: ["MCP Top 10 M04", "Agentic Top 10 ASI04"],
    find: (file) =>
      serversOf(file).flatMap((server) => {
        const loose = unpinned(server.words);
        return loose === null ? [] : named(server, loose);
      }),
  },
  "AGENT-006": {
    severity: "high",
    title: "A server of tools is asked in clear",
    why: "Whoever is on the way reads what it is given and writes what it says",
    mend: "Use `https://`",
    standards: ["OWASP ASVS 12.2.1", "MCP Top 10 M07"],
    find: (file) =>
      serversOf(file).filter(({ url }) => isClear(url.text))
        .flatMap((server) => named(server, server.url)),
  },
  "AGENT-007": {
    severity: "critical",
    title: "A secret stands in a repository's settings for agents",
    why: "Whoever has the repository has it, in every commit that comes after",
    mend: "Write a variable, such as `${API_KEY}`, and make a new secret",
    standards: ["MCP Top 10 M01", "OWASP ASVS 13.3.1"],
    find: (file) =>
      serversOf(file).flatMap((server) =>
        server.given.filter(holdsSecret).map((at): Fault => ({
          at,
          of: `${server.part.key}, ${at.key}`,
        }))
      ),
  },
  "AGENT-008": {
    severity: "high",
    title: "A server of tools runs with rights of the host",
    why: "Whatever it is told to do, it may do to the whole machine",
    mend: "Start the program itself, without a shell, `sudo` or `--privileged`",
    standards: ["MCP Top 10 M02", "MCP Top 10 M05"],
    find: (file) =>
      serversOf(file).flatMap((server) =>
        server.words.filter(({ text }, at) =>
          /^(?:sudo|doas|--privileged|--(?:net|network|pid)=host|-v=?\/:.*|\/:\/.*|.*\/docker\.sock(?::.*)?)$/
            .test(text) ||
          (at === 0 && /(?:^|\/)(?:ba|z|da)?sh$/.test(text) &&
            server.words.some((word) => runsUnseen(word.text)))
        ).flatMap((part) => named(server, part))
      ),
  },
  "AGENT-009": {
    severity: "high",
    title: "A hook lets the call through when it fails",
    why: "Whoever breaks the guard is past it",
    mend: "Remove what follows the guard's command",
    standards: ["OWASP ASVS 16.5.3", "Agentic Top 10 ASI08"],
    find: (file) =>
      hooksOf(file).filter(({ event, command }) =>
        /^(?:PreToolUse|beforeShellExecution|beforeMCPExecution|BeforeTool)$/
          .test(event) &&
        /(?:\|\||;|&&)\s*(?:true|:|exit\s+0)\b|\|\|\s*echo\b/.test(command.text)
      ).map(({ event, command }): Fault => ({
        at: command,
        of: event,
        found: command.text,
      })),
  },
  "AGENT-010": {
    severity: "high",
    title: "A hook runs what an address or a registry serves, unseen",
    why: "Whoever serves it decides what runs beside every call",
    mend: "Install the program with its version, and name it by its path",
    standards: ["MCP Top 10 M04"],
    find: (file) =>
      hooksOf(file).filter(({ command }) =>
        runsUnseen(command.text) ||
        /\b(?:npx|bunx|pnpx|uvx)\s+(?:-\S+\s+)*(?![\w@/.-]+@\d)[\w@]/
          .test(command.text)
      ).map(({ event, command }): Fault => ({
        at: command,
        of: event,
        found: command.text,
      })),
  },
  "AGENT-011": {
    severity: "medium",
    title: "The guard is asked about some tools only",
    why: "Every other tool, and each that a server brings along, runs unjudged",
    mend: "Write `*` for the matcher",
    standards: ["Agentic Top 10 ASI02"],
    find: (file) =>
      hooksOf(file).filter(({ event, command, matcher }) =>
        event === "PreToolUse" && /\bsuperego\b/.test(command.text) &&
        !/^(?:\*|\.\*)?$/.test(matcher.text)
      ).map(({ matcher }): Fault => ({ at: matcher, found: matcher.text })),
  },
  "AGENT-012": {
    severity: "medium",
    title: "An agent may work in the whole machine",
    why: "A repository is no reason to read or write a home",
    mend: "Name the folders that belong to the work",
    standards: ["Agentic Top 10 ASI02"],
    find: (file) =>
      wrong(
        file.get("permissions", "additionalDirectories").items()
          .filter(({ text }) =>
            /^(?:\/|~\/?|\$HOME\/?|\/(?:home|root|etc|Users)\/?)$/.test(text)
          ),
      ),
  },
};

function wrong(parts: readonly Part[]): readonly Fault[] {
  return parts.map((at) => ({
    at,
    ...(/^\d+$/.test(at.key) ? {} : { of: at.key }),
    found: at.text,
  }));
}

function named({ part }: ToolServer, at: Part): readonly Fault[] {
  return [{ at, of: part.key, found: at.text }];
}

/** The package that a runner is given without a version; `null` when there is none. */
function unpinned(words: readonly Part[]): Part | null {
  const [program, ...rest] = words;
  const name = program?.text.replace(/^.*\/|\.(?:cmd|exe)$/g, "") ?? "";
  // The words of one line, or `cmd /c npx …` before it.
  const inner = rest.findIndex(({ text }) => RUNNERS.test(text));
  if (!RUNNERS.test(name)) {
    return name === "cmd" && inner >= 0 ? unpinned(rest.slice(inner)) : null;
  }
  const subject = packageOf(name, rest);
  if (subject === undefined || /^[./~$]/.test(subject.text)) return null;
  const pinned = /^(?:docker|podman)$/.test(name)
    ? /@sha256:|:(?!latest$)[\w.-]+$/
    : /.@v?\d+\.\d+\.\d+|==\d/;
  return pinned.test(subject.text) ? null : subject;
}

/** Subcommands that run a package or an image; for these programs nothing else does. */
const RUN_WORDS = /^(?:exec|x|dlx|run|tool)$/;

/** Flags that take the next word with them. */
const WITH_VALUE =
  /^(?:-[evpwu]|--(?:env|volume|publish|workdir|user|name|network|net|mount|env-file|python|entrypoint|registry|directory|memory|cpus|platform|with))$/;

function packageOf(name: string, words: readonly Part[]): Part | undefined {
  const direct = /^(?:npx|bunx|pnpx|uvx)$/.test(name);
  if (!direct && !words.some(({ text }) => RUN_WORDS.test(text))) {
    return undefined;
  }
  // `npm run` and `uv run` start what the repository itself holds.
  if (/^(?:npm|pnpm|yarn|bun|uv)$/.test(name) && words[0]?.text === "run") {
    return undefined;
  }
  for (let at = 0; at < words.length; at++) {
    const { text } = words[at]!;
    if (
      /^(?:-p|--package|--from|--spec)$/.test(text) &&
      !/^(?:docker|podman)$/.test(name)
    ) {
      return words[at + 1];
    }
    if (WITH_VALUE.test(text)) at++;
    else if (!text.startsWith("-") && (direct || !RUN_WORDS.test(text))) {
      return words[at];
    }
  }
  return undefined;
}

function isClear(address: string): boolean {
  return /^(?:http|ws):\/\//i.test(address) && URL.canParse(address) &&
    !isLoopback(new URL(address).hostname.replace(/^\[|\]$/g, ""));
}

function holdsSecret({ key, text }: Part): boolean {
  if (text === "" || /\$\{?\w|\{env:/.test(text)) return false;
  return findSecrets(`${key}=${text}`).length > 0 ||
    (secretName(key) !== null &&
      !/^(?:true|false|\d{1,5}|<.*>|your.*|xxx+|\.\.\.)$/i.test(text));
}

/** Judges one file of settings. */
export function judgeAgents(file: Part): readonly Problem[] {
  return hold(file, AGENT_CHECKS);
}
