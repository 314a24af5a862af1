/** Conditions on where the agent works, who asks, and through which door. */
import type { Condition, TextPattern } from "../model.ts";
import type { CompiledCondition, Engines, Scene } from "../ruleset.ts";
import { normalisePath, type Quantifier, quantify } from "./path.ts";
import { compilePattern } from "./pattern.ts";
import { readOnce } from "./scene.ts";

/** The working directory, read like any other path. */
export function compileCwd(
  condition: Condition & { readonly kind: "cwd" },
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  const matchers = condition.patterns.flatMap(bothSpellings).map((pattern) =>
    compilePattern(pattern, engines, quantifier)
  );
  return {
    condition,
    holds: (scene) => {
      const { cwd } = scene.asked.call;
      if (cwd === undefined) return false;
      const readings = readOnce(scene, cwd);
      return matchers.some(({ test, folded }) =>
        quantify(readings, quantifier, test, folded)
      );
    },
    seen: (scene) => scene.asked.call.cwd ?? "absent",
    parts: [],
    cost: 4 + matchers.reduce((sum, { cost }) => sum + cost, 0),
  };
}

function bothSpellings(pattern: TextPattern): readonly TextPattern[] {
  const normal = normalisePath(pattern.pattern);
  return pattern.type === "string" && normal !== pattern.pattern
    ? [pattern, { ...pattern, pattern: normal }]
    : [pattern];
}

/** The door that the call came through. */
export function compileTransport(
  condition: Condition & { readonly kind: "transport" },
): CompiledCondition {
  const names = new Set(condition.names);
  return {
    condition,
    holds: (scene) => names.has(scene.asked.transport),
    seen: (scene) => scene.asked.transport,
    parts: [],
    cost: 1,
  };
}

/** The agent, the principal, or the MCP server; who is not known matches nothing. */
export function compileIdentity(
  condition: Condition & {
    readonly kind: "agent" | "principal" | "mcp_server";
  },
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  const { kind } = condition;
  const matchers = condition.patterns.map((pattern) =>
    compilePattern(pattern, engines, quantifier)
  );
  return {
    condition,
    holds: (scene) => {
      const who = identity(scene, kind);
      return who !== null && matchers.some(({ test }) => test(who));
    },
    seen: (scene) => identity(scene, kind) ?? "not known",
    parts: [],
    cost: 1 + matchers.reduce((sum, { cost }) => sum + cost, 0),
  };
}

function identity(
  scene: Scene,
  kind: "agent" | "principal" | "mcp_server",
): string | null {
  const { asked } = scene;
  switch (kind) {
    case "agent":
      return asked.call.agent ?? null;
    case "principal":
      return asked.principal;
    case "mcp_server":
      return asked.mcp_server ??
        /^mcp__(.+?)__/.exec(asked.call.tool_name)?.[1] ?? null;
  }
}
