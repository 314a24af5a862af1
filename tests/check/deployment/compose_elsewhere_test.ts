/** What Compose files leave to others. */
import assert from "node:assert/strict";
import { COMPOSE_ELSEWHERE } from "../../../src/check/deployment/compose_elsewhere.ts";
import { found, holdBroken } from "./broken.ts";

holdBroken(COMPOSE_ELSEWHERE, "docker-compose.yml", [
  ["COMPOSE-018", "services:\n", "include: [other.yml]\n\nservices:\n"],
  [
    "COMPOSE-018",
    "services:\n",
    "include: [{path: [docker-compose.yml, other.yml]}]\n\nservices:\n",
  ],
  [
    "COMPOSE-018",
    "    build: .\n",
    "    build: .\n    extends: {file: other.yml, service: a}\n",
  ],
]);

Deno.test("COMPOSE-018 finds what a file without services includes", () => {
  assert.deepEqual(found({ "compose.yaml": "include: [a.yml]\n" }), [
    "COMPOSE-018 at 1",
  ]);
});

Deno.test("COMPOSE-018 passes over a file that is named, and a service of the same file", () => {
  const texts = {
    "a/compose.yaml": "include: [./b/compose.yml]\n",
    "a/b/compose.yml": Deno.readTextFileSync("docker-compose.yml").replace(
      "    build: .\n",
      "    build: .\n    extends: {service: superego}\n",
    ),
  };
  assert.deepEqual(found(texts), []);
});
