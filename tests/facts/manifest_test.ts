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
  ["services:\n  a:\n    privileged: true\n", true],
  ["services:\n  a:\n    volumes: ['/:/host']\n", true],
  ["services:\n  a:\n    volumes:\n      - /etc:/etc:ro\n", true],
  [
    "services:\n  a:\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n",
    true,
  ],
  ["services:\n  a:\n    network_mode: host\n", true],
  ["services:\n  a:\n    cap_add: [SYS_ADMIN]\n", true],
  ["services:\n  a:\n    volumes: ['./data:/data', 'db:/var/lib/db']\n", false],
  ["services:\n  a:\n    ports: ['80:80']\n    image: nginx\n", false],
];

for (const [manifest, wanted] of MANIFESTS) {
  Deno.test(`escapes() ${JSON.stringify(manifest)}`, () => {
    assert.equal(escapes(manifest), wanted);
  });
}
