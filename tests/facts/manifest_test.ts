/** Tests which manifests get out of their container. */
import assert from "node:assert/strict";
import { escapes } from "../../src/facts/manifest.ts";

const MANIFESTS: readonly (readonly [manifest: string, escapes: boolean])[] = [
  ["securityContext:\n  privileged: true\n", true],
  ["spec: {hostPID: true}", true],
  ["spec:\n  hostNetwork: true", true],
  ["volumes: [{name: h, hostPath: {path: /}}]", true],
  ["- name: h\n  hostPath:\n    path: /var/run/docker.sock\n", true],
  ['{"hostPath": {"path": "/etc"}}', true],
  ["roleRef:\n  kind: ClusterRole\n  name: cluster-admin\n", true],
  ["securityContext:\n  privileged: false\n", false],
  ["hostPath:\n  path: /data/cache\n", false],
  ["kind: Deployment\nspec:\n  replicas: 2\n", false],
  ["path: /etc/app", false],
];

for (const [manifest, wanted] of MANIFESTS) {
  Deno.test(`escapes() ${JSON.stringify(manifest)}`, () => {
    assert.equal(escapes(manifest), wanted);
  });
}
