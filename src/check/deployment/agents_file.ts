/** Reads the settings that a repository gives to coding agents: hooks, rights, and servers of tools. */
import { readYaml } from "../../problem/yaml.ts";
import type { Result } from "../../problem/problem.ts";
import { Part } from "./part.ts";

/** What agents read of a repository by themselves, by its name. */
const NAMES =
  /(^|\/)(?:\.claude\/settings(?:\.local)?\.json|\.mcp\.json|mcp\.json|\.cursor\/(?:mcp|hooks)\.json|\.vscode\/(?:mcp|settings)\.json|\.gemini\/settings\.json|\.codex\/hooks\.json|\.amp\/settings\.json|opencode\.jsonc?)$/;

/** Whether a file is called as agents' settings are. */
export function isAgentsFile(file: string): boolean {
  return NAMES.test(file);
}

/** Reads JSON in which comments and commas before a bracket are allowed; places are those of the text. */
export function readSettingsJson(text: string, file: string): Result<Part> {
  const yaml = readYaml(withoutComments(text), file);
  return yaml.ok ? { ok: true, value: Part.whole(file, yaml.value) } : yaml;
}

/** The text with blanks in place of what JSON does not know, so that every sign keeps its place. */
function withoutComments(text: string): string {
  return text.replace(
    /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[}\]])|[\t\ufeff]/g,
    (token) => token.startsWith('"') ? token : token.replace(/[^\n]/g, " "),
  );
}

/** One server of tools that agents are told to use. */
export interface ToolServer {
  readonly part: Part;
  /** The program and its arguments; empty for a server that is asked over the network. */
  readonly words: readonly Part[];
  readonly url: Part;
  /** Variables and headers that it is given. */
  readonly given: readonly Part[];
}

/** Every server that a file names, in the spellings of several agents. */
export function serversOf(file: Part): readonly ToolServer[] {
  return [
    file.get("mcpServers"),
    file.get("servers"),
    file.get("mcp", "servers"),
    file.get("mcp"),
    file.get("amp.mcpServers"),
  ].flatMap((list) => list.entries()).filter((part) =>
    part.get("command").there || addressOf(part).there
  ).map((part): ToolServer => ({
    part,
    words: [...part.get("command").items(), ...part.get("args").items()],
    url: addressOf(part),
    given: ["env", "environment", "headers"].flatMap((key) =>
      part.get(key).entries()
    ),
  }));
}

function addressOf(server: Part): Part {
  const keys = ["url", "httpUrl", "serverUrl"];
  return keys.map((key) => server.get(key)).find(({ there }) => there) ??
    server.get("url");
}

/** One command that an agent runs by itself, and when. */
export interface Hook {
  readonly event: string;
  readonly matcher: Part;
  readonly command: Part;
}

/** Every hook that a file installs. */
export function hooksOf(file: Part): readonly Hook[] {
  return file.get("hooks").entries().flatMap((event) =>
    event.items().flatMap((entry) => {
      const nested = entry.get("hooks").items();
      return (nested.length > 0 ? nested : [entry]).map((hook): Hook => ({
        event: event.key,
        matcher: entry.get("matcher"),
        command: hook.get("command"),
      }));
    })
  ).filter(({ command }) => command.there);
}
