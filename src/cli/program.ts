/** How this very program is started: what an agent's settings have to name. */

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
  const entry = decodeURIComponent(
    new URL("../main.ts", import.meta.url).pathname,
  );
  return {
    command,
    args: [
      "run",
      "--no-prompt",
      "--cached-only",
      "--allow-read",
      "--allow-write",
      "--allow-net",
      "--allow-env",
      entry,
    ],
  };
}
