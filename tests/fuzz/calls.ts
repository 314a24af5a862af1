/** Calls to fuzz with: tools of agents and MCP servers with hostile, odd, nested and huge arguments. */
import { KNOWN_TOOL_NAMES } from "../../src/policy/known_tools.ts";
import { hostileCommand } from "./commands.ts";
import type { Random } from "./random.ts";
import type { Seeds } from "./seeds.ts";
import { garble, oddText } from "./texts.ts";

/** A call as JSON may bring it; nothing about it is certain. */
export type LooseCall = Readonly<Record<string, unknown>>;

const SHELLS: readonly (readonly [string, string])[] = [
  ["Bash", "command"],
  ["Bash", "command"],
  ["Bash", "command"],
  ["Bash", "command"],
  ["shell", "command"],
  ["local_shell", "command"],
  ["exec_command", "cmd"],
  ["run_shell_command", "command"],
  ["run_terminal_cmd", "command"],
  ["PowerShell", "command"],
  ["BashOutput", "command"],
  ["mcp__shell__execute", "script"],
  ["mcp__ssh__run", "cmdline"],
  ["write_stdin", "chars"],
  ["execute_code", "code"],
];

const NAMES = [
  "path",
  "file_path",
  "filePath",
  "paths",
  "source",
  "destination",
  "url",
  "uri",
  "command",
  "cmd",
  "args",
  "argv",
  "content",
  "new_string",
  "old_string",
  "edits",
  "input",
  "patch",
  "query",
  "sql",
  "code",
  "language",
  "recursive",
  "force",
  "branch",
  "subcommand",
  "operation",
  "action",
  "method",
  "body",
  "headers",
  "env",
  "cwd",
  "workdir",
  "server",
  "tool",
  "arguments",
  "tool_calls",
  "namespace",
  "resourceType",
  "name",
  "password",
  "token",
  "length",
  "then",
  "toJSON",
  "__proto__",
  "constructor",
  "",
];

const SERVERS = [
  "filesystem",
  "git",
  "github",
  "postgres",
  "sqlite",
  "fetch",
  "puppeteer",
  "slack",
  "kubernetes",
  "aws",
  "docker",
  "x",
];

const VERBS = [
  "delete_file",
  "write_file",
  "read_file",
  "move_file",
  "query",
  "execute",
  "push",
  "fetch",
  "kubectl_delete",
  "call_tool",
  "terminate_instances",
  "post_message",
  "run",
  "navigate",
];

const FOLDERS = [
  "/home/dev/project",
  "/home/dev/project",
  "/home/dev/project",
  "/",
  "/root",
  "/tmp/x",
  "C:\\Users\\dev",
  "~",
  ".",
  "",
];

/** Draws one call. */
export function anyCall(random: Random, seeds: Seeds): LooseCall {
  const [tool_name, parameters] = tool(random, seeds);
  const call: Record<string, unknown> = {
    tool_name: random.chance(0.02) ? oddText(random) : tool_name,
    parameters: random.chance(0.03)
      ? withOdd(parameters, random, seeds)
      : parameters,
  };
  if (random.chance(0.9)) call["cwd"] = random.pick(FOLDERS);
  if (random.chance(0.02)) call["cwd"] = oddText(random);
  if (random.chance(0.1)) call["session_id"] = oddText(random);
  if (random.chance(0.02)) call["agent_id"] = oddText(random);
  if (random.chance(0.01)) {
    const name = random.pick([...Object.keys(call), "agent_id", ...NAMES]);
    define(call, name, anyValue(random, seeds, 0));
  }
  return call;
}

