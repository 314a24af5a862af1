/** Objects of manifests: pods wherever they are made, their containers, what selects them. */
import assert from "node:assert/strict";
import {
  clusterOf,
  labelsOf,
  selects,
} from "../../../src/check/deployment/kubernetes_objects.ts";
import { Part } from "../../../src/check/deployment/part.ts";
import { readYamlStream } from "../../../src/problem/yaml.ts";

function cluster(text: string) {
  const yaml = readYamlStream(text, "k.yaml");
  assert.ok(yaml.ok);
  return clusterOf(yaml.value.map((one) => Part.whole("k.yaml", one)));
}

const POD = "{spec: {containers: [{name: a}], initContainers: [{name: b}]}}";

for (
  const [kind, spec] of [
    ["Pod", "spec: {containers: [{name: a}], initContainers: [{name: b}]}"],
    ["Deployment", `spec: {template: ${POD}}`],
    ["DaemonSet", `spec: {template: ${POD}}`],
    ["ReplicationController", `spec: {template: ${POD}}`],
    ["PodTemplate", `template: ${POD}`],
    ["Rollout", `spec: {template: ${POD}}`],
    ["Pipeline", `spec: {stages: [{name: a}, {job: ${POD}}]}`],
    [
      "Cluster",
      "podTemplate: {containers: [{name: a}], initContainers: [{name: b}]}",
    ],
    ["Job", `spec: {template: ${POD}}`],
    ["CronJob", `spec: {jobTemplate: {spec: {template: ${POD}}}}`],
  ] as const
) {
  Deno.test(`clusterOf() finds the containers of a ${kind}, initial ones too`, () => {
    const { workloads } = cluster(
      `apiVersion: v1\nkind: ${kind}\nmetadata: {name: x}\n${spec}\n`,
    );
    assert.deepEqual(workloads.map(({ name }) => name), [`${kind}/x`]);
    assert.deepEqual(
      workloads[0]?.containers.map(({ name, lasts }) => [name, lasts]),
      [["b", false], ["a", true]],
    );
  });
}

Deno.test("clusterOf() looks into lists, and passes over what is no object", () => {
  const { objects } = cluster(
    "kind: List\nitems: [{kind: Pod}, {kind: Service}]\n---\n# nothing\n---\nkind: Secret\n",
  );
  assert.deepEqual(objects.map((one) => one.get("kind").text), [
    "Pod",
    "Service",
    "Secret",
  ]);
});

Deno.test("selects() asks for every label, and with none for everything", () => {
  const [one, none] = ["kind: A\nl: {a: x, b: '1'}\n", "kind: A\nl: {}\n"].map((
    text,
  ) => cluster(text).objects[0]!.get("l"));
  assert.ok(selects(one!, { a: "x", b: "1", c: "y" }));
  assert.ok(!selects(one!, { a: "x" }));
  assert.ok(selects(none!, {}));
  assert.deepEqual(labelsOf(one!), { a: "x", b: "1" });
});
