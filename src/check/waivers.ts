/** Reads waivers, which accept a problem for a while, and tells what they waive: each has an owner, a reason and an end. */
import { didYouMean } from "../problem/nearest.ts";
import type { Problem } from "../problem/problem.ts";
import { readYaml, type Yaml, type YamlPath } from "../problem/yaml.ts";
import { CHECKS } from "./catalog.ts";
import { matchesGlob } from "./glob.ts";

/** Longest time, in days, for which something may be accepted. */
export const MOST_DAYS = 366;

/** One accepted problem. */
export interface Waiver {
  readonly id: string;
  /** A pattern of paths; every file without one. */
  readonly file: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day, as `2027-01-31`. */
  readonly until: string;
  /** Where it stands. */
  readonly at: Pick<Problem, "file" | "line" | "column">;
}

/** Waivers that hold, and what is wrong with the others. */
export interface Waivers {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

/** A problem that somebody accepts for now. */
export interface Waived {
  readonly problem: Problem;
  readonly waiver: Waiver;
}

const KEYS = ["id", "file", "owner", "reason", "until"] as const;
const NEEDED = ["id", "owner", "reason", "until"] as const;

/** What no waiver may hide: what is wrong with waivers, and with what is judged at all. */
const NEVER = /^(?:CHECK-00[5-8]|YAML-\d+)$/;

/** Reads a file of waivers; `known` are the identifiers that can be waived, `now` says which have ended. */
export function readWaivers(
  text: string,
  file: string,
  known: readonly string[],
  now: Date,
): Waivers {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return { waivers: [], problems: yaml.problems };
  const reader = new Reader(yaml.value, file, known, now);
  const waivers = reader.all();
  return { waivers, problems: reader.problems };
}

/** Parts problems into those that count and those that are waived, and tells of waivers that waive nothing. */
export function waive(
  problems: readonly Problem[],
  waivers: readonly Waiver[],
): {
  readonly problems: readonly Problem[];
  readonly waived: readonly Waived[];
} {
  const waived: Waived[] = [];
  const left = problems.filter((problem) => {
    const waiver = waivers.find((one) =>
      one.id === problem.id && matchesGlob(problem.file, one.file) &&
      !NEVER.test(problem.id)
    );
    if (waiver === undefined) return true;
    waived.push({ problem, waiver });
    return false;
  });
  const idle = waivers.filter((one) =>
    !waived.some(({ waiver }) => waiver === one)
  );
  return {
    problems: [
      ...left,
      ...idle.map((one) =>
        problemAt(
          "CHECK-007",
          one.at,
          `Nothing fails \`${one.id}\` in \`${one.file}\``,
          "Remove the waiver",
        )
      ),
    ],
    waived,
  };
}

function problemAt(
  id: string,
  at: Waiver["at"],
  message: string,
  hint: string,
): Problem {
  return { id, severity: CHECKS[id]!.severity, ...at, message, hint };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #yaml: Yaml;
  readonly #file: string;
  readonly #known: readonly string[];
  readonly #now: Date;

  constructor(yaml: Yaml, file: string, known: readonly string[], now: Date) {
    this.#yaml = yaml;
    this.#file = file;
    this.#known = known;
    this.#now = now;
  }

  all(): readonly Waiver[] {
    const { value } = this.#yaml;
    if (!isMapping(value)) {
      this.#tell([], "This is no mapping", FORM);
      return [];
    }
    this.#strangers(value, [], ["version", "waivers"]);
    if (value["version"] !== 1) {
      this.#tell(["version"], "`version` has to be 1", FORM);
    }
    const list = value["waivers"];
    if (!Array.isArray(list)) {
      this.#tell(["waivers"], "`waivers` has to be a list", FORM);
      return [];
    }
    return list.flatMap((one, index) => this.#waiver(one, index));
  }

  #waiver(value: unknown, index: number): readonly Waiver[] {
    const before = this.problems.length;
    const path = ["waivers", index];
    if (!isMapping(value)) {
      this.#tell(path, "A waiver has to be a mapping", FORM);
      return [];
    }
    this.#strangers(value, path, KEYS);
    for (const key of NEEDED) {
      if (typeof value[key] !== "string" || value[key].trim() === "") {
        this.#tell(path, `A waiver needs \`${key}\`, as text`, FORM);
      }
    }
    const file = value["file"] ?? "**";
    if (typeof file !== "string" || file === "") {
      this.#tell(
        [...path, "file"],
        "`file` has to be a pattern of paths",
        FORM,
      );
    }
    if (this.problems.length > before) return [];
    const { id, owner, reason, until } = value as unknown as Waiver;
    if (!this.#known.includes(id) || NEVER.test(id)) {
      this.#tell(
        [...path, "id"],
        NEVER.test(id)
          ? `\`${id}\` cannot be waived`
          : `There is no check \`${id}\``,
        NEVER.test(id) ? "Mend it" : didYouMean(id, this.#known),
      );
    }
    this.#ending(until, [...path, "until"]);
    const at = { file: this.#file, ...this.#yaml.locate(path) };
    return this.problems.length > before
      ? []
      : [{ id, file: file as string, owner, reason, until, at }];
  }

  #ending(until: string, path: YamlPath): void {
    const end = /^\d{4}-\d\d-\d\d$/.test(until)
      ? Date.parse(`${until}T23:59:59Z`)
      : NaN;
    if (
      Number.isNaN(end) || new Date(end).toISOString().slice(0, 10) !== until
    ) {
      return this.#tell(
        path,
        `\`${until}\` is no day`,
        "Write it as `2027-01-31`",
      );
    }
    const days = (end - this.#now.getTime()) / 86_400_000;
    if (days < 0) {
      this.#tell(
        path,
        `This waiver ended on ${until}`,
        "Mend what it waives, or have its owner decide anew",
        "CHECK-006",
      );
    } else if (days > MOST_DAYS) {
      this.#tell(
        path,
        `${until} is more than ${MOST_DAYS} days ahead`,
        "Choose an earlier day, and decide anew then",
      );
    }
  }

  #strangers(
    value: Readonly<Record<string, unknown>>,
    path: YamlPath,
    known: readonly string[],
  ): void {
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      this.#tell(
        [...path, key],
        `There is no key \`${key}\``,
        didYouMean(key, known),
      );
    }
  }

  #tell(path: YamlPath, message: string, hint: string, id = "CHECK-005"): void {
    const at = { file: this.#file, ...this.#yaml.locate(path, "key") };
    this.problems.push(problemAt(id, at, message, hint));
  }
}

const FORM =
  "Write `version: 1` and `waivers:`, each with `id`, `owner`, `reason` and `until`, and a `file` if it is not for all";

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
