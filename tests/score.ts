/** Scores the shipped policies on a corpus of judged calls: the rate of each source, and every wrong row with why. */
// deno-lint-ignore-file no-console
import { facts } from "../src/facts/facts.ts";
import { compile, decide, type Ruleset } from "../src/policy/mod.ts";
import { effectInWords } from "../src/policy/match/effect.ts";
import { parsePolicy } from "../src/policy/parse.ts";

/** One judged call: a command, or a tool with its arguments. */
interface Row {
  readonly src: string;
  readonly want: string;
  readonly command?: string;
  readonly tool?: string;
  readonly input?: Record<string, unknown>;
}

/** The actions that are right for each wish; `delegate` is whatever is no deny. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  block: ["deny", "ask"],
  allow: ["allow", "defer"],
  delegate: ["allow", "defer", "ask"],
};

const POLICIES = new URL("../security/policies/", import.meta.url);

function loadShipped(): Ruleset {
  const policies = [...Deno.readDirSync(POLICIES)].map(({ name }) => name)
    .filter((name) => name.endsWith(".yaml") && !name.endsWith(".test.yaml"))
    .sort().map((name) =>
      parsePolicy(Deno.readTextFileSync(new URL(name, POLICIES)), name)
    );
  const problems = policies.flatMap((one) => one.ok ? [] : one.problems);
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1));
  const ruleset = compile(
    policies.flatMap((one) => one.ok ? [one.value] : []),
    {},
  );
  if (!ruleset.ok) throw new Error(JSON.stringify(ruleset.problems, null, 1));
  return ruleset.value;
}

function score(file: string): void {
  const ruleset = loadShipped();
  const counts = new Map<string, [good: number, all: number]>();
  const wrong: string[] = [];
  for (const line of Deno.readTextFileSync(file).split("\n")) {
    if (line.trim() === "") continue;
    const row: Row = JSON.parse(line);
    const right = RIGHT[row.want];
    if (right === undefined) continue;
    const call = {
      tool_name: row.tool ?? "Bash",
      parameters: row.input ?? { command: row.command ?? "" },
      cwd: "/home/dev/project",
    };
    const found = facts(call);
    const decision = decide(ruleset, {
      call,
      transport: "command",
      principal: null,
      mcp_server: null,
      now: new Date(0),
    }, found);
    const good = right.includes(decision.action);
    for (const name of [row.src.split("/")[0] ?? "", "all"]) {
      const key = `${name} ${row.want}`;
      const [before, all] = counts.get(key) ?? [0, 0];
      counts.set(key, [before + (good ? 1 : 0), all + 1]);
    }
    if (good) continue;
    wrong.push(
      [
        `${row.src}: wanted ${row.want}, got ${decision.action} by ${
          decision.rule_id ?? decision.code
        }`,
        `  ${JSON.stringify(row.input ?? row.command).slice(0, 300)}`,
        ...found.effects.map((effect) =>
          `    ${effectInWords(effect).slice(0, 200)}`
        ),
      ].join("\n"),
    );
  }
  for (const text of wrong) console.log(text);
  for (const [key, [good, all]] of [...counts].sort()) {
    console.log(
      `${key.padEnd(16)} ${good}/${all} = ${(100 * good / all).toFixed(1)} %`,
    );
  }
}

if (import.meta.main) {
  const [file] = Deno.args;
  if (file === undefined) {
    console.error("Name a corpus: deno run --allow-read tests/score.ts FILE");
    Deno.exit(2);
  }
  score(file);
}
