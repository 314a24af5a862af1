/** Who may do what in a cluster: each check against broken manifests. */
import assert from "node:assert/strict";
import { KUBERNETES_ACCESS } from "../../../src/check/deployment/kubernetes_access.ts";
import { type Broken, found, holdBroken } from "./broken.ts";

const SERVICE = "---\napiVersion: v1\nkind: Service\n";

function role(rule: string): Broken {
  return [
    "KUBE-209",
    SERVICE,
    `---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r, namespace: superego}\nrules:\n  - ${rule}\n${SERVICE}`,
  ];
}

function binding(kind: string, rest: string): Broken {
  return [
    "KUBE-212",
    SERVICE,
    `---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: b, namespace: superego}\n${rest}\n${SERVICE}`,
  ];
}

holdBroken(KUBERNETES_ACCESS, "security/resource-limits.yaml", [
  role('{apiGroups: [""], resources: ["*"], verbs: [get]}'),
  role('{apiGroups: [""], resources: [pods], verbs: ["*"]}'),
  role('{apiGroups: [""], resources: [secrets], verbs: [list]}'),
  role("{resources: [clusterroles], verbs: [escalate]}"),
  role("{resources: [clusterroles], verbs: [bind]}"),
  role("{resources: [users], verbs: [impersonate]}"),
  role("{resources: [pods/exec], verbs: [create]}"),
  role("{resources: [nodes/proxy], verbs: [create]}"),
  role("{resources: [nodes/proxy], verbs: [get]}"),
  role("{resources: [serviceaccounts/token], verbs: [create]}"),
  binding(
    "ClusterRoleBinding",
    "roleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: Group, name: 'system:unauthenticated'}]",
  ),
  binding(
    "RoleBinding",
    "roleRef: {kind: Role, name: r}\nsubjects: [{kind: User, name: a}, {kind: Group, name: 'system:authenticated'}]",
  ),
  binding(
    "ClusterRoleBinding",
    "roleRef: {kind: ClusterRole, name: cluster-admin}\nsubjects: [{kind: User, name: a}]",
  ),
]);

for (
  const [what, text] of [
    [
      "a role that names the one secret that it reads",
      "kind: Role\nmetadata: {name: r}\nrules:\n  - {resources: [secrets], resourceNames: [one], verbs: [get]}\n",
    ],
    [
      "a role that makes pods",
      "kind: Role\nmetadata: {name: r}\nrules:\n  - {resources: [pods], verbs: [create]}\n",
    ],
    [
      "a role for one account",
      "kind: RoleBinding\nmetadata: {name: r}\nroleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: a}]\n",
    ],
  ] as const
) {
  Deno.test(`nothing is wrong with ${what}`, () => {
    assert.deepEqual(found({ "k.yaml": `apiVersion: v1\n${text}` }), []);
  });
}
