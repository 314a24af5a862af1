/** Holds `check` to trivy and zizmor: on every broken variant of our own files that they can judge, do they say the same? Exits 77 where they cannot be had. */
import type { Broken } from "../../check/deployment/broken.ts";
import { VARIANTS as DOCKERFILES } from "../../check/deployment/variants/dockerfile.ts";
import { VARIANTS as LIMITS } from "../../check/deployment/variants/kubernetes_limits.ts";
import { VARIANTS as PODS } from "../../check/deployment/variants/kubernetes_pods.ts";
import {
  FILE as WORKFLOW,
  VARIANTS as WORKFLOWS,
} from "../../check/deployment/variants/workflow.ts";
import { environment, run } from "../program.ts";
import { python, trivy } from "../toolbox.ts";
import { DISPUTED, TRIVY, ZIZMOR } from "./others.ts";

const REQUIREMENTS = new URL("requirements.txt", import.meta.url).pathname;

/** What an oracle found in each file that it was given: identifiers, without those of the file as it is. */
type Found = (
  texts: readonly string[],
) => Promise<readonly (readonly string[])[]>;

interface Oracle {
  readonly name: string;
  /** The file of ours that the variants are of. */
  readonly file: string;
  readonly variants: readonly Broken[];
  readonly rules: Readonly<Record<string, readonly string[]>>;
  readonly found: Found;
}

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

/** Runs trivy once over a folder with a folder for each text. */
function byTrivy(program: string, home: string, name: string): Found {
  return async (texts) => {
    const folder = await Deno.makeTempDir({ dir: home });
    for (const [at, text] of texts.entries()) {
      await Deno.mkdir(`${folder}/${at}`);
      await Deno.writeTextFile(`${folder}/${at}/${name}`, text);
    }
    const { code, out, err } = await run(program, [
      "config",
      ...["--cache-dir", `${home}/cache`, "--skip-policy-update", "--quiet"],
      ...["--format", "json", folder],
    ], { env: environment(home), seconds: 240 });
    if (code !== 0) throw new Error(err);
    const report = JSON.parse(out) as {
      Results?: { Target: string; Misconfigurations?: { ID: string }[] }[];
    };
    const found = texts.map((): string[] => []);
    for (const { Target, Misconfigurations } of report.Results ?? []) {
      found[Number(Target.split("/")[0])]?.push(
        ...(Misconfigurations ?? []).map(({ ID }) => ID),
      );
    }
    return found;
  };
}

/** Runs zizmor once for each text. */
function byZizmor(interpreter: string, home: string): Found {
  const program = interpreter.replace(/python$/, "zizmor");
  return async (texts) => {
    const found: string[][] = [];
    for (const text of texts) {
      const folder = await Deno.makeTempDir({ dir: home });
      const file = `${folder}/${WORKFLOW}`;
      await Deno.mkdir(file.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(file, text);
      const { out, err } = await run(program, [
        "--offline",
        "--no-exit-codes",
        "--persona=auditor",
        "--format=json",
        file,
      ], { env: environment(home), seconds: 60 });
      if (out === "") throw new Error(err);
      found.push(
        (JSON.parse(out) as { ident: string }[]).map(({ ident }) => ident),
      );
    }
    return found;
  };
}

/** Compares, says what came out, and counts what nobody has explained. */
async function compare(oracle: Oracle): Promise<number> {
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
  const unexplained = silent.filter(({ variant: [id, , to] }) =>
    !DISPUTED.some((one) => one.id === id && to.includes(one.text))
  );
  say(
    `${name} on ${file}: ${known.length} of ${variants.length} variants are of a kind that it judges; it sees ${
      known.length - silent.length
    } of them, as check sees all`,
  );
  for (const { variant: [id, , to] } of silent) {
    const why = DISPUTED.find((one) => one.id === id && to.includes(one.text))
      ?.why;
    say(
      `  ${id} ${JSON.stringify(to.slice(0, 60))}: ${
        why ?? "nobody has said why it is silent"
      }`,
    );
  }
  return unexplained.length;
}

function count(list: readonly string[], one: string): number {
  return list.filter((other) => other === one).length;
}

async function main(): Promise<number> {
  let programs: readonly [string, string];
  try {
    programs = [await trivy(), await python("zizmor", REQUIREMENTS)];
  } catch (error) {
    say(`not run: ${(error as Error).message.split("\n")[0]}`);
    return 77;
  }
  const home = await Deno.makeTempDir();
  try {
    const [scanner, interpreter] = programs;
    let unexplained = 0;
    for (
      const oracle of [
        {
          name: "trivy",
          file: "Dockerfile",
          variants: DOCKERFILES,
          rules: TRIVY,
          found: byTrivy(scanner, home, "Dockerfile"),
        },
        {
          name: "trivy",
          file: "security/resource-limits.yaml",
          variants: [...PODS, ...LIMITS],
          rules: TRIVY,
          found: byTrivy(scanner, home, "manifest.yaml"),
        },
        {
          name: "zizmor",
          file: WORKFLOW,
          variants: WORKFLOWS,
          rules: ZIZMOR,
          found: byZizmor(interpreter, home),
        },
      ]
    ) unexplained += await compare(oracle);
    return unexplained === 0 ? 0 : 1;
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

Deno.exit(await main());
