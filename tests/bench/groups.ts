/** Every group of rows, in the order in which they are printed. */
import { V8_FLAGS } from "../repo/compile.ts";
import { COLD } from "./cold.ts";
import { INSIDE, type InsideName } from "./inside.ts";
import type { Figure, Group } from "./row.ts";
import { SERVER } from "./server.ts";

/** All of them. */
export const GROUPS: readonly Group[] = [
  inside("decide"),
  inside("facts"),
  COLD,
  SERVER,
  inside("protections", ["--allow-write", "--allow-net=127.0.0.1"]),
];

/** Measured in a process of its own, with these rights beside reading. */
function inside(name: InsideName, grants: readonly string[] = []): Group {
  const { rows } = INSIDE[name];
  return { rows, measure: () => measureInside(name, grants) };
}

async function measureInside(
  name: InsideName,
  grants: readonly string[],
): Promise<readonly Figure[]> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--allow-read",
      ...grants,
      "--ignore-env=LOG,LOG_TOKENS,LOG_STREAM",
      `--v8-flags=${V8_FLAGS.join(",")}`,
      new URL("inside.ts", import.meta.url).pathname,
      name,
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).output();
  if (!success) throw new Error("the measuring process failed");
  return JSON.parse(new TextDecoder().decode(stdout)) as readonly Figure[];
}
