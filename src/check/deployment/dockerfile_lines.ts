/** Reads a Dockerfile into its instructions. */

/** One instruction. */
export interface Instruction {
  readonly file: string;
  readonly place: { readonly line: number; readonly column: number };
  /** In capitals: `FROM`, `RUN`. */
  readonly name: string;
  /** What follows, continued lines and here-documents joined. */
  readonly rest: string;
  /** What follows as a list, or `null` when it is no list in brackets. */
  readonly list: readonly string[] | null;
}

/** One stage: what begins with `FROM`. */
export interface Stage {
  readonly from: Instruction;
  /** The image that it begins with, arguments with a default filled in. */
  readonly base: string;
  /** What later stages call it. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
  /** The arguments of the whole file, with their defaults. */
  readonly args: ReadonlyMap<string, string>;
}

/** A whole Dockerfile. */
export interface Dockerfile {
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
}

/** The instructions of a text, in order. */
export function readDockerfile(text: string, file: string): Dockerfile {
  const instructions = instructionsOf(text, file);
  const args = new Map<string, string>();
  const stages: Stage[] = [];
  let open: Instruction[] = [];
  for (const one of instructions) {
    if (one.name === "ARG" && stages.length === 0) {
      const [, name = "", value = ""] = /^(\w+)=?"?([^"\s]*)/.exec(one.rest) ??
        [];
      args.set(name, value);
    }
    if (one.name === "FROM") {
      const [image = "", as, name = ""] = one.rest.replace(/--\S+\s+/g, "")
        .split(/\s+/);
      open = [];
      stages.push({
        from: one,
        base: fill(image, args, () => ""),
        args,
        name: as === undefined ? "" : name,
        instructions: open,
      });
    } else open.push(one);
  }
  return { stages, instructions };
}

/** What follows an instruction, its variables replaced by what the stage says before it; what has no value stays. */
export function filledIn(stage: Stage, instruction: Instruction): string {
  const values = new Map<string, string>();
  const before = stage.instructions.indexOf(instruction);
  for (const { name, rest } of stage.instructions.slice(0, before)) {
    if (name !== "ARG" && name !== "ENV") continue;
    const pairs = name === "ENV" && /^\w+\s/.test(rest)
      ? [/^(\w+)\s+"?([^"]*)/.exec(rest)!]
      : rest.matchAll(/(\w+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g);
    for (const [, key = "", ...said] of pairs) {
      const value = said.find((one) => one !== undefined) ??
        stage.args.get(key);
      if (value !== undefined) {
        values.set(key, fill(value, values, (whole) => whole));
      }
    }
  }
  return fill(instruction.rest, values, (whole) => whole);
}

function fill(
  text: string,
  values: ReadonlyMap<string, string>,
  without: (whole: string) => string,
): string {
  return text.replace(
    /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g,
    (whole, plain, braced, fallback) =>
      values.get(plain ?? braced) || fallback || without(whole),
  );
}

function instructionsOf(text: string, file: string): readonly Instruction[] {
  const found: Instruction[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const begun = at;
    let joined = lines[at] ?? "";
    if (/^\s*(#|$)/.test(joined)) continue;
    while (/\\\s*$/.test(joined) && at + 1 < lines.length) {
      const next = lines[++at] ?? "";
      joined = joined.replace(/\\\s*$/, " ") +
        (/^\s*(?:#|$)/.test(next) ? "\\" : next);
    }
    for (const [, , end = ""] of joined.matchAll(/<<-?(["']?)(\w+)\1/g)) {
      while (at + 1 < lines.length && (lines[at + 1] ?? "").trim() !== end) {
        joined += `\n${lines[++at] ?? ""}`;
      }
      at++;
    }
    const [, blanks = "", name = "", rest = ""] =
      /^(\s*)(\w+)\s*([\s\S]*)$/.exec(joined) ?? [];
    found.push({
      file,
      place: { line: begun + 1, column: blanks.length + 1 },
      name: name.toUpperCase(),
      rest: rest.trim(),
      list: listOf(rest.trim()),
    });
  }
  return found;
}

function listOf(text: string): readonly string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    return JSON.parse(text) as readonly string[];
  } catch {
    return null;
  }
}
