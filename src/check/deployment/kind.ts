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
  [/(^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/, "compose"],
  [/(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, "ci"],
];

/** Whether a file is called as Dockerfiles are. */
export function isDockerfile(file: string): boolean {
  return NAMES[0]![0].test(file);
}

/** The kind of a file, or `null` for one that is no file of a deployment. */
export function deploymentKind(
  text: string,
  file: string,
): DeploymentKind | null {
  const named = NAMES.find(([name]) => name.test(file));
  if (named !== undefined) return named[1];
  if (!/\.ya?ml$/.test(file)) return null;
  const has = (key: string) => new RegExp(`^["']?${key}["']?:`, "m").test(text);
  if (has("apiVersion") && has("kind")) return "kubernetes";
  if (has("on") && has("jobs")) return "ci";
  if (has("groups") && /^[ -]+["']?(?:alert|record)["']?:/m.test(text)) {
    return "monitoring";
  }
  return has("services") && /^ {2,}(?:image|build):/m.test(text)
    ? "compose"
    : null;
}
