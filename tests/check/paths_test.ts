/** Holds what is found in paths, and that nothing which was meant goes missing in silence. */
import assert from "node:assert/strict";
import { findSubjects, type SubjectKind } from "../../src/check/paths.ts";

const POLICY =
  "rules:\n  - {id: a, priority: 1, action: deny, conditions: {}}\n";
const FILES: Readonly<Record<string, string>> = {
  "p/b.yaml": POLICY,
  "p/b.test.yaml": "tests:\n  - {call: {tool_name: a}, want: deny}\n",
  "p/deep/a.yml": POLICY,
  "p/deep/compose.yaml": "services: {}\n",
  "p/node_modules/x/c.yaml": POLICY,
  "p/.superego.yaml": POLICY,
  "p/readme.md": POLICY,
  "p/superego.yaml": "listen: 127.0.0.1:1\n",
  "lone/a.test.yaml": "tests:\n  - {call: {tool_name: a}, want: deny}\n",
  "empty/compose.yaml": "services: {}\n",
  "other.yaml": "greeting: hello\n",
  "stack/Dockerfile": "FROM a\n",
  "stack/compose.yaml": "services: {}\n",
  "shouted/STACK.YML": "services: {db: {image: x}}\n",
  "shouted/dockerfile": "FROM a\n",
};

async function find(
  paths: readonly string[],
  kinds?: readonly SubjectKind[],
) {
  const folder = await Deno.makeTempDir();
  const here = (text: string) => text.replaceAll(`${folder}/`, "");
  try {
    for (const [name, text] of Object.entries(FILES)) {
      const path = `${folder}/${name}`;
      await Deno.mkdir(path.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(path, text);
    }
    await Deno.symlink("b.yaml", `${folder}/p/link.yaml`);
    await Deno.writeFile(`${folder}/latin.yaml`, Uint8Array.of(0xe9));
    const { subjects, problems } = await findSubjects(
      paths.map((path) => `${folder}/${path}`),
      ["config"],
      kinds,
    );
    return [
      ...subjects.map(({ file, kind }) => `${here(file)} ${kind}`),
      ...problems.map(({ id, file, hint }) => `${id} ${here(file)} ${hint}`),
    ];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const table:
  readonly (readonly [string, readonly string[], readonly RegExp[]])[] = [
    ["every file of ours below a folder, once", ["p", "p/b.yaml", "p/"], [
      /^p\/\.superego\.yaml policy$/,
      /^p\/b\.yaml policy$/,
      /^p\/deep\/a\.yml policy$/,
      /^p\/superego\.yaml configuration$/,
    ]],
    ["the policy of tests that are named", ["p/b.test.yaml"], [
      /^p\/b\.yaml policy$/,
    ]],
    ["tests without a policy", ["lone"], [/^CHECK-003 lone\/a\.test\.yaml/]],
    ["tests without a policy, named", ["lone/a.test.yaml"], [
      /^CHECK-002 lone\/a\.yaml/,
    ]],
    ["a folder with nothing of ours", ["empty"], [/^CHECK-001 empty Name a/]],
    ["a file that is not ours", ["p/readme.md", "other.yaml"], [
      /^p\/readme\.md policy$/,
      /^CHECK-001 other\.yaml A policy has/,
    ]],
    ["a path that leads nowhere", ["none.yaml"], [
      /^CHECK-002 none\.yaml Name a file, a folder or a profile: config$/,
    ]],
    ["a file of a deployment that is named", ["stack/compose.yaml"], [
      /^stack\/compose\.yaml compose$/,
    ]],
    ["a file that is no UTF-8", ["latin.yaml"], [/^CHECK-002 latin\.yaml/]],
  ];

Deno.test("findSubjects() finds in folders what it is asked for, and nothing else", async () => {
  const all = await find(["stack", "p"], ["compose", "image"]);
  assert.deepEqual(all, [
    "stack/Dockerfile image",
    "stack/compose.yaml compose",
    "p/deep/compose.yaml compose",
  ]);
  assert.match((await find(["empty"], ["kubernetes"]))[0] ?? "", /^CHECK-001/);
});

Deno.test("findSubjects() finds files of a deployment without regard to case", async () => {
  assert.deepEqual(await find(["shouted"], ["compose", "image"]), [
    "shouted/STACK.YML compose",
    "shouted/dockerfile image",
  ]);
});

for (const [what, paths, want] of table) {
  Deno.test(`findSubjects() finds ${what}`, async () => {
    const found = await find(paths);
    assert.equal(found.length, want.length, found.join("\n"));
    for (const [at, pattern] of want.entries()) {
      assert.match(found[at] ?? "", pattern);
    }
  });
}

Deno.test("findSubjects() asks about a mistyped profile", async () => {
  const { problems } = await findSubjects(["confg"], ["config"]);
  assert.equal(problems[0]?.hint, "Did you mean `config`?");
});

Deno.test("findSubjects() names a file as editors and code hosts do", async () => {
  for (const path of ["./none.yaml", "././none.yaml", "none.yaml/"]) {
    const { problems } = await findSubjects([path], []);
    assert.equal(problems[0]?.file, "none.yaml");
  }
});

Deno.test("a link that leads out of the folder is named, and one inside it is not", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/p`);
    await Deno.writeTextFile(`${folder}/p/compose.yaml`, "services: {}\n");
    await Deno.writeTextFile(`${folder}/outside.yaml`, "services: {}\n");
    await Deno.symlink("../outside.yaml", `${folder}/p/docker-compose.yaml`);
    await Deno.symlink("compose.yaml", `${folder}/p/compose.dev.yaml`);
    await Deno.symlink("../outside.yaml", `${folder}/p/readme.md`);
    const { subjects, problems } = await findSubjects([`${folder}/p`], [], [
      "compose",
    ]);
    assert.deepEqual(subjects.map(({ file }) => file), [
      `${folder}/p/compose.yaml`,
    ]);
    assert.deepEqual(problems.map(({ id, file }) => `${id} ${file}`), [
      `CHECK-004 ${folder}/p/docker-compose.yaml`,
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
