/** Finds programs by name, among all or among those that are at hand. */
import NAMES from "./names.json" with { type: "json" };
import type { Families, Program } from "./program.ts";

/** Groups of families; each is loaded as a whole. Their programs' names, in `names.json`, are made from the tables. */
export const GROUP_NAMES = [
  "base",
  "shells",
  "launchers",
  "git",
  "version_control",
  "text",
  "archives",
  "network",
  "packages",
  "builds",
  "hosting",
  "platforms",
  "system",
  "code",
  "windows",
] as const;

/** The name of a group. */
export type GroupName = typeof GROUP_NAMES[number];

/** Programs by name. Of groups that are not at hand only the names are known, and which of them would be needed. */
export class Programs {
  readonly #table = new Map<string, Program>();
  readonly #absent: readonly GroupName[];
  readonly #wanted: Set<GroupName>;

  /** Takes what is at hand, and a set to which the groups are added that turn out to be needed beside. */
  constructor(
    groups: Readonly<Partial<Record<GroupName, Families>>>,
    wanted: Set<GroupName> = new Set(),
  ) {
    this.#absent = GROUP_NAMES.filter((name) => groups[name] === undefined);
    this.#wanted = wanted;
    for (const families of Object.values(groups)) {
      for (const family of Object.values(families)) {
        for (const names in family) {
          const program = family[names];
          if (program === undefined) continue;
          for (const name of names.split(",")) this.#table.set(name, program);
        }
      }
    }
  }

  /** A program by its name, without version numbers or the case that Windows ignores. */
  of(name: string): Program | undefined {
    return this.#find(name) ??
      this.#find(name.replace(/[-.]?\d+(?:\.\d+)*$/, "")) ??
      (/[A-Z]/.test(name) ? this.#find(name.toLowerCase()) : undefined);
  }

  /** The names of all known programs, whether they are at hand or not, always in the same order. */
  names(): readonly string[] {
    return GROUP_NAMES.flatMap((name) => NAMES[name].split(","));
  }

  #find(name: string): Program | undefined {
    const found = this.#table.get(name);
    if (found !== undefined || this.#absent.length === 0) return found;
    for (const group of this.#absent) {
      if (holds(NAMES[group], name)) this.#wanted.add(group);
    }
    return undefined;
  }
}

/** The groups that have a program of exactly this name. */
export function groupsOf(name: string): readonly GroupName[] {
  return GROUP_NAMES.filter((group) => holds(NAMES[group], name));
}

/** Whether a name stands between the commas of a list. */
function holds(list: string, name: string): boolean {
  return name !== "" && !name.includes(",") &&
    `,${list},`.includes(`,${name},`);
}
