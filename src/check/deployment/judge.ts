/** Judges the files of a deployment, those together that are used together. */
import { compareProblems, type Problem } from "../../problem/problem.ts";
import { readYamlStream } from "../../problem/yaml.ts";
import { AGENT_CHECKS, judgeAgents } from "./agents.ts";
import { readSettingsJson } from "./agents_file.ts";
import { ALERT_CHECKS, judgeAlerts } from "./alerts.ts";
import type { DeploymentChecks } from "./check.ts";
import { COMPOSE_CHECKS, judgeCompose } from "./compose.ts";
import { DOCKERFILE_CHECKS, judgeDockerfile } from "./dockerfile.ts";
import { withDefaults } from "./compose_file.ts";
import type { DeploymentKind } from "./kind.ts";
import { judgeKubernetes, KUBERNETES_CHECKS } from "./kubernetes.ts";
import { isInspected, readInspected } from "./inspected.ts";
import { Part } from "./part.ts";
import { judgeProxy, PROXY_CHECKS } from "./proxy.ts";
import { judgeWorkflow, WORKFLOW_CHECKS } from "./workflow.ts";

/** The checks of each kind of file. */
export const DEPLOYMENT_CHECKS: Readonly<
  Record<DeploymentKind, DeploymentChecks<never>>
> = {
  compose: COMPOSE_CHECKS,
  kubernetes: KUBERNETES_CHECKS,
  image: DOCKERFILE_CHECKS,
  ci: WORKFLOW_CHECKS,
  monitoring: ALERT_CHECKS,
  agents: AGENT_CHECKS,
  proxy: PROXY_CHECKS,
};

/** One file, and what it holds. */
export interface DeploymentFile {
  readonly file: string;
  readonly kind: DeploymentKind;
  readonly text: string;
}

/**
 * Judges files; `inOrder` says that Compose is given those in this order. Otherwise one that names no image for a
 * service is taken to be laid over the file that does and is nearest above it.
 */
export function judgeDeployment(
  files: readonly DeploymentFile[],
  inOrder: boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  const read = (
    kind: DeploymentKind,
    wanted: (file: DeploymentFile) => boolean = () => true,
  ) =>
    files.filter((one) => one.kind === kind && wanted(one)).flatMap(
      ({ file, text }) => {
        const yaml = readYamlStream(text, file);
        if (!yaml.ok) {
          problems.push(...yaml.problems);
          return [];
        }
        return yaml.value.map((document) =>
          Part.whole(
            file,
            document,
            kind === "compose" ? withDefaults : undefined,
          )
        );
      },
    );
  const compose = read("compose", ({ text }) => !isInspected(text));
  for (const { file, text } of files) {
    if (!isInspected(text)) continue;
    const containers = readInspected(text, file);
    problems.push(
      ...containers.ok ? judgeCompose([containers.value]) : containers.problems,
    );
  }
  for (const set of inOrder ? [compose] : composeSets(compose)) {
    problems.push(...judgeCompose(set));
  }
  problems.push(
    ...judgeKubernetes(read("kubernetes")),
    ...read("ci").flatMap(judgeWorkflow),
    ...read("monitoring").flatMap(judgeAlerts),
    ...files.filter(({ kind }) => kind === "image")
      .flatMap(({ text, file }) => judgeDockerfile(text, file)),
    ...files.filter(({ kind }) => kind === "proxy")
      .flatMap(({ text, file }) => judgeProxy(text, file)),
    ...files.filter(({ kind }) => kind === "agents").flatMap(
      ({ text, file }) => {
        const read = readSettingsJson(text, file);
        return read.ok ? judgeAgents(read.value) : read.problems;
      },
    ),
  );
  return once(problems);
}

/** The files that Compose is given together. */
function composeSets(files: readonly Part[]): readonly (readonly Part[])[] {
  const bases = files.filter(isWhole);
  return files.map((file) => {
    if (bases.includes(file)) return [file];
    const above = bases.filter((base) =>
      file.file.startsWith(folderOf(base.file))
    ).sort((a, b) => folderOf(b.file).length - folderOf(a.file).length);
    return [...above.slice(0, 1), file];
  });
}

function isWhole(file: Part): boolean {
  return file.get("services").entries().every((service) =>
    service.get("image").there || service.get("build").there
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function once(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  }).sort(compareProblems);
}
