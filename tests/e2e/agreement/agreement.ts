/** Holds `check` to trivy, hadolint, checkov, zizmor and Kubernetes' Pod Security: on every broken variant of our own files that they can judge, do they say the same? Exits 77 where they cannot be had. */
import type { Broken } from "../../check/deployment/broken.ts";
import { VARIANTS as DOCKERFILES } from "../../check/deployment/variants/dockerfile.ts";
import { VARIANTS as LIMITS } from "../../check/deployment/variants/kubernetes_limits.ts";
import { VARIANTS as PODS } from "../../check/deployment/variants/kubernetes_pods.ts";
import {
  FILE as WORKFLOW,
  VARIANTS as WORKFLOWS,
} from "../../check/deployment/variants/workflow.ts";
import { inFolder } from "../../cli/process.ts";
import { fetchTools } from "../lint/tools.ts";
import { goBuild, trivy } from "../toolbox.ts";
import { disputed } from "./disputed.ts";
import {
  byCheckov,
  byHadolint,
  byPodSecurity,
  byTrivy,
  byZizmor,
  type Found,
} from "./oracles.ts";
import { CHECKOV, HADOLINT, POD_SECURITY, TRIVY, ZIZMOR } from "./others.ts";

const EVALUATOR = new URL("../kubernetes/evaluator", import.meta.url).pathname;

interface Oracle {
  readonly name: string;
  /** The file of ours that the variants are of. */
  readonly file: string;
  readonly variants: readonly Broken[];
  readonly rules: Readonly<Record<string, readonly string[]>>;
  readonly found: Found;
}

/** Which variants an oracle judges and sees, and how many silences nobody has explained. */
interface Outcome {
  readonly judged: readonly Broken[];
  readonly seen: readonly Broken[];
  readonly unexplained: number;
}

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

/** Compares, says what came out, and counts what nobody has explained. */
async function compare(oracle: Oracle): Promise<Outcome> {
  const { name, file, variants, rules, found } = oracle;
  const text = await Deno.readTextFile(file);
  const [own = [], ...theirs] = await found([
    text,
    ...variants.map(([, from, to]) => text.replace(from, () => to)),
  ]);
  const known = variants.map((variant, at) => ({
    variant,
    theirs: theirs[at] ?? [],
  }))
    .filter(({ variant: [id] }) => id in rules);
  const silent = known.filter(({ variant: [id], theirs }) => {
    const wanted = rules[id] ?? [];
    const more = theirs.filter((rule) =>
      count(theirs, rule) > count(own, rule)
    );
    return !wanted.some((rule) => more.includes(rule));
  });
  const explained = silent.map(({ variant: [id, , to] }) => ({
    id,
    to,
    why: disputed(name, id, to),
  }));
  say(
    `${name} on ${file}: ${known.length} of ${variants.length} variants are of a kind that it judges; it sees ${
      known.length - silent.length
    } of them, as check sees all`,
  );
  for (const { id, to, why } of explained) {
    say(
      `  ${id} ${JSON.stringify(to.slice(0, 60))}: ${
        why ?? "nobody has said why it is silent"
      }`,
    );
  }
  const variantsOf = (some: typeof known) => some.map(({ variant }) => variant);
  return {
    judged: variantsOf(known),
    seen: variantsOf(known.filter((one) => !silent.includes(one))),
    unexplained: explained.filter(({ why }) => why === undefined).length,
  };
}

function count(list: readonly string[], one: string): number {
  return list.filter((other) => other === one).length;
}

/** Fetches every program of others, and says what each is asked about. */
async function oracles(home: string): Promise<readonly Oracle[]> {
  const [scanner, tools, evaluator] = await Promise.all([
    trivy(),
    fetchTools(),
    goBuild("evaluator", EVALUATOR),
  ]);
  const dockerfile = { file: "Dockerfile", variants: DOCKERFILES };
  const manifest = {
    file: "security/resource-limits.yaml",
    variants: [...PODS, ...LIMITS],
  };
  return [
    {
      name: "trivy",
      ...dockerfile,
      rules: TRIVY,
      found: byTrivy(scanner, home, "Dockerfile"),
    },
    {
      name: "hadolint",
      ...dockerfile,
      rules: HADOLINT,
      found: byHadolint(tools.python("hadolint"), home),
    },
    {
      name: "checkov",
      ...dockerfile,
      rules: CHECKOV,
      found: byCheckov(tools.checkov, home, "dockerfile", "Dockerfile"),
    },
    {
      name: "trivy",
      ...manifest,
      rules: TRIVY,
      found: byTrivy(scanner, home, "manifest.yaml"),
    },
    {
      name: "checkov",
      ...manifest,
      rules: CHECKOV,
      found: byCheckov(tools.checkov, home, "kubernetes", "manifest.yaml"),
    },
    {
      name: "Pod Security",
      ...manifest,
      rules: POD_SECURITY,
      found: byPodSecurity(evaluator, home),
    },
    {
      name: "zizmor",
      file: WORKFLOW,
      variants: WORKFLOWS,
      rules: ZIZMOR,
      found: byZizmor(tools.python("zizmor"), home),
    },
  ];
}

async function main(home: string): Promise<number> {
  let all: readonly Oracle[];
  try {
    all = await oracles(home);
  } catch (error) {
    say(`not run: ${(error as Error).message.split("\n")[0]}`);
    return 77;
  }
  const outcomes: Outcome[] = [];
  for (const oracle of all) outcomes.push(await compare(oracle));
  const judged = new Set(outcomes.flatMap(({ judged }) => judged));
  const seen = new Set(outcomes.flatMap(({ seen }) => seen));
  say(
    `of ${judged.size} variants that at least one other judges, at least one sees ${seen.size}`,
  );
  return outcomes.every(({ unexplained }) => unexplained === 0) ? 0 : 1;
}

await inFolder(async (home) => {
  Deno.exitCode = await main(home);
});
