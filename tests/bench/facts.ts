/** How long it takes to work out what a call would do. */
import { parse } from "yaml";
import { type Call, facts } from "../../src/facts/mod.ts";
import { walk } from "../repo/walk.ts";
import { HOSTILE } from "./hostile.ts";
import type { Figure, Group } from "./row.ts";
import { quartile, time } from "./timing.ts";

const TYPICAL = "git add -A && git commit -m 'Mend the build' && npm test";
/** For work of milliseconds. */
const BRIEF = { warm_ms: 250, batch_ms: 5, batches: 31 };

const NAMES = {
  typical: "facts of a typical command",
  worst: "facts of the worst command of the test cases",
};

function bash(command: string): Call {
  return {
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  };
}

/** Every shell command in the policies' test cases, and in the corpus beside the checkout where there is one. */
export function testedCalls(): readonly Call[] {
  const cases = walk("security/policies", ".test.yaml").flatMap((file) =>
    (parse(Deno.readTextFileSync(file)) as { tests: { call: Call }[] }).tests
      .map(({ call }) => call)
  );
  let corpus = "";
  try {
    corpus = Deno.readTextFileSync("../shared/corpora/shell.jsonl");
  } catch {
    // The project's own cases are enough.
  }
  return [
    ...cases,
    ...corpus.split("\n").filter((line) => line !== "").map((line) =>
      bash((JSON.parse(line) as { command: string }).command)
    ),
  ];
}

/** Finds the dearest calls by a quick look at all, then times those few with care. */
function worst(calls: readonly Call[]): { call: Call; ms: number } {
  const quick = (call: Call, runs: number) =>
    quartile(Array.from({ length: runs }, () => {
      const began = performance.now();
      facts(call);
      return performance.now() - began;
    }));
  for (let round = 0; round < 3; round++) calls.forEach((call) => facts(call));
  const [first, ...rest] = calls.map((call) => ({ call, ms: quick(call, 5) }))
    .sort((a, b) => b.ms - a.ms).slice(0, 20)
    .map(({ call }) => ({ call, ms: quick(call, 101) }));
  if (first === undefined) throw new Error("There are no test cases");
  return rest.reduce((a, b) => b.ms > a.ms ? b : a, first);
}

/** Facts of usual, of tested and of hostile calls. */
export const FACTS: Group = {
  rows: [
    { name: NAMES.typical, unit: "us", target: { most: 30 } },
    { name: NAMES.worst, unit: "ms", target: { most: 1 } },
    ...Object.keys(HOSTILE).map((family) => ({
      name: hostileName(family),
      unit: "ms" as const,
      target: { most: 5 },
    })),
  ],
  // deno-lint-ignore require-await
  async measure(say) {
    const figures: Figure[] = [];
    say(NAMES.typical);
    const typical = bash(TYPICAL);
    figures.push({
      name: NAMES.typical,
      value: time(() => facts(typical)) * 1_000,
      note: `\`${TYPICAL}\``,
    });
    say(NAMES.worst);
    const calls = testedCalls();
    const { call, ms } = worst(calls);
    const text = JSON.stringify(call.parameters["command"] ?? call.tool_name);
    figures.push({
      name: NAMES.worst,
      value: ms,
      note: `of ${calls.length.toLocaleString("en")}: ${text}`,
    });
    for (const [family, shapes] of Object.entries(HOSTILE)) {
      say(hostileName(family));
      figures.push(worstShape(hostileName(family), shapes));
    }
    return figures;
  },
};

function worstShape(
  name: string,
  shapes: Readonly<Record<string, () => string>>,
): Figure {
  const timed = Object.entries(shapes).map(([shape, make]) => {
    const hostile = bash(make());
    const ms = time(() => facts(hostile), BRIEF);
    return { shape, ms };
  });
  const worst = timed.reduce((a, b) => b.ms > a.ms ? b : a);
  return {
    name,
    value: worst.ms,
    note: `worst of ${timed.length}: ${worst.shape}`,
  };
}

function hostileName(family: string): string {
  return `facts of 64 KiB, ${family}`;
}
