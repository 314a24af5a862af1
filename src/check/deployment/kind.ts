/** Tells which file of a deployment a text is, by its name, and else by what it begins its lines with. */

/** What a file of a deployment is, in the words of the profile that asks for it. */
export const DEPLOYMENT_KINDS = [
  "compose",
  "kubernetes",
  "image",
  "ci",
  "monitoring",
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
];

/** What a service is made from, on a line of its own or in braces. */
const HOLDS_IMAGES = /(?:^ {2,}|[{,]\s*)["']?(?:image|build)["']?\s*:/m;

/** A stage behind a selector, which LogQL has and PromQL does not: such rules are Loki's. */
const HOLDS_LOGQL = /\}\s*\|/;

/** Whether a file is called as Dockerfiles are. */
export function isDockerfile(file: string): boolean {
  return NAMES.some(([name, kind]) => kind === "image" && name.test(file));
}

/** The kind of a file, or `null` for one that is no file of a deployment. */
export function deploymentKind(
  text: string,
  file: string,
): DeploymentKind | null {
  const named = NAMES.find(([name]) => name.test(file));
  if (named !== undefined) return named[1];
  if (!/\.ya?ml$/i.test(file)) return null;
  const has = (key: string) => new RegExp(`^["']?${key}["']?:`, "m").test(text);
  if (has("apiVersion") && has("kind")) return "kubernetes";
  if (has("on") && has("jobs")) return "ci";
  if (has("groups") && /^[ -]+["']?(?:alert|record)["']?:/m.test(text)) {
    return HOLDS_LOGQL.test(text) ? null : "monitoring";
  }
  return has("services") && HOLDS_IMAGES.test(text) ? "compose" : null;
}
