/** Holds the hook's bundle to what a call may load: the less there is, the sooner a coding agent goes on. */
import assert from "node:assert/strict";
import { chunksOf, hookOutputs as outputs } from "./hook_parts.ts";

/** Files of the checkout and packages that are loaded with the chunks of some source files, and their bytes. */
function loadedWith(sources: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    chunksOf(sources)
      .flatMap((path) => Object.entries(outputs[path]?.inputs ?? {}))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path, { bytesInOutput }]) => [
        path.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, "npm:$1"),
        bytesInOutput,
      ]),
  );
}

const START = ["src/cli/advise.ts", "src/cli/advise_here.ts"];
const SHELL = [...START, "src/facts/shell/run.ts"];
const group = (name: string) => `src/facts/programs/groups/${name}.ts`;

const SHELL_PROGRAMS = [
  "invocation",
  "named_commands",
  "names",
  "options",
  "passing",
  "perform",
  "programs",
  "run",
  "sizes",
  "subcommands",
  "wrapping",
];

const LOADS: readonly (readonly [
  what: string,
  sources: readonly string[],
  packages: readonly string[],
  programs: readonly string[],
])[] = [
  ["a file tool", START, [], ["names", "programs"]],
  ["a plain shell command", SHELL, [], SHELL_PROGRAMS],
  [
    "any shell command",
    [...SHELL, "src/facts/shell/parser.ts"],
    ["npm:unbash"],
    SHELL_PROGRAMS,
  ],
];

for (const [what, sources, packages, programs] of LOADS) {
  const loaded = loadedWith(sources);

  Deno.test(`advise loads for ${what} no package but ${packages.join(", ") || "none"}`, () => {
    assert.deepEqual(
      [
        ...new Set(
          [...loaded.keys()].filter((path) => path.startsWith("npm:")),
        ),
      ],
      packages,
    );
  });

  Deno.test(`advise loads for ${what} no program's table`, () => {
    assert.deepEqual(
      [...loaded.keys()].flatMap((path) =>
        /^src\/facts\/programs\/(.+)\.\w+$/.exec(path)?.[1] ?? []
      ).sort(),
      programs,
    );
  });

  Deno.test(`advise loads for ${what} nothing that only other verbs need`, () => {
    const foreign =
      /^src\/(?:gateway|http|mcp|auth|check\/(?!report\/text))|^src\/policy\/(?:lint|explain|cases|schema|read|parse|language)|\/mod\.ts$/;
    assert.deepEqual(
      [...loaded.keys()].filter((path) => foreign.test(path)),
      [],
    );
  });
}

Deno.test("advise loads no table of settings when nobody says anything", () => {
  const loaded = [...loadedWith(START).keys()];
  assert.deepEqual(
    loaded.filter((path) => /^src\/config\/(?:settings|value|load)/.test(path)),
    [],
  );
  assert.ok(loaded.includes("src/config/untold.json"));
});

// One such module can cost as much as the whole work of a hook.
Deno.test("advise loads no module of the runtime for a shell command", () => {
  const modules = chunksOf([...SHELL, "src/facts/shell/parser.ts"])
    .flatMap((path) => outputs[path]?.imports ?? [])
    .filter(({ external, kind }) => external && kind === "import-statement")
    .map(({ path }) => path);
  assert.deepEqual(modules, []);
});

Deno.test("advise loads for Git nothing of other groups", () => {
  const groups = [...loadedWith([...SHELL, group("git")]).keys()];
  const foreigners = [
    "clouds",
    "databases",
    "interpreters",
    "version_control",
    "windows",
  ];
  for (const foreign of foreigners) {
    assert.ok(!groups.includes(`src/facts/programs/${foreign}.ts`), foreign);
  }
  assert.ok(groups.includes("src/facts/programs/git.ts"));
});
