/** Says in short lines what a command would do, and which rows of a family of programs no command has tried. */
import type { Effect } from "../../../src/facts/effect.ts";
import { facts } from "../../../src/facts/facts.ts";
import type { Family } from "../../../src/facts/programs/program.ts";
import { brief } from "../tools/recorder.ts";

/** Every effect of a command but what it runs, in short lines. */
export function told(command: string): readonly string[] {
  return facts({
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  }).effects.filter(({ kind }) => kind !== "uses" && kind !== "executes").map(
    inShort,
  );
}

function inShort(effect: Effect): string {
  const marks = [
    effect.kind === "changes" && effect.loosens === true ? "loosens" : "",
    effect.kind === "changes" && effect.irreversible === true ? "for good" : "",
    effect.kind === "changes" && effect.breadth === "everything" ? "all" : "",
    "within" in effect && effect.within !== "here" ? `(${effect.within})` : "",
  ].filter((mark) => mark !== "");
  return [brief(effect), ...marks].join(" ");
}

/** The rows of a family, programs and subcommands, that none of the commands names. */
export function untried(
  family: Family,
  commands: readonly string[],
): readonly string[] {
  const missing: string[] = [];
  for (const [names, program] of Object.entries(family)) {
    const own = commands.filter((command) =>
      names.split(",").some((name) => has(command, name))
    );
    if (own.length === 0) missing.push(names);
    for (const row of program.subcommands ?? []) {
      const paths = row.at.split(",").map((path) => path.trim());
      const tried = own.some((command) =>
        paths.some((path) =>
          path.split(" ").every((word) => has(command, word))
        )
      );
      if (!tried) missing.push(`${names}: ${row.at}`);
    }
  }
  return missing;
}

function has(command: string, word: string): boolean {
  return command.split(/[\s;|&()'"]+/).includes(word);
}
