/** Tests what programs of clusters are said to do. */
import assert from "node:assert/strict";
import { CLUSTERS } from "../../../src/facts/programs/clusters.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["echo 'hostPID: true' | kubectl apply -f -", [
    "apply container loosens",
    "apply cluster",
  ]],
  ["kubectl create clusterrolebinding x --clusterrole=cluster-admin", [
    "create cluster x loosens",
  ]],
  ["consul exec -node=a rm x", ["delete x (remote)"]],
  ["consul lock p 'rm x'", ["delete x (remote)"]],
  ["nomad alloc exec 8ba85cef rm x", ["delete x (remote)"]],
  ["kubectl delete ns prod", ["delete cluster prod for good"]],
  ["kubectl delete pod x", ["delete cluster x"]],
  ["kubectl delete pods --all", ["delete cluster pods for good all"]],
  ["kubectl delete -f a.yaml", [
    "read /home/dev/project/a.yaml",
    "delete cluster",
  ]],
  ["kubectl delete pod x --dry-run=client", []],
  ["kubectl drain n1", ["drain cluster n1"]],
  ["kubectl apply -f a.yaml", [
    "read /home/dev/project/a.yaml",
    "apply cluster",
  ]],
  ["kubectl apply -f https://x.example/a.yaml", [
    "send nothing to x.example",
    "apply cluster",
  ]],
  ["kubectl replace --force -f a.yaml", [
    "read /home/dev/project/a.yaml",
    "replace cluster for good",
  ]],
  ["kubectl rollout undo deploy/x", ["rollback cluster deploy/x"]],
  ["kubectl get pods", []],
  ["kubectl get secret db -o yaml", ["read secret db"]],
  ["kubectl get secrets", []],
  ["kubectl exec web -- rm -rf /data", ["delete tree /data (remote)"]],
  ["kubectl exec web ls", ["list . (remote)"]],
  ["kubectl cp ~/.ssh/id_rsa web:/x", ["read /home/dev/.ssh/id_rsa"]],
  ["kubectl cp web:/x out", ["write /home/dev/project/out"]],
  ["kubectl config use-context prod", ["configure other prod"]],
  ["kubectl logs web", []],
  ["helm uninstall app", ["uninstall cluster app for good"]],
  ["helm uninstall app --dry-run", []],
  ["helm rollback app 1", ["rollback cluster app", "rollback cluster 1"]],
  ["helm upgrade app ./chart", [
    "upgrade cluster app",
    "upgrade cluster ./chart",
  ]],
  ["kubectl scale --replicas=0 deploy/x", ["stop cluster deploy/x"]],
  ["kubectl scale --replicas=3 deploy/x", ["scale cluster deploy/x"]],
  ['kubectl patch deploy x -p \'{"spec":{"replicas":0}}\'', [
    "stop cluster x",
  ]],
  ["helm push a.tgz oci://a.example", [
    "publish package a.tgz for good",
    "publish package oci://a.example for good",
  ]],
  ["helm repo add x https://x.example", [
    "configure other x",
    "configure other https://x.example",
  ]],
  ["helm list", []],
  ["helmfile destroy", ["destroy cluster for good"]],
  ["helmfile apply", ["apply cluster"]],
  ["helmfile diff", []],
  ["argocd app delete x", ["delete cluster x"]],
  ["argocd app sync x", ["sync cluster x"]],
  ["minikube delete", ["delete cluster"]],
  ["minikube status", []],
  ["kubectl apply -f https://a.example/m.yaml", [
    "send nothing to a.example",
    "apply cluster",
  ]],
  ['kubectl run a --image=b --overrides=\'{"spec":{"hostPID":true}}\'', [
    "run container loosens",
    "run cluster a",
  ]],
  ["kubectl config view", []],
  ["kubectl config view --raw", ["read secret kubeconfig"]],
  ["kubectl create token admin", ["read secret admin"]],
  ["kubectl debug node/a -it --image=b -- ls", [
    "debug container node/a loosens",
    "list . (remote)",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`CLUSTERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("CLUSTERS has a case for every row", () => {
  assert.deepEqual(untried(CLUSTERS, CASES.map(([command]) => command)), []);
});
