/** Checks of who may do what in a cluster. */
import type { DeploymentChecks, Fault } from "./check.ts";
import { type Cluster, fault, nameOf, ofKind } from "./kubernetes_objects.ts";

/** Verbs that give whoever has them the rights of others. */
const RISING = ["*", "escalate", "bind", "impersonate"];

/** What lets whoever may create it act as another. */
const ENTERED = [
  "pods/exec",
  "pods/attach",
  "serviceaccounts/token",
];

/** Groups that are everybody. */
const EVERYBODY = ["system:unauthenticated", "system:authenticated"];

/** Who may do what. */
export const KUBERNETES_ACCESS: DeploymentChecks<Cluster> = {
  "KUBE-209": {
    severity: "high",
    title: "A role may do everything, read every secret, or take other rights",
    why: "Whoever gets its key owns the cluster",
    mend: "Name the resources and verbs that are needed",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      ofKind(cluster, "Role", "ClusterRole").flatMap((object) =>
        object.get("rules").items().filter((rule) => {
          const says = (key: string) =>
            rule.get(key).items().map(({ text }) => text);
          return says("verbs").some((verb) => RISING.includes(verb)) ||
            says("resources").includes("*") ||
            (says("resources").includes("secrets") &&
              !rule.get("resourceNames").there) ||
            // A WebSocket to a node's proxy begins with GET, and runs commands all the same.
            says("resources").includes("nodes/proxy") ||
            (says("verbs").includes("create") &&
              says("resources").some((one) => ENTERED.includes(one)));
        }).map((rule): Fault => ({ at: rule, of: nameOf(object) }))
      ),
  },
  "KUBE-212": {
    severity: "critical",
    title: "Everybody is given a role, or somebody is given the whole cluster",
    why: "A role binding holds for whoever its subjects are",
    mend: "Name the one account that needs it, and a role with only its rights",
    standards: ["CIS Kubernetes 5.1.1", "NSA Kubernetes hardening"],
    find: (cluster) =>
      ofKind(cluster, "ClusterRoleBinding", "RoleBinding").flatMap((object) =>
        [
          ...[object.get("roleRef", "name")]
            .filter(({ text }) => text === "cluster-admin"),
          ...object.get("subjects").items().map((one) => one.get("name"))
            .filter(({ text }) => EVERYBODY.includes(text)),
        ].map((part) => fault(part, nameOf(object)))
      ),
  },
};
