/** Finds the few rules that can match a call at all, so that a thousand others cost nothing. */
import type { EffectKind } from "../facts/effect.ts";
import type { Condition } from "./model.ts";
import type { CompiledRule, RuleIndex, Scene } from "./ruleset.ts";

/** What a call must have one of for a condition to hold. */
type Gate =
  | { readonly by: "tool"; readonly keys: readonly string[] }
  | { readonly by: "effect"; readonly keys: readonly EffectKind[] }
  | { readonly by: "parameter"; readonly keys: readonly string[] };

/** Sorts rules by what a call must have for them to match. */
export function findCandidates(ranked: readonly CompiledRule[]): RuleIndex {
  const byTool = new Map<string, CompiledRule[]>();
  const byParameter = new Map<string, CompiledRule[]>();
  const byEffect = new Map<EffectKind, CompiledRule[]>();
  const always: CompiledRule[] = [];
  for (const rule of ranked) {
    const gate = gateOf(rule.rule.condition);
    switch (gate?.by) {
      case undefined:
        always.push(rule);
        break;
      case "tool":
        gate.keys.forEach((key) => add(byTool, key, rule));
        break;
      case "parameter":
        gate.keys.forEach((key) => add(byParameter, key, rule));
        break;
      case "effect":
        gate.keys.forEach((key) => add(byEffect, key, rule));
        break;
    }
  }
  return { byTool, byParameter, byEffect, always };
}

/** The rules that can match this call, in rank order. */
export function candidates(
  index: RuleIndex,
  scene: Scene,
): readonly CompiledRule[] {
  const { byTool, byParameter, byEffect, always } = index;
  const found: (readonly CompiledRule[])[] = [];
  if (always.length > 0) found.push(always);
  const tool = byTool.get(scene.asked.call.tool_name);
  if (tool !== undefined) found.push(tool);
  if (byParameter.size > 0) {
    for (const name of Object.keys(scene.asked.call.parameters)) {
      const rules = byParameter.get(name);
      if (rules !== undefined) found.push(rules);
    }
  }
  if (byEffect.size > 0) {
    // Without facts these rules cannot say; that must come to light, so none is left out.
    if (scene.facts === null) found.push(...byEffect.values());
    else {
      const kinds = new Set<EffectKind>();
      for (const { kind } of scene.facts.effects) kinds.add(kind);
      for (const kind of kinds) {
        const rules = byEffect.get(kind);
        if (rules !== undefined) found.push(rules);
      }
    }
  }
  let merged: readonly CompiledRule[] = [];
  for (const rules of found) {
    merged = merged.length === 0 ? rules : merge(merged, rules);
  }
  return merged;
}

/** Both lists in one, in rank order; what stands in both comes once. */
function merge(
  a: readonly CompiledRule[],
  b: readonly CompiledRule[],
): readonly CompiledRule[] {
  const merged: CompiledRule[] = [];
  let i = 0;
  let j = 0;
  let left = a[i];
  let right = b[j];
  while (left !== undefined && right !== undefined) {
    const difference = left.rank - right.rank;
    merged.push(difference <= 0 ? left : right);
    if (difference <= 0) left = a[++i];
    if (difference >= 0) right = b[++j];
  }
  for (; left !== undefined; left = a[++i]) merged.push(left);
  for (; right !== undefined; right = b[++j]) merged.push(right);
  return merged;
}

function add<K>(
  map: Map<K, CompiledRule[]>,
  key: K,
  rule: CompiledRule,
): void {
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else if (rules.at(-1) !== rule) rules.push(rule);
}

function gateOf(condition: Condition): Gate | undefined {
  switch (condition.kind) {
    case "tool_name":
      return { by: "tool", keys: condition.names };
    case "parameter":
      return { by: "parameter", keys: [condition.name] };
    case "effect":
      return { by: "effect", keys: [condition.effect] };
    case "all":
      return choose(condition.of.map(gateOf));
    case "any":
      return union(condition.of.map(gateOf));
    case "not":
    case "tool_name_pattern":
    case "parameters":
    case "cwd":
    case "time_range":
    case "transport":
    case "agent":
    case "principal":
    case "mcp_server":
    case "only":
      return undefined;
  }
}

const NARROWEST = ["tool", "effect", "parameter"] as const;

function choose(gates: readonly (Gate | undefined)[]): Gate | undefined {
  for (const by of NARROWEST) {
    const gate = gates.find((one) => one?.by === by);
    if (gate !== undefined) return gate;
  }
  return undefined;
}

function union(gates: readonly (Gate | undefined)[]): Gate | undefined {
  const [first, ...rest] = gates;
  if (first === undefined) return undefined;
  let keys: readonly string[] = first.keys;
  for (const gate of rest) {
    if (gate?.by !== first.by) return undefined;
    keys = [...keys, ...gate.keys];
  }
  return { ...first, keys } as Gate;
}
