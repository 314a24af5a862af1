/** Tests that servers of clusters and containers become the commands of their programs. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE: readonly (readonly [string, Record<string, unknown>, string])[] = [
  [
    "kubernetes__kubectl_delete",
    { resourceType: "namespace", name: "prod" },
    "kubectl delete namespace prod",
  ],
  [
    "kubernetes__kubectl_get",
    { resourceType: "pods", namespace: "a" },
    "kubectl get pods -n a",
  ],
  [
    "kubernetes__pods_delete",
    { name: "x", namespace: "y" },
    "kubectl delete pods x -n y",
  ],
  [
    "kubernetes__resources_delete",
    { kind: "Node", name: "x" },
    "kubectl delete Node x",
  ],
  ["k8s__kubectl", { command: "delete ns prod" }, "kubectl delete ns prod"],
  ["k8s__kubectl", { command: "kubectl get pods" }, "kubectl get pods"],
  ["kubernetes__kubectl_delete", {
    resourceType: "pods",
    all: true,
    force: true,
  }, "kubectl delete pods --all --force"],
  [
    "helm__uninstall",
    { release: "x", namespace: "y" },
    "helm uninstall x -n y",
  ],
  [
    "docker__remove_container",
    { container_id: "a", force: true },
    "docker container rm --force a",
  ],
  ["docker__list_containers", { all: true }, "docker container ls --all"],
  ["docker__remove_volume", { volume_name: "v" }, "docker volume rm v"],
  ["docker__prune_images", { all: true }, "docker image prune --all"],
  [
    "docker__run_container",
    { image: "x", privileged: true, volumes: ["/:/h"] },
    "docker container run --privileged -v /:/h x",
  ],
  [
    "docker__exec",
    { container: "c", command: "rm -rf /" },
    "docker container exec c sh -c 'rm -rf /'",
  ],
  [
    "docker__docker_command",
    { command: "system prune -af" },
    "docker system prune -af",
  ],
  ["docker__run_container", {
    "Image": "a",
    "volumes": { "/": { "bind": "/host" }, "/x": "/y" },
  }, "docker container run -v /:/host -v /x:/y a"],
  [
    "kubernetes__pods_exec",
    { "name": "a", "Command": ["dropdb", "x"] },
    "kubectl exec a -- dropdb x",
  ],
  [
    "docker__container_exec",
    { container: "db", cmd: ["ls", "-l"] },
    "docker container exec db ls -l",
  ],
  [
    "kubernetes__kubectl_get",
    { resourceType: "secret", name: "db" },
    "kubectl get secret db -o json",
  ],
  [
    "kubernetes__kubectl_scale",
    { name: "api", replicas: 0 },
    "kubectl scale api --replicas 0",
  ],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp containers: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), [`run ${wanted}`]);
  });
}

Deno.test("a manifest that gets out of its container is told by what it says", () => {
  const apply = (manifest: unknown) =>
    deeds("mcp__kubernetes__kubectl_apply", { manifest });
  assert.deepEqual(apply("kind: Pod"), ["run kubectl apply"]);
  for (const manifest of ["hostPID: true", { spec: { hostPID: true } }]) {
    assert.deepEqual(apply(manifest), ["run kubectl apply", "apply container"]);
  }
});
