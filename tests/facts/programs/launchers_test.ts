/** Tests what launchers are said to do and to run. */
import assert from "node:assert/strict";
import { LAUNCHERS } from "../../../src/facts/programs/launchers.ts";
import { told, untried } from "./told.ts";

/** What most of them come to. */
const A = "delete /home/dev/project/a";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    "bwrap --ro-bind / / --dev /dev --unshare-net -- rm a",
    [A],
  ],
  [
    "bwrap --bind / / --chdir /tmp rm a",
    [A],
  ],
  [
    "capsh --drop=cap_sys_admin -- -c 'rm a'",
    [A],
  ],
  [
    "capsh --print",
    [],
  ],
  [
    "numactl -N 0 --membind=0 rm a",
    [A],
  ],
  [
    "perf stat -e cycles -- rm a",
    [A],
  ],
  [
    "perf report",
    [],
  ],
  [
    "uftrace record rm a",
    [A],
  ],
  [
    "gosu dev rm a",
    [A],
  ],
  [
    "setlock /tmp/l rm a",
    [A],
  ],
  [
    "chpst -u dev rm a",
    [A],
  ],
  [
    "shx rm -rf a",
    [
      "delete tree /home/dev/project/a",
    ],
  ],
  [
    "distrobox enter -- rm a",
    [A],
  ],
  [
    "direnv exec . rm a",
    [A],
  ],
  [
    "direnv allow",
    [],
  ],
  [
    "rbenv exec rm a",
    [A],
  ],
  [
    "mise exec node@20 -- rm a",
    [A],
  ],
  [
    "mise x -c 'rm a'",
    [A],
  ],
  [
    "mise install",
    [],
  ],
  [
    "nvm exec 18 rm a",
    [A],
  ],
  [
    "fnm exec --using=18 rm a",
    [A],
  ],
  [
    "volta run --node 18 rm a",
    [A],
  ],
  [
    "rustup run nightly rm a",
    [A],
  ],
  [
    "rustup update",
    [],
  ],
  [
    "devbox run -- rm a",
    [A],
  ],
  [
    "foreman run rm a",
    [A],
  ],
  [
    "rvm 3.2 do rm a",
    [A],
  ],
  [
    "nix develop -c rm a",
    [A],
  ],
  [
    "nix shell nixpkgs#jq --command rm a",
    [A],
  ],
  [
    "nix build",
    [],
  ],
  [
    "guix shell coreutils -- rm a",
    [A],
  ],
  [
    "nix-shell -p jq --run 'rm a; jq . b'",
    [
      "delete /home/dev/project/a",
      "read /home/dev/project/b",
    ],
  ],
  [
    "dotenv -e .env.example -- rm a",
    [A],
  ],
  [
    "dotenvx run -- rm a",
    [A],
  ],
  [
    "env-cmd -f .env.example rm a",
    [A],
  ],
  [
    "wait-for-it.sh -t 3 db:5432 -- rm a",
    [A],
  ],
  [
    "retry -t 3 rm a",
    [A],
  ],
  [
    "start-server-and-test 'rm a' 3000 'rm b'",
    [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ],
  ],
  [
    "hyperfine --prepare 'rm a' -w 3 'rm b' 'rm c'",
    [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
      "delete /home/dev/project/c",
    ],
  ],
  [
    "concurrently -n a,b 'rm a' 'rm b'",
    [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ],
  ],
  [
    "nodemon --exec 'rm a' --watch src",
    [A],
  ],
  [
    "nodemon server.js",
    [],
  ],
  [
    "chokidar '**/*.ts' -c 'rm a'",
    [],
  ],
  [
    "onchange '**/*.ts' -- rm a",
    [A],
  ],
  [
    "ls | entr -r rm a",
    [
      "list /home/dev/project",
      "delete /home/dev/project/a",
    ],
  ],
  [
    "watchexec -e ts 'rm a'",
    [A],
  ],
  [
    "watchexec -w src -- rm a b",
    [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ],
  ],
  [
    "pssh -h hosts -i 'rm a'",
    [
      "delete a (remote)",
    ],
  ],
  [
    "pdsh -w web[1-3] rm a",
    [
      "delete a (remote)",
    ],
  ],
  [
    "mpirun -n 4 rm a",
    [A],
  ],
  [
    "srun -p short rm a",
    [A],
  ],
  [
    "sbatch --wrap='rm a'",
    [A],
  ],
  [
    "sbatch job.sh",
    [],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`LAUNCHERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("LAUNCHERS has a case for every row", () => {
  assert.deepEqual(untried(LAUNCHERS, CASES.map(([command]) => command)), []);
});
