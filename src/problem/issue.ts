/** Says in our own words what a schema found wrong with a value. */
import type * as z from "zod";
import { didYouMean } from "./nearest.ts";

/** One thing that is wrong: the way to it, and what it has to be. */
export interface IssueText {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

const WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  object: "an object",
  record: "an object",
  array: "a list",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
};

/** Longest unknown name that is compared with the known ones. */
const LONGEST_NAME = 80;

/**
 * What an issue says of a value; `members` are the names that `whole` may have at its top.
 *
 * The schema library has words of its own only where its larger half is loaded, and they speak of its own terms.
 */
export function issueTexts(
  issue: z.core.$ZodIssue,
  value: unknown,
  whole: string,
  members: readonly string[],
): readonly IssueText[] {
  const { path } = issue;
  const here = (text: string) => [{ path, text }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        text: path.length > 0
          ? "There is no such member"
          : `${whole} has no such member. ${
            didYouMean(key.slice(0, LONGEST_NAME), members)
          }`,
      }));
    case "invalid_type":
      return here(
        isMissing(value, path)
          ? `This is missing; it has to be ${wanted(issue.expected)}`
          : `This has to be ${wanted(issue.expected)}`,
      );
    case "invalid_value":
      return here(`This has to be ${issue.values.map(String).join(" or ")}`);
    case "too_small":
      return here(
        `This has to have at least ${amount(issue.minimum, issue.origin)}`,
      );
    case "too_big":
      return here(
        `This may have at most ${amount(issue.maximum, issue.origin)}`,
      );
    default:
      return here("This is not of the form that the schema describes");
  }
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) {
      return true;
    }
    at = (at as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return at === undefined;
}

function wanted(expected: string): string {
  return WORDS[expected] ?? expected;
}

function amount(count: number | bigint, origin: string): string {
  const noun = origin === "string" ? "character" : "member";
  return `${count} ${noun}${Number(count) === 1 ? "" : "s"}`;
}
