/** Tests when facts tell an act: by what it was, by something that covers it, or not. */
import assert from "node:assert/strict";
import type { Effect } from "../../src/facts/mod.ts";
import type { Act } from "./journal.ts";
import { pathMatches, told } from "./told.ts";

const source = { where: "parameters.command", piece: "", via: [] };

function run(line: string): Effect {
  return { kind: "executes", program: line.split(" ")[0]!, line, source };
}

function ran(...argv: readonly string[]): Act {
  return { kind: "run", by: "bash", path: `/bin/${argv[0]}`, argv };
}

const AT: readonly (readonly [string, string, string])[] = [
  ["/p/a", "/p/a", "exactly"],
  ["/p/a", "/p/b", "not"],
  ["/p/*", "/p/b", "exactly"],
  ["/p/**/*.log", "/p/old.log", "exactly"],
  ["/p/**/*.log", "/p/x/y/old.log", "exactly"],
  ["/p/?.txt", "/p/a.txt", "exactly"],
  ["/p/?.txt", "/p/ab.txt", "not"],
  ["/p/[ab].txt", "/p/a.txt", "exactly"],
  ["/p/$X", "/p/a.txt", "vaguely"],
  ["/p/$X", "/q/a.txt", "not"],
  ["$(date)", "/p/a", "vaguely"],
  ["a.txt", "/p/a.txt", "vaguely"],
  ["/p/a+b.txt", "/p/aab.txt", "not"],
  ["~/x", "/home/dev/x", "exactly"],
  ["/dev/fd/p1", "/dev/fd/63", "exactly"],
  ["/proc/thread-self/fd/11", "/proc/thread-self/fd/10", "exactly"],
];

for (const [stated, seen, want] of AT) {
  Deno.test(`${stated} tells ${seen}: ${want}`, () => {
    assert.equal(pathMatches(stated, seen), want);
  });
}

const ACTS: readonly (readonly [string, Act, Effect, string])[] = [
  ["the same command", ran("rm", "a"), run("rm a"), "exactly"],
  ["another argument", ran("rm", "a"), run("rm b"), "not"],
  ["fewer arguments", ran("rm", "-r", "a"), run("rm"), "not"],
  ["another program", ran("rm", "a"), run("ls a"), "not"],
  ["a wildcard for several names", ran("rm", "a", "b"), run("rm ?"), "exactly"],
  ["a value that is not known", ran("rm", "a"), run("rm $X"), "vaguely"],
  ["a program that is not known", ran("rm", "a"), run("$X a"), "not"],
  [
    "everything below what is found",
    ran("chmod", "0", "/", "/etc", "/etc/x"),
    run("chmod 0 /"),
    "exactly",
  ],
  [
    "a tree",
    { kind: "delete", by: "rm", path: "/p/a/b" },
    { kind: "deletes", path: "/p/a", breadth: "tree", source },
    "exactly",
  ],
  [
    "a single folder",
    { kind: "delete", by: "rm", path: "/p/a/b" },
    { kind: "deletes", path: "/p/a", breadth: "single", source },
    "not",
  ],
  [
    "reading is not writing",
    { kind: "write", by: "sed", path: "/p/a" },
    { kind: "reads", path: "/p/a", source },
    "not",
  ],
  [
    "a mode that a new file gets",
    { kind: "mode", by: "cp", path: "/p/a", mode: 0o644, own: true },
    { kind: "writes", path: "/p/a", source },
    "exactly",
  ],
  [
    "a mode that gives a new file its owner's rights",
    { kind: "mode", by: "cp", path: "/p/a", mode: 0o4755, own: true },
    { kind: "writes", path: "/p/a", source },
    "not",
  ],
  [
    "a host by its address",
    { kind: "connect", by: "curl", host: "192.0.2.1", port: 80 },
    { kind: "network", host: "192.0.2.2", direction: "out", source },
    "not",
  ],
  [
    "listening is not connecting",
    { kind: "listen", by: "nc", port: 80 },
    { kind: "network", host: "192.0.2.2", direction: "out", source },
    "not",
  ],
  [
    "Git's own files, where an effect on the repository is told",
    { kind: "write", by: "git", path: "/p/.git/index" },
    { kind: "git", operation: "add", source },
    "exactly",
  ],
  [
    "Git's hooks are not its own",
    { kind: "write", by: "git", path: "/p/.git/hooks/pre-commit" },
    { kind: "git", operation: "add", source },
    "not",
  ],
];

for (const [name, act, effect, want] of ACTS) {
  Deno.test(`told: ${name}`, () => {
    assert.equal(told(act, [effect]), want);
  });
}
