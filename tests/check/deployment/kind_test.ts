/** Which file of a deployment a text is. */
import assert from "node:assert/strict";
import {
  deploymentKind,
  mayBelong,
} from "../../../src/check/deployment/kind.ts";

for (
  const [file, text, wanted] of [
    ["Dockerfile", "", "image"],
    ["a/Dockerfile.dev", "", "image"],
    ["build/api.Dockerfile", "", "image"],
    ["Containerfile", "", "image"],
    ["compose.yaml", "services: {}", "compose"],
    ["a/docker-compose.prod.yml", "", "compose"],
    ["stack.yaml", "services:\n  a:\n    image: b\n", "compose"],
    ["STACK.YML", "services:\n  a:\n    image: b\n", "compose"],
    ["stack.yaml", "services: {db: {image: x}}\n", "compose"],
    ["stack.yaml", 'services:\n  a: {ports: [], "build": .}\n', "compose"],
    ["Docker-Compose.YAML", "", "compose"],
    ["dockerfile", "", "image"],
    ["a/Dockerfile-prod", "", "image"],
    ["DOCKERFILE.dev", "", "image"],
    ["dockerfile-api.prod", "", "image"],
    ["src/dockerfile.ts", "", null],
    ["dockerfile.test.js", "", null],
    ["Dockerfile-notes.md", "", null],
    ["services.yaml", "services:\n  a: {port: 1}\n", null],
    [".github/workflows/x.yml", "", "ci"],
    ["x.yml", "on: push\njobs: {}\n", "ci"],
    [
      "r.yaml",
      "groups:\n- rules:\n  - alert: A\n    expr: up == 0\n",
      "monitoring",
    ],
    [
      "r.yaml",
      'groups:\n- rules:\n  - alert: A\n    expr: rate({a="b"} | json [5m])\n',
      null,
    ],
    ["k.yaml", "apiVersion: v1\nkind: Pod\n", "kubernetes"],
    ["k.yaml", "kind: Pod\n", null],
    ["notes.md", "apiVersion: v1\nkind: Pod\n", null],
    ["policy.yaml", "rules: []\n", null],
  ] as const
) {
  Deno.test(`deploymentKind() of ${file} with ${JSON.stringify(text)} is ${wanted}`, () => {
    assert.equal(deploymentKind(text, file), wanted);
  });
}

Deno.test("mayBelong() goes by the name, and by what is looked for", () => {
  assert.ok(mayBelong("x/Dockerfile", ["image"]));
  assert.ok(!mayBelong("x/Dockerfile", ["ci"]));
  assert.ok(!mayBelong("x/Dockerfile/readme.md", ["image"]));
  assert.ok(mayBelong("x/.mcp.json", ["agents"]));
  assert.ok(mayBelong("nginx/site.conf", ["proxy"]));
  assert.ok(mayBelong("pod.json", ["kubernetes"]));
  assert.ok(!mayBelong("package.json", ["kubernetes"]));
});

for (
  const [file, text, kind] of [
    ["pod.json", '{"apiVersion": "v1", "kind": "Pod"}', "kubernetes"],
    ["other.json", "{}", null],
    ["action.yml", "name: x\nruns: {using: composite}\n", "ci"],
    [
      "rules.yaml",
      "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n",
      "monitoring",
    ],
    [".mcp.json", "{}", "agents"],
    ["etc/nginx.conf", "", "proxy"],
  ] as const
) {
  Deno.test(`deploymentKind() takes ${file} for ${kind}`, () => {
    assert.equal(deploymentKind(text, file), kind);
  });
}
