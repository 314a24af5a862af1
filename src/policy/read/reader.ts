/** Reads parts of a policy file, and collects every problem with its place. */
import { didYouMean } from "../../problem/nearest.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Yaml, YamlPath } from "../../problem/yaml.ts";
import { type FindingId, FINDINGS } from "../findings.ts";
import type { Place } from "../model.ts";

/** A mapping of the file. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Reads the parts of one file. */
export class Reader {
  /** The file as the user named it. */
  readonly file: string;
  readonly #yaml: Yaml;
  readonly #problems: Problem[] = [];

  /** Reads a file that is YAML. */
  constructor(yaml: Yaml, file: string) {
    this.#yaml = yaml;
    this.file = file;
  }

  /** Every problem so far. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Where a part stands. */
  at(path: YamlPath, part: "key" | "value" = "value"): Place {
    const { line, column } = this.#yaml.locate(path, part);
    return [line, column];
  }

  /** Notes a problem. */
  fail(
    id: FindingId,
    path: YamlPath,
    message: string,
    hint: string,
    part: "key" | "value" = "value",
  ): void {
    const [line, column] = this.at(path, part);
    this.#problems.push({
      id,
      severity: FINDINGS[id].severity,
      file: this.file,
      line,
      column,
      message,
      hint,
    });
  }

  /** Notes that a value is not what is wanted there. */
  wrong(path: YamlPath, value: unknown, wanted: string): undefined {
    this.fail(
      "POLICY-002",
      path,
      path.length === 0 && value === null
        ? "The file is empty"
        : `${nameOf(path)} is \`${shown(value)}\``,
      `Write ${wanted}`,
    );
    return undefined;
  }

  /** The mapping at a path whose keys are all known; `undefined` (and a problem) when it is none. */
  mapping(
    value: unknown,
    path: YamlPath,
    keys: readonly string[],
    id: FindingId = "POLICY-001",
  ): Mapping | undefined {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.wrong(
        path,
        value,
        `a mapping with ${
          keys.slice(0, 8).map((key) => `\`${key}\``).join(", ")
        }`,
      );
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) {
        this.fail(
          id,
          [...path, key],
          `The key \`${key}\` is not known here`,
          didYouMean(key, keys),
          "key",
        );
      }
    }
    return value as Mapping;
  }

  /** A text that is neither blank nor longer than the most characters, if there is one. */
  text(value: unknown, path: YamlPath, most = 4096): string | undefined {
    if (value === undefined) return undefined;
    return typeof value === "string" && value.trim() !== "" &&
        value.length <= most
      ? value
      : this.wrong(path, value, `a text of 1 to ${most} characters`);
  }

  /** A boolean, or what stands for it when there is none. */
  flag(value: unknown, path: YamlPath, absent: boolean): boolean {
    if (value === undefined) return absent;
    return typeof value === "boolean"
      ? value
      : this.wrong(path, value, "`true` or `false`") ?? absent;
  }

  /** One of some words, if there is one. */
  word<T extends string>(
    value: unknown,
    path: YamlPath,
    words: readonly T[],
    id: FindingId = "POLICY-002",
  ): T | undefined {
    if (value === undefined) return undefined;
    const found = words.find((word) => word === value);
    if (found === undefined) {
      this.fail(
        id,
        path,
        `${nameOf(path)} is \`${shown(value)}\``,
        didYouMean(String(value), words),
      );
    }
    return found;
  }

  /** A text or a list of texts, as a list; at least one. */
  texts(value: unknown, path: YamlPath): readonly string[] {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0) this.wrong(path, value, "at least one text");
    return list.flatMap((one, at) => {
      const text = this.text(
        one ?? null,
        Array.isArray(value) ? [...path, at] : path,
      );
      return text === undefined ? [] : [text];
    });
  }
}

/** A place as a message names it: the last key, with the position in a list after it. */
function nameOf(path: YamlPath): string {
  if (path.length === 0) return "The file";
  const key = path.findLastIndex((step) => typeof step === "string");
  const steps = path.slice(Math.max(key, 0)).map((step) =>
    typeof step === "string" ? step : `[${step}]`
  );
  return `\`${steps.join("")}\``;
}

/** A value as a message quotes it. */
export function shown(value: unknown): string {
  const text = typeof value === "string"
    ? value
    : JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
