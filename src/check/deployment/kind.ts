/** Tells which file of a deployment a text is, by its name, and else by what it begins its lines with. */

import { isAgentsFile } from "./agents_file.ts";
import { isInspected } from "./inspected.ts";

/** What a file of a deployment is, in the words of the profile that asks for it. */
export const DEPLOYMENT_KINDS = [
  "compose",
  "kubernetes",
  "image",
  "ci",
  "monitoring",
  "agents",
  "proxy",
] as const;

/** One of {@linkcode DEPLOYMENT_KINDS}. */
export type DeploymentKind = typeof DEPLOYMENT_KINDS[number];

const NAMES: readonly (readonly [RegExp, DeploymentKind])[] = [
  [
    /(^|\/)(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|\.(?:D|d)ockerfile$/,
    "image",
  ],
  [
    /(^|\/)(?:docker|container)file(?:[.-](?![\w.-]*?\b(?:[cm]?[jt]sx?|json|ya?ml|md|txt|html|go|py|rs|rb|java|lock)$)[\w.-]+)?$|\.dockerfile$/i,
    "image",
  ],
  [/(^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i, "compose"],
  [/(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i, "ci"],
  [
    /(^|\/)(?:[\w.-]*nginx[\w.-]*\.conf(?:\.template)?|(?:nginx|conf\.d|sites-(?:available|enabled))\/[\w.-]+(?:\.conf|\.vhost|\.template))$/i,
    "proxy",
  ],
];

/** What a service is made from, on a line of its own or in braces. */
const HOLDS_IMAGES = /(?:^ {2,}|[{,]\s*)["']?(?:image|build)["']?\s*:/m;

/** A stage behind a selector, which LogQL has and PromQL does not: such rules are Loki's. */
const HOLDS_LOGQL = /\}\s*\|/;

/** Whether a file that is found in a folder is worth reading, since its name says what it may be. */
export function mayBelong(
  file: string,
  kinds: readonly string[],
): boolean {
  const named = NAMES.find(([name]) => name.test(file));
  if (named !== undefined) return kinds.includes(named[1]);
  if (isAgentsFile(file)) return kinds.includes("agents");
  return YAML.test(file) ||
    ((kinds.includes("kubernetes") || kinds.includes("compose")) &&
      /\.json$/i.test(file) &&
      !/(^|\/)(?:package(?:-lock)?|tsconfig[\w.-]*)\.json$/.test(file));
}

const YAML = /\.ya?ml$/i;

/** The kind of a file, or `null` for one that is no file of a deployment. */
export function deploymentKind(
  text: string,
  file: string,
): DeploymentKind | null {
  const named = NAMES.find(([name]) => name.test(file));
  if (named !== undefined) return named[1];
  if (isAgentsFile(file)) return "agents";
  if (/\.json$/i.test(file)) {
    if (isInspected(text)) return "compose";
    return /^\s*\{/.test(text) && /"apiVersion"\s*:/.test(text) &&
        /"kind"\s*:/.test(text)
      ? "kubernetes"
      : null;
  }
  if (!YAML.test(file)) return null;
  const has = (key: string) => new RegExp(`^["']?${key}["']?:`, "m").test(text);
  if (has("apiVersion") && has("kind")) {
    return /^kind:\s*["']?PrometheusRule\b/m.test(text)
      ? "monitoring"
      : "kubernetes";
  }
  if (/(^|\/)action\.ya?ml$/.test(file) && has("runs")) return "ci";
  if (has("on") && has("jobs")) return "ci";
  if (has("groups") && /^[ -]+["']?(?:alert|record)["']?:/m.test(text)) {
    return HOLDS_LOGQL.test(text) ? null : "monitoring";
  }
  return has("services") && HOLDS_IMAGES.test(text) ? "compose" : null;
}
