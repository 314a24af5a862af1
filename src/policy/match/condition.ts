/** Compiles the tree of conditions of a rule. */
import { keyOf } from "../describe.ts";
import type { Condition, Place } from "../model.ts";
import type { CompiledCondition, Engines, Scene } from "../ruleset.ts";
import { compileEffect, compileOnly } from "./effect.ts";
import { compileCwd, compileIdentity, compileTransport } from "./identity.ts";
import { compileParameter, compileParameters } from "./parameter.ts";
import { flip, type Quantifier } from "./path.ts";
import { compileTimeRange } from "./time_range.ts";
import { compileToolName, compileToolNamePattern } from "./tool_name.ts";

/** Called for a part that does not compile, with the place and the reason. */
export type Refuse = (at: Place, what: string, why: string) => void;

/** Makes a condition ready; a part that does not compile is reported, and holds for nothing. */
export function compileCondition(
  condition: Condition,
  engines: Engines,
  quantifier: Quantifier,
  refuse: Refuse,
): CompiledCondition {
  const below = (part: Condition, how = quantifier) =>
    compileCondition(part, engines, how, refuse);
  switch (condition.kind) {
    case "all":
      return all(condition, condition.of.map((part) => below(part)));
    case "any":
      return any(condition, condition.of.map((part) => below(part)));
    case "not": {
      const part = below(condition.of, flip(quantifier));
      return {
        condition,
        holds: (scene) => !part.holds(scene),
        seen: part.seen,
        parts: [part],
        cost: part.cost,
      };
    }
    case "tool_name":
    case "tool_name_pattern":
    case "parameter":
    case "parameters":
    case "cwd":
    case "time_range":
    case "transport":
    case "agent":
    case "principal":
    case "mcp_server":
    case "effect":
    case "only":
      try {
        return leaf(condition, engines, quantifier);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const { at, text } = blame(condition);
        refuse(at, text, why);
        return {
          condition,
          holds: () => false,
          seen: () => "",
          parts: [],
          cost: 0,
        };
      }
  }
}

type Leaf = Exclude<Condition, { readonly kind: "all" | "any" | "not" }>;

function leaf(
  condition: Leaf,
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  switch (condition.kind) {
    case "tool_name":
      return compileToolName(condition);
    case "tool_name_pattern":
      return compileToolNamePattern(condition, engines, quantifier);
    case "parameter":
      return compileParameter(condition, engines, quantifier);
    case "parameters":
      return compileParameters(condition, engines, quantifier);
    case "cwd":
      return compileCwd(condition, engines, quantifier);
    case "time_range":
      return compileTimeRange(condition);
    case "transport":
      return compileTransport(condition);
    case "agent":
    case "principal":
    case "mcp_server":
      return compileIdentity(condition, engines, quantifier);
    case "effect":
      return compileEffect(condition, quantifier);
    case "only":
      return compileOnly(condition, quantifier);
  }
}

/** All parts hold. One that does not hold settles it, even if another cannot say. */
function all(
  condition: Condition,
  parts: readonly CompiledCondition[],
): CompiledCondition {
  return composite(condition, parts, false);
}

/** Some part holds. One that holds settles it, even if another cannot say. */
function any(
  condition: Condition,
  parts: readonly CompiledCondition[],
): CompiledCondition {
  return composite(condition, parts, true);
}

function composite(
  condition: Condition,
  parts: readonly CompiledCondition[],
  settles: boolean,
): CompiledCondition {
  const cheapFirst = [...parts].sort((a, b) => a.cost - b.cost);
  const holds = (scene: Scene): boolean => {
    let failure: unknown;
    let failed = false;
    for (const part of cheapFirst) {
      try {
        if (part.holds(scene) === settles) return settles;
      } catch (error) {
        [failure, failed] = [error, true];
      }
    }
    if (failed) throw failure;
    return !settles;
  };
  return {
    condition,
    holds,
    seen: () => "",
    parts,
    cost: parts.reduce((sum, part) => sum + part.cost, 1),
  };
}

/** The text of a condition that can fail to compile, and where it stands. */
function blame(condition: Leaf): { readonly at: Place; readonly text: string } {
  switch (condition.kind) {
    case "tool_name_pattern":
    case "parameters":
      return { at: condition.pattern.at, text: condition.pattern.pattern };
    case "cwd":
    case "agent":
    case "principal":
    case "mcp_server":
      return {
        at: condition.patterns[0]?.at ?? condition.at,
        text: condition.patterns.map(({ pattern }) => pattern).join("`, `"),
      };
    case "parameter": {
      const patterns = condition.expected.filter((one) =>
        typeof one === "object" && one !== null
      );
      return {
        at: patterns[0]?.at ?? condition.at,
        text: patterns.map(({ pattern }) => pattern).join("`, `"),
      };
    }
    case "tool_name":
    case "time_range":
    case "transport":
    case "effect":
    case "only":
      return { at: condition.at, text: keyOf(condition) };
  }
}
