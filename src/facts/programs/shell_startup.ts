/** What a shell runs before the code that it is given: start-up files and prompts that variables name. */
import { type Field, known, plain } from "../shell/data.ts";
import type { Frame } from "../shell/frame.ts";
import { runPrompt } from "../shell/subscripts.ts";
import { valueOf } from "../shell/variables.ts";
import type { Invocation } from "./invocation.ts";

/** Prompts that an interactive shell shows. */
const PROMPTS = ["PS0", "PS1", "PS2"];

/** Runs what the environment and the options of a shell let it run first. */
export function runStartup(it: Invocation): void {
  const interactive = it.has("i");
  const traces = it.has("x") || it.value("o")?.text === "xtrace";
  if (it.name === "bash" && !interactive) runNamed(it, "BASH_ENV");
  if (interactive && it.name !== "bash") runNamed(it, "ENV");
  const file = it.value("rcfile", "init-file");
  if (interactive && file !== undefined) runFile(it, file);
  if (!interactive && !traces) return;
  const frame = it.wrap({ via: it.name });
  if (traces) runPrompt(frame, "PS4");
  if (!interactive) return;
  for (const name of PROMPTS) runPrompt(frame, name);
  const command = valueOf(frame, "PROMPT_COMMAND")?.text;
  if (command !== undefined) frame.machine.source(frame, known(command));
}

/** `set -x`: from now on every command is announced, by what the variable holds now or later. */
export function announceCommands(frame: Frame): void {
  runPrompt(frame, "PS4");
  frame.machine.later.push(() => runPrompt(frame, "PS4"));
}

function runNamed(it: Invocation, name: string): void {
  const frame = it.wrap({ via: it.name });
  const path = valueOf(frame, name)?.text;
  if (path !== undefined && path !== "") runFile(it, plain(path));
}

function runFile(it: Invocation, file: Field): void {
  const content = it.read(file);
  if (content.text === undefined) return;
  it.frame.machine.source(it.wrap({ via: `${it.name} ${file.text}` }), content);
}
