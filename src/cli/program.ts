/** How this very program is started: what an agent's settings have to name. */
import { BINARY_GRANTS } from "../config/grants.ts";

/** A program and the arguments that come before a verb. */
export interface Program {
  /** Absolute path. */
  readonly command: string;
  /** None for the compiled binary. */
  readonly args: readonly string[];
}

/** This program: the compiled binary, or Deno with the entry module of a checkout and the rights of the binary. */
export function ownProgram(): Program {
  const command = Deno.execPath();
  if (Deno.build.standalone) return { command, args: [] };
  const entry = new URL("../main.ts", import.meta.url);
  return {
    command,
    args: [
      "run",
      "--no-prompt",
      "--cached-only",
      ...rightFlags(),
      decodeURIComponent(entry.pathname),
    ],
  };
}

// Below these folders package runners keep programs for one run, and empty them as they like.
const PASSING = /\/(_npx|dlx(-[^/]*)?|\.?bunx-[^/]*)\//;

/** Whether a program lies where a package runner may remove it at any time. */
export function isPassing(path: string): boolean {
  return PASSING.test(path);
}

// A library looks for these variables; without leave it would fail instead of not finding them.
const IGNORED = "--ignore-env=LOG,LOG_TOKENS,LOG_STREAM";

function rightFlags(): readonly string[] {
  const flags = BINARY_GRANTS.flatMap(({ kind, allow }) =>
    allow === "all"
      ? [`--allow-${kind}`]
      : allow.length > 0
      ? [`--allow-${kind}=${allow.join(",")}`]
      : []
  );
  return [...flags, IGNORED];
}
