/** One input of a run: what it is, and how it is drawn from a seed and a number. */
import { anyCall, type LooseCall } from "./calls.ts";
import { hostileCommand } from "./commands.ts";
import { rewritings } from "../rewrite/rewritings.ts";
import { anyPolicy } from "./policies.ts";
import { Random } from "./random.ts";
import { anyRequest } from "./requests.ts";
import { plant, secretText } from "./secrets.ts";
import type { Seeds } from "./seeds.ts";
import { garble, oddText } from "./texts.ts";

/** What is put in. A byte of `bytes` is one character of code 0 to 255, so that JSON can hold it. */
export type Input =
  | {
    readonly kind: "call";
    readonly event: string;
    readonly call: LooseCall;
    /** A secret that stands somewhere in the call, and must not be recorded. */
    readonly secret: string | null;
    /** Whether the slower doors are asked as well. */
    readonly every_door: boolean;
  }
  | { readonly kind: "bytes"; readonly bytes: string }
  /** What a client writes on one connection. */
  | { readonly kind: "request"; readonly bytes: string }
  | { readonly kind: "policy"; readonly text: string }
  /** A command, and the rewritings that must not change its verdict. */
  | {
    readonly kind: "rewriting";
    readonly command: string;
    readonly by: readonly string[];
  }
  | { readonly kind: "text"; readonly text: string };

/** The input of a number in a run; the same for the same seed, number and cases; `commands` for shell commands alone. */
export function inputOf(
  seed: number,
  index: number,
  seeds: Seeds,
  commands = false,
): Input {
  const random = Random.of(seed, index);
  if (commands) return commandInput(random, seeds);
  const kind = random.below(100);
  if (kind < 10) return { kind: "policy", text: anyPolicy(random, seeds) };
  if (kind < 18) return { kind: "text", text: secretText(random) };
  if (kind < 24) return { kind: "bytes", bytes: brokenJson(random, seeds) };
  if (kind < 30) return { kind: "rewriting", ...rewriting(random, seeds) };
  if (kind < 32) {
    const body = () => bodyOf(random, seeds);
    return { kind: "request", bytes: anyRequest(random, body) };
  }
  const planted = random.chance(0.15)
    ? plant(anyCall(random, seeds), random)
    : { call: anyCall(random, seeds), secret: null };
  return {
    kind: "call",
    event: random.chance(0.9) ? "PreToolUse" : "PermissionRequest",
    ...planted,
    every_door: random.chance(0.02),
  };
}

function commandInput(random: Random, seeds: Seeds): Input {
  const command = hostileCommand(random, seeds.commands);
  return {
    kind: "call",
    event: "PreToolUse",
    call: {
      tool_name: "Bash",
      parameters: { command },
      cwd: "/home/dev/project",
    },
    secret: null,
    every_door: random.chance(0.02),
  };
}

/** What a request brings: mostly a call or a hook, short enough to be within the limit. */
function bodyOf(random: Random, seeds: Seeds): string {
  if (random.chance(0.2)) return oddText(random);
  const { parameters, ...rest } = anyCall(random, seeds);
  const text = JSON.stringify(
    random.chance(0.5)
      ? { ...rest, parameters }
      : { hook_event_name: "PreToolUse", ...rest, tool_input: parameters },
  );
  return text.length > 9_000 && random.chance(0.9) ? "{}" : text;
}

function rewriting(random: Random, { commands }: Seeds) {
  const command = random.chance(0.7)
    ? random.pick(commands)
    : random.pick(commands) + random.pick(["\n", " && ", "; "]) +
      random.pick(commands);
  const by: string[] = [];
  let last = command;
  for (let i = random.few(3); i > 0; i--) {
    const all = rewritings(last);
    if (all.length === 0) break;
    const { name, command } = random.pick(all);
    by.push(name);
    last = command;
  }
  return { command, by };
}

const EVENTS = [
  "PreToolUse",
  "PreToolUse",
  "PreToolUse",
  "PostToolUse",
  "Stop",
  "Unheard",
  "",
  "toString",
];

/** A hook's input or a call as JSON, mostly broken somewhere. */
function brokenJson(random: Random, seeds: Seeds): string {
  const { parameters, ...rest } = anyCall(random, seeds);
  const event = random.chance(0.7)
    ? { hook_event_name: random.pick(EVENTS) }
    : {};
  const result = random.chance(0.2)
    ? { tool_response: random.chance(0.5) ? secretText(random) : parameters }
    : {};
  const named = random.chance(0.7)
    ? { tool_input: parameters }
    : { parameters };
  let text = JSON.stringify({ ...event, ...rest, ...named, ...result });
  for (let i = random.below(3); i > 0; i--) text = garble(text, random);
  const bytes = String.fromCharCode(...new TextEncoder().encode(
    text.slice(0, 60_000),
  ));
  if (!random.chance(0.3)) return bytes;
  const at = random.below(bytes.length + 1);
  return bytes.slice(0, at) + String.fromCharCode(random.below(256)) +
    bytes.slice(at + random.below(3));
}
