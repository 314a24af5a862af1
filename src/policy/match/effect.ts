/** Conditions on what a call would really do. */
import type { Effect } from "../../facts/effect.ts";
import TEXTS from "../../facts/texts.json" with { type: "json" };
import type { AttributeTest, Condition } from "../model.ts";
import {
  type CompiledCondition,
  MatchFailure,
  type Scene,
} from "../ruleset.ts";
import { compileGlob } from "./glob.ts";
import { inWords } from "./parameter.ts";
import { flip, type Quantifier, quantify } from "./path.ts";
import { readOnce } from "./scene.ts";

type EffectTest = (effect: Effect, scene: Scene) => boolean;
type EffectCondition = Condition & { readonly kind: "effect" };

/** Some effect of the kind that satisfies every test by itself. */
export function compileEffect(
  condition: EffectCondition,
  quantifier: Quantifier,
): CompiledCondition {
  const test = compileTests(condition, quantifier);
  return {
    condition,
    holds: (scene) => some(effectsOf(scene), test, scene),
    seen: (scene) =>
      list(effectsOf(scene).filter(({ kind }) => kind === condition.effect)),
    parts: [],
    cost: 3 + condition.where.length,
  };
}

/** There are effects, and each of them is one of those listed. */
export function compileOnly(
  condition: Condition & { readonly kind: "only" },
  quantifier: Quantifier,
): CompiledCondition {
  const tests = condition.of.map((one) => compileTests(one, quantifier));
  const covered = (effect: Effect, scene: Scene) =>
    tests.some((test) => test(effect, scene));
  return {
    condition,
    holds: (scene) => {
      const effects = effectsOf(scene);
      return effects.length > 0 &&
        effects.every((effect) => covered(effect, scene));
    },
    seen: (scene) =>
      list(effectsOf(scene).filter((effect) => !covered(effect, scene))),
    parts: [],
    cost: 6,
  };
}

function effectsOf(scene: Scene): readonly Effect[] {
  if (scene.facts === null) {
    throw new MatchFailure("what the call would do has not been worked out");
  }
  return scene.facts.effects;
}

function compileTests(
  condition: EffectCondition,
  quantifier: Quantifier,
): EffectTest {
  const names: readonly string[] = TEXTS[condition.effect];
  const tests = [
    ...condition.where.filter(({ attribute }) => attribute !== "path"),
    // Last, since a path is spelled in several ways, each of which is matched.
    ...condition.where.filter(({ attribute }) => attribute === "path"),
  ].map((test) =>
    compileAttribute(test, names.includes(test.attribute), quantifier)
  );
  return (effect, scene) => {
    if (effect.kind !== condition.effect) return false;
    for (const test of tests) if (!test(effect, scene)) return false;
    return true;
  };
}

// Every rule asks this of every call: a closure each time would be a tenth of what the server leaves behind.
function some<T>(
  items: readonly T[],
  test: (item: T, scene: Scene) => boolean,
  scene: Scene,
): boolean {
  for (const item of items) if (test(item, scene)) return true;
  return false;
}

/**
 * INVARIANT (absent attribute): an attribute that is not known satisfies no positive test and every negative one, so
 * that "anything but these hosts" covers a host that could not be worked out.
 */
function compileAttribute(
  test: AttributeTest,
  isText: boolean,
  quantifier: Quantifier,
): EffectTest {
  const { negate, attribute: name } = test;
  const one = compileValue(
    test,
    isText,
    negate ? flip(quantifier) : quantifier,
  );
  return (effect, scene) => {
    const value =
      (effect as unknown as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) return negate;
    const holds = Array.isArray(value)
      ? some(value, one, scene)
      : one(value, scene);
    return holds !== negate;
  };
}

function compileValue(
  test: AttributeTest,
  isText: boolean,
  quantifier: Quantifier,
): (value: unknown, scene: Scene) => boolean {
  const { bounds, values } = test;
  if (bounds !== undefined) {
    const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } =
      bounds;
    return (value) =>
      typeof value === "number" && value > gt && value >= gte && value < lt &&
      value <= lte;
  }
  if (!isText) {
    const wanted = new Set<unknown>(values);
    return (value) => wanted.has(value);
  }
  const isPath = test.attribute === "path";
  const exact = texts(values, true, isPath, quantifier);
  if (!isPath) {
    // Host names have no case.
    const plain = test.attribute === "host"
      ? texts(values, false, false, quantifier)
      : exact;
    return (value) => plain(String(value));
  }
  const folded = texts(values, false, true, quantifier);
  return (value, scene) =>
    quantify(readOnce(scene, String(value)), quantifier, exact, folded);
}

function texts(
  values: AttributeTest["values"],
  caseSensitive: boolean,
  separators: boolean,
  quantifier: Quantifier,
): (text: string) => boolean {
  const tests = values.map((value) => {
    const wanted = String(value);
    if (wanted.includes("*")) {
      const self = quantifier === "any";
      return compileGlob(wanted, { caseSensitive, separators, self });
    }
    return caseSensitive
      ? (text: string) => text === wanted
      : (text: string) => text.toLowerCase() === wanted.toLowerCase();
  });
  return (text) => tests.some((test) => test(text));
}

function list(effects: readonly Effect[]): string {
  return effects.length === 0
    ? "no such effect"
    : inWords(effects.map(effectInWords).join("; "));
}

/** An effect in one line, for example `deletes path=/etc path_class=system recursive=true`. */
export function effectInWords(effect: Effect): string {
  const { kind, source: _, ...attributes } = effect;
  const pairs = Object.entries(attributes).map(([name, value]) =>
    `${name}=${Array.isArray(value) ? value.join(",") : value}`
  );
  return [kind, ...pairs].join(" ");
}
