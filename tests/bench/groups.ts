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
];

function inside(name: InsideName): Group {
  return { rows: INSIDE[name].rows, measure: () => measureInside(name) };
}

async function measureInside(name: InsideName): Promise<readonly Figure[]> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--allow-read",
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
