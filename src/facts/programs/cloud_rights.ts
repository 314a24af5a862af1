/** Tells which command lines of clouds give somebody more rights than before. */
import type { Invocation } from "./invocation.ts";

/** What gives somebody more rights, or the means to use them. */
const GRANTS =
  /\b(?:create-access-key|create-login-profile|update-login-profile|attach-(?:user|role|group)-policy|put-(?:user|role|group)-policy|add-user-to-group|update-assume-role-policy|create-policy-version|set-default-policy-version|add-permission|put-public-access-block|delete-public-access-block|put-resource-policy|modify-(?:image|snapshot|db-snapshot|db-cluster-snapshot)-attribute|add-iam-policy-binding|set-iam-policy|service-accounts keys create|role assignment create|create-for-rbac)\b/;

/** Whether something becomes readable or reachable for more people than before. */
export function opens(it: Invocation): boolean {
  const words = it.operands.map(({ text }) => text).join(" ");
  const from = it.args.findIndex(({ text }) =>
    /^--source-(?:address-prefix(?:es)?|ranges)$/.test(text)
  );
  const anyone = /^(?:\*|any|internet)$/i.test(it.args[from + 1]?.text ?? "");
  return GRANTS.test(words) || from >= 0 && anyone ||
    it.args.some(({ text }) =>
      /public-read|allUsers|allAuthenticatedUsers|0\.0\.0\.0\/0|::\/0|AdministratorAccess|roles\/owner|"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*\[?\s*"\*")/
        .test(text)
    );
}
