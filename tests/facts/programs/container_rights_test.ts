/** Tests what is said to give a container the rights of the machine. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const started = (body: string) =>
  told(`docker compose -f - up <<'EOF'\nservices:\n  a:\n${body}\nEOF`);

for (
  const body of [
    "    privileged: true",
    '    "privileged": true',
    "    pid: host",
    "    cap_add: [ALL]",
    "    cap_add:\n      - SYS_ADMIN",
    "    security_opt: [seccomp:unconfined]",
    "    volumes: ['/:/host']",
    "    volumes:\n      - /etc:/x",
    "    volumes:\n      - ~/.ssh:/root/.ssh:ro",
    "    volumes:\n      - ${HOME}/.aws:/root/.aws",
    "    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock",
    "    volumes:\n      - type: bind\n        source: /\n        target: /x",
  ]
) {
  Deno.test(`a file for compose opens the machine: ${body.trim()}`, () => {
    assert.deepEqual(started(body), ["up container - loosens"]);
  });
}

for (
  const body of [
    "    privileged: false",
    "    network_mode: host",
    "    volumes:\n      - ./data:/var/lib/data",
    "    volumes:\n      - data:/etc",
    "    volumes:\n      - /etc/localtime:/etc/localtime:ro",
    '    command: ["/bin/sh", "-c", "ls /"]',
    "    ports: ['80:80']",
  ]
) {
  Deno.test(`a file for compose leaves the machine alone: ${body.trim()}`, () => {
    assert.deepEqual(started(body), []);
  });
}
