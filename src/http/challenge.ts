/** Says to whoever is refused how to be let in: the challenge of RFC 6750, and where RFC 9728's metadata is. */
import type { Scope } from "../auth/scopes.ts";
import type { AppParts } from "./parts.ts";
import type { Asked } from "./route.ts";

/** What is wrong with a credential (RFC 6750, section 3.1); `null` where there is none. */
export type ChallengeError = "invalid_token" | "insufficient_scope" | null;

/** Where tokens of other issuers are taken, the challenge says so. */
export function challengeOf(
  error: ChallengeError,
  { asked, path, scope }: {
    readonly asked: Pick<Asked, "header">;
    readonly path: string;
    readonly scope: Scope;
  },
  { resource }: Pick<AppParts, "resource">,
): string {
  const said = [
    'Bearer realm="superego"',
    ...error === null ? [] : [`error="${error}"`],
  ];
  if (resource === null) return said.join(", ");
  const scopes = resource.scopesFor(scope);
  const host = asked.header("host") ?? "";
  return [
    ...said,
    ...scopes.length === 0 ? [] : [`scope="${scopes.join(" ")}"`],
    `resource_metadata="${resource.metadataUrl(path, host)}"`,
  ].join(", ");
}
