/** Running containers are judged by what their engine says of them. */
import assert from "node:assert/strict";
import {
  isInspected,
  readInspected,
} from "../../../src/check/deployment/inspected.ts";
import { found } from "./broken.ts";

/** What docker says of a container that is hardened. */
const GOOD = {
  Name: "/guard",
  Config: {
    User: "65532:65532",
    Image: "guard@sha256:" + "a".repeat(64),
    Env: ["PATH=/usr/bin", "PRICE=$5"],
    Healthcheck: { Test: ["CMD", "/superego", "health"] },
  },
  HostConfig: {
    Privileged: false,
    ReadonlyRootfs: true,
    CapDrop: ["ALL"],
    CapAdd: null,
    SecurityOpt: ["no-new-privileges:true"],
    Memory: 268435456,
    MemorySwap: 268435456,
    NanoCpus: 1000000000,
    PidsLimit: 64,
    Ulimits: [{ Name: "nofile", Soft: 4096, Hard: 4096 }],
    NetworkMode: "guards",
    PidMode: "",
    IpcMode: "private",
    RestartPolicy: { Name: "on-failure", MaximumRetryCount: 5 },
    PortBindings: { "8000/tcp": [{ HostIp: "127.0.0.1", HostPort: "8000" }] },
    Tmpfs: { "/tmp": "rw,noexec,nosuid,nodev,size=16m" },
    Devices: [],
  },
  Mounts: [{
    Type: "volume",
    Source: "/var/lib/docker/volumes/a",
    Destination: "/a",
    RW: true,
  }],
};

const TEXT = JSON.stringify([GOOD], null, 1);

const BAD: readonly (readonly [string, string, string])[] = [
  ["COMPOSE-001", '"Privileged": false', '"Privileged": true'],
  [
    "COMPOSE-002",
    '"Type": "volume",\n    "Source": "/var/lib/docker/volumes/a"',
    '"Type": "bind",\n    "Source": "/run/docker.sock"',
  ],
  [
    "COMPOSE-003",
    '"Type": "volume",\n    "Source": "/var/lib/docker/volumes/a"',
    '"Type": "bind",\n    "Source": "/etc"',
  ],
  ["COMPOSE-004", '"PidMode": ""', '"PidMode": "host"'],
  [
    "COMPOSE-005",
    '"Devices": []',
    '"Devices": [{"PathOnHost": "/dev/sda", "PathInContainer": "/dev/sda"}]',
  ],
  ["COMPOSE-006", '"User": "65532:65532"', '"User": ""'],
  ["COMPOSE-007", '"ReadonlyRootfs": true', '"ReadonlyRootfs": false'],
  ["COMPOSE-008", '"ALL"', '"NET_RAW"'],
  ["COMPOSE-009", '"CapAdd": null', '"CapAdd": ["SYS_ADMIN"]'],
  ["COMPOSE-010", '"no-new-privileges:true"', ""],
  [
    "COMPOSE-011",
    '"no-new-privileges:true"',
    '"no-new-privileges:true", "seccomp=unconfined"',
  ],
  ["COMPOSE-013", '"HostIp": "127.0.0.1"', '"HostIp": ""'],
  ["COMPOSE-017", '"NetworkMode": "guards"', '"NetworkMode": "bridge"'],
  ["COMPOSE-101", '"Memory": 268435456', '"Memory": 0'],
  ["COMPOSE-102", '"NanoCpus": 1000000000', '"NanoCpus": 0'],
  ["COMPOSE-103", '"PidsLimit": 64', '"PidsLimit": null'],
  ["COMPOSE-104", '"Name": "nofile"', '"Name": "core"'],
  ["COMPOSE-105", '"MemorySwap": 268435456', '"MemorySwap": -1'],
  ["COMPOSE-109", "rw,noexec", "rw"],
  ["COMPOSE-111", '"on-failure"', '"always"'],
  ["COMPOSE-112", "PRICE=$5", "API_KEY=x9f8e7d6c5b4"],
];

Deno.test("nothing is wrong with a hardened container", () => {
  assert.ok(isInspected(TEXT));
  assert.deepEqual(found({ "inspect.json": TEXT }), []);
});

for (const [id, from, to] of BAD) {
  Deno.test(`${id} finds ${JSON.stringify(to)}`, () => {
    assert.ok(TEXT.includes(from), from);
    const all = found({ "inspect.json": TEXT.replace(from, () => to) });
    assert.ok(all.some((one) => one.startsWith(id)), all.join(", "));
  });
}

Deno.test("a fault stands where the engine says it", () => {
  const line =
    TEXT.split("\n").findIndex((one) => one.includes('"Privileged"')) + 1;
  const text = TEXT.replace('"Privileged": false', '"Privileged": true');
  assert.deepEqual(found({ "inspect.json": text }), [`COMPOSE-001 at ${line}`]);
});

Deno.test("podman names each capability that is left, and none is all that there is to drop", () => {
  const { HostConfig, ...rest } = GOOD;
  const podman = {
    ...rest,
    ImageName: "guard@sha256:" + "a".repeat(64),
    EffectiveCaps: null,
    BoundingCaps: null,
    HostConfig: { ...HostConfig, CapDrop: ["CAP_CHOWN"] },
  };
  assert.deepEqual(found({ "inspect.json": JSON.stringify([podman]) }), []);
  // Another user than root has none in force, and could still gain these.
  const soft = { ...podman, BoundingCaps: ["CAP_CHOWN"] };
  assert.deepEqual(found({ "inspect.json": JSON.stringify([soft]) }), [
    "COMPOSE-008 at 1",
  ]);
});

Deno.test("readInspected() takes whatever is no container for an empty one, and tells what is no JSON", () => {
  assert.ok(readInspected("[1, null, {}]", "x").ok);
  assert.ok(!readInspected("[{", "x").ok);
});