function tool(
  random: Random,
  seeds: Seeds,
): readonly [string, Record<string, unknown>] {
  const kind = random.below(20);
  if (kind < 13) {
    const [name, argument] = random.pick(SHELLS);
    const command = hostileCommand(random, seeds.commands);
    return [name, { [argument]: shaped(command, random) }];
  }
  if (kind < 16) {
    const { tool_name, parameters } = random.pick(seeds.calls);
    return [
      random.chance(0.2) ? name(random) : tool_name,
      changed(parameters, random, seeds) as Record<string, unknown>,
    ];
  }
  const parameters: Record<string, unknown> = {};
  for (let i = random.few(6); i > 0; i--) {
    define(parameters, random.pick(NAMES), anyValue(random, seeds, 0));
  }
  return [name(random), parameters];
}

function name(random: Random): string {
  switch (random.below(4)) {
    case 0:
      return random.pick(KNOWN_TOOL_NAMES);
    case 1:
      return random.pick(VERBS);
    case 2:
      return garble(random.pick(KNOWN_TOOL_NAMES), random) || "x";
    default:
      return `mcp__${random.pick(SERVERS)}__${random.pick(VERBS)}`;
  }
}

/** A command as agents pass it: a text, or words. */
function shaped(command: string, random: Random): unknown {
  switch (random.below(20)) {
    case 0:
      return ["bash", "-lc", command];
    case 1:
      return command.split(" ");
    case 2:
      return [command];
    default:
      return command;
  }
}

/** Any JSON value: mostly a text that means something to some tool. */
function anyValue(random: Random, seeds: Seeds, depth: number): unknown {
  const kind = random.below(depth > 3 ? 12 : 16);
  if (kind < 5) return hostileCommand(random, seeds.commands);
  if (kind < 9) return oddText(random);
  if (kind === 9) return random.pick([true, false, null]);
  if (kind === 10) return random.pick([0, -0, -1, 1.5, 1e21, 5e-324, 2 ** 53]);
  if (kind === 11) return changed(random.pick(seeds.calls), random, seeds);
  if (kind < 14) {
    const count = random.chance(0.005) ? 3_000 : random.below(4);
    return Array.from(
      { length: count },
      () =>
        count > 100 ? oddScalar(random) : anyValue(random, seeds, depth + 1),
    );
  }
  const value: Record<string, unknown> = {};
  for (let i = random.below(5); i > 0; i--) {
    const key = random.chance(0.8) ? random.pick(NAMES) : oddText(random);
    define(value, key, anyValue(random, seeds, depth + 1));
  }
  return value;
}

function oddScalar(random: Random): unknown {
  return random.pick(["", "/x", "a.example", 7, null, true, "--force"]);
}

/** A copy with some of its texts changed. */
function changed(value: unknown, random: Random, seeds: Seeds): unknown {
  if (typeof value === "string") {
    if (random.chance(0.5)) return value;
    return random.chance(0.2)
      ? random.pick(seeds.commands)
      : garble(value, random);
  }
  if (Array.isArray(value)) {
    return value.map((item) => changed(item, random, seeds));
  }
  if (typeof value !== "object" || value === null) {
    return random.chance(0.1) ? oddText(random) : value;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    define(copy, key, changed(member, random, seeds));
  }
  return copy;
}

/** The same arguments with something strange among them, or around. */
function withOdd(
  parameters: Record<string, unknown>,
  random: Random,
  seeds: Seeds,
): unknown {
  switch (random.below(5)) {
    case 0:
      return anyValue(random, seeds, 0);
    case 1: {
      let value: unknown = parameters;
      for (let i = random.below(80); i > 0; i--) {
        value = random.chance(0.5) ? [value] : { [random.pick(NAMES)]: value };
      }
      return { input: value };
    }
    case 2: {
      const many: Record<string, unknown> = { ...parameters };
      for (let i = 4 ** random.few(6); i > 0; i--) {
        many[`k${i}`] = oddScalar(random);
      }
      return many;
    }
    case 3:
      return { ...parameters, note: oddText(random).repeat(random.few(10)) };
    default: {
      const more = { ...parameters };
      define(more, random.pick(NAMES), anyValue(random, seeds, 0));
      return more;
    }
  }
}

// As JSON.parse does it: `__proto__` becomes a member like any other.
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
