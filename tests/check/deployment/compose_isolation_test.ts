/** What keeps a service apart: each check against a broken Compose file, and against what only looks alike. */
import assert from "node:assert/strict";
import { COMPOSE_ISOLATION } from "../../../src/check/deployment/compose_isolation.ts";
import { found, holdBroken } from "./broken.ts";

const MOUNT = 'volumes: ["state:/var/lib/superego"]';
const BOUND =
  "  state: {driver: local, driver_opts: {type: none, o: bind, device: /etc}}";

holdBroken(COMPOSE_ISOLATION, "docker-compose.yml", [
  ["COMPOSE-001", "    cap_drop", "    privileged: true\n    cap_drop"],
  ["COMPOSE-001", "    cap_drop", "    privileged: ${X:-true}\n    cap_drop"],
  ["COMPOSE-001", "    cap_drop", "    privileged: ${X-true}\n    cap_drop"],
  [
    "COMPOSE-001",
    "    cap_drop",
    "    post_start: [{command: x, privileged: true}]\n    cap_drop",
  ],
  ["COMPOSE-001", "    cap_drop", "    privileged: ${X:+true}\n    cap_drop"],
  ["COMPOSE-006", 'user: "65532:65532"', 'user: "${U:-}"'],
  ["COMPOSE-002", MOUNT, "use_api_socket: true"],
  ["COMPOSE-002", MOUNT, 'volumes: ["${S:-/var/run/docker.sock}:/s"]'],
  [
    "COMPOSE-002",
    MOUNT,
    "volumes: [{type: bind, source: '${A:-${B:-/run/docker.sock}}', target: /s}]",
  ],
  ["COMPOSE-003", MOUNT, 'volumes: ["${D:-/etc}:/e:ro"]'],
  ["COMPOSE-003", "  state: {}", BOUND],
  ["COMPOSE-006", 'user: "65532:65532"', 'user: "${U:-0}"'],
  [
    "COMPOSE-006",
    "    cap_drop",
    "    pre_stop: [{command: x, user: root}]\n    cap_drop",
  ],
  ["COMPOSE-006", "    cap_drop", "    group_add: [docker]\n    cap_drop"],
  ["COMPOSE-006", "    cap_drop", "    group_add: [0]\n    cap_drop"],
  [
    "COMPOSE-002",
    MOUNT,
    "volumes: [/var/run/docker.sock:/var/run/docker.sock:ro]",
  ],
  [
    "COMPOSE-002",
    MOUNT,
    "volumes: [{type: bind, source: /run/podman/podman.sock, target: /s}]",
  ],
  ["COMPOSE-003", MOUNT, "volumes: [/:/host:ro]"],
  ["COMPOSE-003", MOUNT, "volumes: [/proc:/host/proc:ro]"],
  [
    "COMPOSE-003",
    MOUNT,
    "volumes: [{type: bind, source: /etc, target: /e, read_only: true}]",
  ],
  ["COMPOSE-004", "    ports:", "    network_mode: host\n    x-ports:"],
  ["COMPOSE-004", "    ports:", "    pid: host\n    ports:"],
  ["COMPOSE-005", "    ports:", "    devices: [/dev/kvm]\n    ports:"],
  ["COMPOSE-006", 'user: "65532:65532"', "x-user: 1"],
  ["COMPOSE-006", 'user: "65532:65532"', "user: root"],
  ["COMPOSE-006", 'user: "65532:65532"', 'user: "0:0"'],
  ["COMPOSE-007", "read_only: true", "read_only: false"],
  ["COMPOSE-007", "    read_only: true\n", ""],
  ["COMPOSE-008", "cap_drop: [ALL]", "cap_drop: [NET_RAW]"],
  [
    "COMPOSE-009",
    "cap_drop: [ALL]",
    "cap_drop: [ALL]\n    cap_add: [NET_ADMIN]",
  ],
  ["COMPOSE-010", '["no-new-privileges:true"]', '["no-new-privileges:false"]'],
  [
    "COMPOSE-011",
    '["no-new-privileges:true"]',
    '["no-new-privileges:true", "seccomp=unconfined"]',
  ],
  [
    "COMPOSE-012",
    '["no-new-privileges:true"]',
    '["no-new-privileges:true", "apparmor:unconfined"]',
  ],
  [
    "COMPOSE-012",
    '["no-new-privileges:true"]',
    '["no-new-privileges:true", "label:disable"]',
  ],
  ["COMPOSE-013", '"127.0.0.1:8000:8000"', '"8000:8000"'],
  ["COMPOSE-013", '"127.0.0.1:8000:8000"', '"0.0.0.0:8000:8000"'],
  ["COMPOSE-013", '"127.0.0.1:8000:8000"', '"[::]:8000:8000/tcp"'],
  ["COMPOSE-013", '"127.0.0.1:8000:8000"', "{target: 8000, published: 8000}"],
  ["COMPOSE-013", '"127.0.0.1:8000:8000"', '"8000"'],
  ["COMPOSE-014", '"127.0.0.1:8000:8000"', '"127.0.0.1:443:443"'],
  ["COMPOSE-015", MOUNT, 'volumes: ["./x:/x:ro,shared"]'],
  ["COMPOSE-016", MOUNT, "volumes: [./x:/x]"],
  ["COMPOSE-017", "    ports:", "    network_mode: bridge\n    ports:"],
]);

Deno.test("COMPOSE-003 finds a bound volume in the long form of a mount", () => {
  const text = Deno.readTextFileSync("docker-compose.yml")
    .replace("  state: {}", BOUND)
    .replace(MOUNT, "volumes: [{type: volume, source: state, target: /s}]");
  assert.ok(
    found({ "compose.yaml": text }).some((one) =>
      one.startsWith("COMPOSE-003")
    ),
  );
});

const FINE: readonly string[] = [
  "volumes: [/etc/localtime:/etc/localtime:ro]",
  "volumes: [./config.yaml:/etc/superego/config.yaml:ro]",
  "volumes: [{type: volume, source: state, target: /var/lib/superego}]",
  "volumes: [cache:/root/.cache]",
];

for (const mount of FINE) {
  Deno.test(`nothing is wrong with ${mount}`, () => {
    const text = Deno.readTextFileSync("docker-compose.yml").replace(
      MOUNT,
      mount,
    );
    assert.deepEqual(found({ "compose.yaml": text }), []);
  });
}
