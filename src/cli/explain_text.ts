/** Writes an explanation for people: the decision, what the call would do, and every rule. */
import type { Call } from "../facts/call.ts";
import type { Effect } from "../facts/effect.ts";
import type { Explanation, RuleExplanation, Step } from "../policy/mod.ts";
import type { Io } from "./io.ts";

/** The explanation as text: as a tree in colour on a terminal, indented in a pipe. */
export function explanationText(
  call: Call,
  explanation: Explanation,
  io: Pick<Io, "terminal" | "colour">,
): string {
  const { decision, facts, rules } = explanation;
  const by = decision.rule_id === null
    ? "no rule"
    : `rule ${printable(decision.rule_id)}`;
  const blocks: Branch[] = [{
    text: `${paint(decision.action, io.colour)} by ${by} (${decision.code})`,
    below: [
      leaf(decision.reason),
      ...decision.warnings.map((warning) => leaf(`warning: ${warning}`)),
    ],
  }];
  if (facts !== null) blocks.push(factsBranch(call, facts));
  blocks.push(...ruleBranches(rules, io.colour));
  return blocks.map((block) => draw(block, io.terminal)).join("\n");
}

interface Branch {
  readonly text: string;
  readonly below: readonly Branch[];
}

const leaf = (text: string): Branch => ({ text: printable(text), below: [] });

function factsBranch(
  call: Call,
  facts: NonNullable<Explanation["facts"]>,
): Branch {
  const notes = [
    ...(facts.exhausted ? [leaf("and more: the budget ran out")] : []),
    ...(facts.unparsed ? [leaf("and more: a command does not parse")] : []),
  ];
  const effects = facts.effects.map((effect) => ({
    text: printable(effectText(effect)),
    below: [leaf(sourceText(effect))],
  }));
  const none = effects.length + notes.length === 0
    ? [leaf("nothing that is known")]
    : [];
  return {
    text: printable(`What ${call.tool_name} would do here`),
    below: [...effects, ...notes, ...none],
  };
}

function effectText(effect: Effect): string {
  const parts = Object.entries(effect)
    .filter(([name]) => name !== "kind" && name !== "source")
    .flatMap(([name, value]) => {
      if (value === undefined || value === false) return [];
      if (value === true) return [name];
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      return list.length === 0 ? [] : [`${name}=${list.join(",")}`];
    });
  return [effect.kind, ...parts].join(" ");
}

function sourceText({ source }: Effect): string {
  const via = source.via.length === 0
    ? ""
    : `, within ${source.via.join(" > ")}`;
  return `from ${source.where}: ${source.piece}${via}`;
}

function ruleBranches(
  rules: readonly RuleExplanation[],
  colour: boolean,
): readonly Branch[] {
  const telling = rules.filter(({ outcome }) =>
    outcome === "matched" || outcome === "failed"
  );
  const others = rules.filter((rule) => !telling.includes(rule));
  return [
    {
      text: `Rules that matched: ${telling.length} of ${rules.length}`,
      below: telling.map((rule) => ruleBranch(rule, colour)),
    },
    {
      text: `Rules that did not: ${others.length}`,
      below: others.map((rule) => ruleBranch(rule, false)),
    },
  ];
}

function ruleBranch(explained: RuleExplanation, colour: boolean): Branch {
  const { rule, outcome, decided, steps } = explained;
  const said = decided
    ? ", and decided"
    : outcome === "failed"
    ? ", but could not be evaluated"
    : outcome === "disabled"
    ? ", disabled"
    : rule.mode === "shadow"
    ? ", only recorded"
    : "";
  const action = paint(rule.action, colour);
  return {
    text: `${
      printable(`${rule.file}:${rule.line}: ${rule.id}`)
    } (${action})${said}`,
    below: steps.map((step) => leaf(stepText(step))),
  };
}

function stepText({ condition, holds, wanted, seen }: Step): string {
  const sign = holds === null ? "?" : holds ? "yes" : "no";
  return `${sign} ${condition}: wanted ${wanted}; the call has ${seen}`;
}

function draw({ text, below }: Branch, tree: boolean): string {
  const lines = [text];
  const walk = (branches: readonly Branch[], indent: string) => {
    for (const [i, branch] of branches.entries()) {
      const last = i === branches.length - 1;
      const [here, under] = !tree
        ? ["  ", "  "]
        : last
        ? ["└─ ", "   "]
        : ["├─ ", "│  "];
      lines.push(`${indent}${here}${branch.text}`);
      walk(branch.below, `${indent}${under}`);
    }
  };
  walk(below, "");
  return `${lines.join("\n")}\n`;
}

const COLOURS: Readonly<Record<string, number>> = {
  deny: 31,
  ask: 33,
  sample: 33,
  defer: 36,
  allow: 32,
};

function paint(action: string, colour: boolean): string {
  return colour ? `\x1b[${COLOURS[action] ?? 0}m${action}\x1b[0m` : action;
}

// Commands that are explained are often hostile: none of their signs may reach the terminal.
function printable(text: string): string {
  return text.replace(/\s/g, " ").replace(
    /[\p{Cc}\p{Cf}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
