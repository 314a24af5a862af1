/** What a service may use up, is made from and is told: each check against a broken Compose file. */
import assert from "node:assert/strict";
import { COMPOSE_LIMITS } from "../../../src/check/deployment/compose_limits.ts";
import { found, holdBroken } from "./broken.ts";

const TEST = "test: [CMD, /usr/local/bin/superego, health]";
const VARIABLE = "      SUPEREGO_API_KEY_FILE: /run/secrets/superego_key\n";
const BUILT = "    image: superego:0.1.0\n    build: .\n";

holdBroken(COMPOSE_LIMITS, "docker-compose.yml", [
  ["COMPOSE-101", "    mem_limit: 256m\n", ""],
  ["COMPOSE-102", "    cpus: 1.0\n", ""],
  ["COMPOSE-103", "    pids_limit: 64\n", ""],
  ["COMPOSE-104", "      nofile: 4096\n", ""],
  ["COMPOSE-105", "    memswap_limit: 256m\n", ""],
  ["COMPOSE-105", "memswap_limit: 256m", "memswap_limit: -1"],
  ["COMPOSE-106", BUILT, "    image: superego\n"],
  ["COMPOSE-106", BUILT, "    image: superego:latest\n"],
  ["COMPOSE-106", BUILT, "    image: registry.example:5000/superego\n"],
  ["COMPOSE-106", BUILT, "    image: ${IMAGE:-superego:latest}\n"],
  ["COMPOSE-107", "    healthcheck:\n", "    x-healthcheck:\n"],
  ["COMPOSE-107", TEST, "test: [NONE]"],
  ["COMPOSE-107", TEST, "disable: true"],
  ["COMPOSE-108", TEST, "test: superego health"],
  ["COMPOSE-108", TEST, "test: [CMD-SHELL, superego health]"],
  [
    "COMPOSE-109",
    "    read_only: true\n",
    "    read_only: true\n    tmpfs: /tmp\n",
  ],
  [
    "COMPOSE-109",
    "    read_only: true\n",
    '    read_only: true\n    tmpfs: ["/tmp:noexec,nosuid"]\n',
  ],
  [
    "COMPOSE-110",
    'volumes: ["state:/var/lib/superego"]',
    'volumes: ["./x:/x:ro,noexec"]',
  ],
  ["COMPOSE-111", "restart: on-failure:5", "restart: always"],
  ["COMPOSE-111", "    restart: on-failure:5\n", ""],
  ["COMPOSE-112", VARIABLE, "      SUPEREGO_API_KEY: hunter2\n"],
  [
    "COMPOSE-112",
    VARIABLE,
    "      REDIS_PASSWORD: ${REDIS_PASSWORD:-secure}\n",
  ],
  ["COMPOSE-113", VARIABLE, "      X: cost $(date)\n"],
]);

for (
  const fine of [
    `    image: superego@sha256:${"a".repeat(64)}\n`,
    "    image: ${IMAGE:?name one}\n",
    "    image: registry.example:5000/superego:1.2\n",
  ]
) {
  Deno.test(`nothing is wrong with ${fine.trim()}`, () => {
    const text = Deno.readTextFileSync("docker-compose.yml").replace(
      BUILT,
      () => fine,
    );
    assert.deepEqual(found({ "compose.yaml": text }), []);
  });
}

for (
  const fine of [
    "      REDIS_PASSWORD: ${REDIS_PASSWORD:?set it}\n",
    "      API_TOKEN:\n",
    "      PRICE: 5 $$ and $HOME\n",
    "      TOKEN_COUNT: 5\n",
  ]
) {
  Deno.test(`nothing is wrong with the variable ${fine.trim()}`, () => {
    const text = Deno.readTextFileSync("docker-compose.yml").replace(
      VARIABLE,
      () => fine,
    );
    assert.deepEqual(found({ "compose.yaml": text }), []);
  });
}

Deno.test("COMPOSE-101 to 103 take the limits that `deploy` sets", () => {
  const text = Deno.readTextFileSync("docker-compose.yml")
    .replace(
      "    mem_limit: 256m\n    memswap_limit: 256m\n    cpus: 1.0\n    pids_limit: 64\n",
      "    deploy: {resources: {limits: {memory: 256m, cpus: '1', pids: 64}}}\n",
    );
  assert.deepEqual(found({ "compose.yaml": text }), []);
});
