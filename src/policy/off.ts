/** Finds out which rules the operator has turned off, by the name of each or of its pack. */
import { nearest } from "../problem/nearest.ts";
import type { Problem } from "../problem/problem.ts";
import { FINDINGS } from "./findings.ts";
import type { Policy, TurnedOff } from "./model.ts";

/** Why each rule is turned off, by its id; a name that no pack and no rule has is a problem. */
export function offReasons(
  policies: readonly Policy[],
  turnedOff: readonly TurnedOff[],
  problems: Problem[],
): ReadonlyMap<string, string> {
  const off = new Map<string, string>();
  if (turnedOff.length === 0) return off;
  const byName = new Map<string, string[]>();
  for (const { pack, rules } of policies) {
    const ids = rules.map(({ id }) => id);
    if (pack !== undefined) byName.set(pack, ids);
    for (const id of ids) byName.set(id, [id]);
  }
  // What is said of a rule itself wins over what is said of its pack.
  const order = [...turnedOff].sort((a, b) =>
    (byName.get(b.name)?.length ?? 0) - (byName.get(a.name)?.length ?? 0)
  );
  for (const { name, reason, ...place } of order) {
    const ids = byName.get(name);
    if (ids === undefined) {
      const packs = policies.flatMap(({ pack }) => pack ?? []);
      problems.push(unknownName(name, place, [...byName.keys()], packs));
    }
    for (const id of ids ?? []) off.set(id, reason);
  }
  return off;
}

function unknownName(
  name: string,
  place: Pick<Problem, "file" | "line" | "column">,
  known: readonly string[],
  packs: readonly string[],
): Problem {
  const best = nearest(name, known) ??
    known.find((one) => one.endsWith(`.${name}`));
  return {
    id: "POLICY-008",
    severity: FINDINGS["POLICY-008"].severity,
    ...place,
    message:
      `\`policy_off\` names \`${name}\`, which is no pack and no rule that is loaded`,
    hint: best === undefined
      ? `Name a rule by its id, or one of the packs: ${packs.join(", ")}`
      : `Did you mean \`${best}\`?`,
  };
}
