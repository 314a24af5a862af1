/** Says in short lines what a command would do and run, with what wraps it; for shells, wrappers and Git. */
import type { Effect } from "../../../src/facts/effect.ts";
import { facts } from "../../../src/facts/facts.ts";
import { brief } from "../tools/recorder.ts";

/** Every program that a command runs: name, where its code comes from, rights, and what it is wrapped in. */
export function runs(command: string): readonly string[] {
  return effectsOf(command).flatMap((effect) => {
    if (effect.kind !== "executes") return [];
    return [
      [
        effect.program,
        effect.from === "path" ? "" : effect.from,
        effect.privilege === "user" ? "" : effect.privilege,
        effect.known === false ? "unknown" : "",
        effect.source.via.length > 0
          ? `< ${effect.source.via.join(" < ")}`
          : "",
      ].filter((part) => part !== "").join(" "),
    ];
  });
}

/** Every effect on Git with its flags, and every other effect in short. */
export function gitEffects(command: string): readonly string[] {
  return effectsOf(command).flatMap((effect) => {
    if (effect.kind === "executes" || effect.kind === "uses") return [];
    if (effect.kind !== "git") return [brief(effect)];
    const { kind: _, source: __, by: ___, within: ____, ...rest } = effect;
    return [
      [
        "git",
        ...Object.entries(rest).flatMap(([name, value]) =>
          value === true
            ? [name]
            : value === false
            ? []
            : [name === "operation" ? String(value) : `${name}=${value}`]
        ),
      ].join(" "),
    ];
  });
}

function effectsOf(command: string): readonly Effect[] {
  return facts({
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  }).effects;
}
