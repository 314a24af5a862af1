/**
 * Holds the manifests of `security` to three programs of others: kubeconform with the strict schemas of a current and
 * of the oldest meant version of Kubernetes, the Pod Security evaluator of its API server, and kube-score. Each has to
 * find a fault that was put in, too. Exits 77 where they cannot be had.
 */
import { inFolder } from "../../cli/process.ts";
import { environment, run } from "../program.ts";
import { goBuild, goModule, goTool, python } from "../toolbox.ts";
import { AUTOSCALER, MANIFEST } from "./manifest_file.ts";
import { writeDefinitions, writeKinds } from "./schemas.ts";

const HERE = new URL(".", import.meta.url).pathname;

/** The oldest version that the manifest is meant for, which its namespace names. */
const OLDEST = /enforce-version: (v\d+\.\d+)/.exec(
  await Deno.readTextFile(MANIFEST),
)?.[1] ?? "none";

/** That one, and a current one. */
const VERSIONS = [`${OLDEST}.0`, "v1.37.0"] as const;

/** What kube-score would have otherwise, and why it is not. */
const WAIVED: Readonly<Record<string, string>> = {
  "container-image-pull-policy":
    "The image of this file is one's own, by an exact version; `Always` could not start one that was loaded into the node",
  "deployment-has-host-podantiaffinity":
    "`topologySpreadConstraints` is the successor, and is there",
};

/** A fault, and the program that has to see it. */
const FAULTS = [
  [
    "kubeconform",
    "readOnlyRootFilesystem: true",
    "readOnlyRootFilesytem: true",
  ],
  ["kubeconform", "maxAllowed: { cpu", "maxAlowed: { cpu"],
  ["pod security", "runAsNonRoot: true", "runAsNonRoot: false"],
  [
    "kube-score",
    'limits: { cpu: "1", memory: 256Mi, ephemeral',
    'limits: { cpu: "1", ephemeral',
  ],
] as const;

/** A program that judges a manifest: what it has against it, or nothing. */
type Judge = (manifest: string) => Promise<string>;

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

/** Fetches the programs, and what they need. */
async function judges(home: string): Promise<Readonly<Record<string, Judge>>> {
  const interpreter = await python(
    "kubernetes-validate",
    `${HERE}requirements.txt`,
  );
  const definitions = `${await goModule(
    AUTOSCALER,
  )}/deploy/vpa-v1-crd-gen.yaml`;
  const kubeconform = await goTool("kubeconform");
  const score = await goTool("kube-score");
  const evaluator = await goBuild("evaluator", `${HERE}evaluator`);
  const said = async (command: string, args: readonly string[]) => {
    const { code, out, err } = await run(command, args, {
      env: environment(home),
      seconds: 120,
    });
    return code === 0 ? "" : `${out}${err}`.trim() || `exit status ${code}`;
  };

  const { out } = await run(interpreter, ["-c", WHERE], {
    env: environment(home),
    seconds: 60,
  });
  for (const version of VERSIONS) {
    const folder = `${home}/${version}`;
    await Deno.mkdir(folder);
    await writeKinds(
      `${out.trim()}/kubernetes-json-schema/${version}-local-strict`,
      folder,
    );
    await writeDefinitions(definitions, folder);
  }
  return {
    kubeconform: async (manifest) =>
      (await Promise.all(VERSIONS.map((version) =>
        said(kubeconform, [
          ...["-strict", "-summary", "-kubernetes-version", version.slice(1)],
          "-schema-location",
          `${home}/${version}/{{ .ResourceKind }}{{ .KindSuffix }}.json`,
          manifest,
        ])
      ))).join(""),
    "pod security": async (manifest) =>
      (await Promise.all([OLDEST, "latest"].map(async (version) => {
        const { code, out, err } = await run(evaluator, [version, manifest], {
          env: environment(home),
          seconds: 60,
        });
        return code === 0 ? out : err;
      }))).join(""),
    "kube-score": async (manifest) =>
      await said(score, [
        ...["score", "--kubernetes-version", OLDEST, "-o", "ci"],
        ...["--enable-optional-test", "container-seccomp-profile"],
        "--exit-one-on-warning",
        ...Object.keys(WAIVED).flatMap((name) => ["--ignore-test", name]),
        manifest,
      ]),
  };
}

/** Where a Python package keeps its files; importing it would need what it needs. */
const WHERE =
  "import importlib.util as u; print(u.find_spec('kubernetes_validate').submodule_search_locations[0])";

async function judge(home: string): Promise<number> {
  let programs: Readonly<Record<string, Judge>>;
  try {
    programs = await judges(home);
  } catch (error) {
    say(`not run: ${(error as Error).message.split("\n")[0]}`);
    return 77;
  }
  let failed = 0;
  const tell = (good: boolean, what: string, why: string) => {
    say(good ? `ok    ${what}` : `FAIL  ${what}: ${why}`);
    if (!good) failed++;
  };
  for (const [name, found] of Object.entries(programs)) {
    const against = await found(MANIFEST);
    tell(against === "", `${name} has nothing against ${MANIFEST}`, against);
  }
  const text = await Deno.readTextFile(MANIFEST);
  for (const [at, [name, from, to]] of FAULTS.entries()) {
    const broken = `${home}/broken-${at}.yaml`;
    await Deno.writeTextFile(broken, text.replace(from, to));
    const against = await programs[name]?.(broken);
    tell(
      text.includes(from) && against !== "",
      `${name} sees \`${to}\``,
      "it does not, or the file has changed",
    );
  }
  return failed === 0 ? 0 : 1;
}

await inFolder(async (home) => {
  Deno.exitCode = await judge(home);
});
