/** Tells whether one condition holds whenever another does, as far as their form shows it. */
import type { Condition, TextPattern } from "../model.ts";
import { TRANSPORTS } from "../asked.ts";

/** Whether a condition holds for every call. */
export function holdsAlways(condition: Condition): boolean {
  switch (condition.kind) {
    case "all":
      return condition.of.every(holdsAlways);
    case "any":
      return condition.of.some(holdsAlways);
    case "tool_name_pattern":
      return coversAll(condition.pattern);
    case "parameters":
      return condition.pattern.type === "jsonpath"
        ? condition.pattern.pattern.trim() === "$" &&
          condition.pattern.comparison === "exists"
        : coversAll(condition.pattern);
    case "cwd":
      return condition.patterns.some(coversAll);
    case "time_range":
      return condition.weekdays.length === 0 && condition.start === 0 &&
        condition.end === 24 * 60 - 1;
    case "transport":
      return TRANSPORTS.every((name) => condition.names.includes(name));
    case "not":
    case "tool_name":
    case "parameter":
    case "agent":
    case "principal":
    case "mcp_server":
    case "effect":
    case "only":
      return false;
  }
}

function coversAll(pattern: TextPattern): boolean {
  switch (pattern.type) {
    case "string":
      return false;
    case "glob":
      return /^\*+$/.test(pattern.pattern);
    case "regex":
      return /^\^?(?:\(?\.[*+]\??\)?)?\$?$/.test(pattern.pattern);
  }
}

/** Whether the first condition holds whenever the second does. */
export function covers(wide: Condition, narrow: Condition): boolean {
  const given = conjuncts(narrow);
  return conjuncts(wide).every((wanted) =>
    holdsAlways(wanted) || given.some((one) => implies(one, wanted))
  );
}

function implies(given: Condition, wanted: Condition): boolean {
  if (fingerprint(given) === fingerprint(wanted)) return true;
  if (given.kind === "any") {
    return given.of.every((one) => covers(wanted, one));
  }
  if (wanted.kind === "any") {
    return wanted.of.some((one) => covers(one, given));
  }
  if (given.kind === "tool_name" && wanted.kind === "tool_name") {
    return given.names.every((name) => wanted.names.includes(name));
  }
  if (given.kind === "effect" && wanted.kind === "effect") {
    return given.effect === wanted.effect &&
      wanted.where.every((test) =>
        given.where.some((one) => JSON.stringify(one) === JSON.stringify(test))
      );
  }
  return false;
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === "all"
    ? condition.of.flatMap(conjuncts)
    : [condition];
}

/** A text that is the same for conditions that ask for the same, wherever they stand. */
export function fingerprint(condition: Condition): string {
  switch (condition.kind) {
    case "all":
    case "any": {
      const parts = condition.of.map(fingerprint).sort();
      return `${condition.kind}(${[...new Set(parts)].join(",")})`;
    }
    case "not":
      return `not(${fingerprint(condition.of)})`;
    case "tool_name":
    case "transport":
      return `${condition.kind}(${[...condition.names].sort().join("|")})`;
    case "tool_name_pattern":
    case "parameter":
    case "parameters":
    case "cwd":
    case "time_range":
    case "agent":
    case "principal":
    case "mcp_server":
    case "effect":
    case "only":
      return JSON.stringify(
        condition,
        (key, value) => key === "at" ? undefined : value,
      );
  }
}
