/** Tests what programs that decode and encode are said to do. */
import assert from "node:assert/strict";
import { ENCODINGS } from "../../../src/facts/programs/encodings.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["base64 a", ["read /home/dev/project/a"]],
  ["base64 -d a", ["read /home/dev/project/a"]],
  ["echo cm0gLXJmIC8K | base64 -d | sh", ["delete tree /"]],
  ["echo cm0gLXJmIC8K | base64 --decode | bash", ["delete tree /"]],
  ["base64 -d x | sh", ["read /home/dev/project/x", "unresolved code"]],
  ["echo 726d202d7266202f | xxd -r -p | sh", ["delete tree /"]],
  ["echo OJWSALLSMYQC6=== | base32 -d | sh", ["delete tree /"]],
  ["echo 'sh -rf' | rev", []],
  ["echo '/ fr- mr' | rev | sh", ["delete tree /"]],
  ["echo 'EZ -ES /' | tr 'EZS' 'rmf' | sh", ["delete tree /"]],
  ["openssl enc -d -aes-256-cbc -in x | sh", [
    "read /home/dev/project/x",
    "unresolved code",
  ]],
  ["echo cm0gLXJmIC8K | openssl base64 -d | sh", ["delete tree /"]],
  ["openssl enc -aes-256-cbc -in a -out b", [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
  ]],
  ["openssl s_client -connect h.example:443", ["send nothing to h.example"]],
  ["openssl x509 -in a.pem -noout -text", ["list /home/dev/project/a.pem"]],
  ["openssl rsa -in a.pem", ["read /home/dev/project/a.pem"]],
  ["openssl genrsa -out key.pem", ["write /home/dev/project/key.pem"]],
  ["openssl req -x509 -newkey rsa:4096 -keyout key.pem -out cert.pem", [
    "write /home/dev/project/key.pem",
    "write /home/dev/project/cert.pem",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`ENCODINGS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("ENCODINGS has a case for every row", () => {
  assert.deepEqual(untried(ENCODINGS, CASES.map(([command]) => command)), []);
});
