/** Holds the tree to its shape: sizes, names, mirrors, rooms. */
import assert from "node:assert/strict";
import { PROBLEMS } from "../../src/check/problems.ts";
import { EFFECT_FILES, roomOf, ROOMS } from "./rooms.ts";
import { lines, walk } from "./walk.ts";

const SOURCES = walk("src", ".ts");
const TESTS = walk("tests", ".ts");
/** Rooms in which every file has a test of its own. */
const MIRRORED = [
  "alarm",
  "audit",
  "auth",
  "check",
  "cli",
  "config",
  "facts",
  "gateway",
  "hooks",
  "http",
  "limit",
  "mcp",
  "metrics",
  "policy",
  "problem",
  "review",
  "telemetry",
];
const LONGEST = 300;
/** Tables that nobody reads from top to bottom. */
const DATA = ["tests/facts/content/samples.ts"];
const MEDIAN = 120;
const VAGUE =
  /(^|[_/])(utils?|helpers?|common|types|manager|service|index)([_./]|$)/;

function code(path: string): string {
  return Deno.readTextFileSync(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ??
    0;
}

Deno.test("no file is longer than a person reads at once", () => {
  const long = [...SOURCES, ...TESTS].filter((path) =>
    lines(path) > LONGEST && !DATA.includes(path)
  );
  assert.deepEqual(long.map((path) => `${path}: ${lines(path)} lines`), []);
});

Deno.test("the median source file is short", () => {
  assert.ok(median(SOURCES.map(lines)) <= MEDIAN);
});

Deno.test("no name is vague", () => {
  assert.deepEqual(
    [...SOURCES, ...TESTS].filter((path) => VAGUE.test(path)),
    [],
  );
});

Deno.test("nothing at the top is a link: packages of another checkout would change what is built", () => {
  const linked = [...Deno.readDirSync(".")].filter(({ isSymlink }) => isSymlink)
    .map(({ name }) => name);
  assert.deepEqual(linked, []);
});

Deno.test("every test that a program names by its file is there", () => {
  const absent = TESTS.flatMap((path) =>
    [...Deno.readTextFileSync(path).matchAll(/"(tests\/[\w/]+_test\.ts)"/g)]
      .map(([, named = ""]) => named)
      .filter((named) => !TESTS.includes(named))
      .map((named) => `${path}: ${named}`)
  );
  assert.deepEqual(absent, []);
});

Deno.test("every file opens with one sentence", () => {
  const silent = [...SOURCES, ...TESTS].filter((path) =>
    !/^(#!.*\n)?(\/\/ deno-lint-ignore-file .*\n)?\/\*\*/.test(
      Deno.readTextFileSync(path),
    )
  );
  assert.deepEqual(silent, []);
});

Deno.test("every file that computes has a test of the same name, in the rooms that are complete", () => {
  const missing = SOURCES.filter((path) =>
    MIRRORED.includes(roomOf(path) ?? "") &&
    /^(export )?((async )?function|(abstract )?class)\b/m.test(code(path)) &&
    !TESTS.includes(
      path.replace(/^src\//, "tests/").replace(/\.ts$/, "_test.ts"),
    )
  );
  assert.deepEqual(missing, []);
});

Deno.test("every test of a room has its source", () => {
  const orphans = TESTS.filter((path) => {
    const source = /^tests\/(.+)_test\.ts$/.exec(path)?.[1];
    return source !== undefined && source.split("/")[0]! in ROOMS &&
      source.includes("/") && !SOURCES.includes(`src/${source}.ts`);
  });
  // A test that speaks of a whole room is named after what it proves.
  assert.deepEqual(
    orphans.filter((path) =>
      !/[_/](laws|faults|processes)_test\.ts$/.test(path)
    ),
    [],
  );
});

Deno.test("every room is in the table, and every room of the table exists", () => {
  const rooms = new Set(
    SOURCES.map(roomOf).filter((room) => room !== "main" && room !== "worker"),
  );
  assert.deepEqual([...rooms].sort(), Object.keys(ROOMS).sort());
});

Deno.test("a room imports only from rooms before it, so that there is no circle", () => {
  const order = Object.keys(ROOMS);
  for (const [room, { imports }] of Object.entries(ROOMS)) {
    const before = order.slice(0, order.indexOf(room));
    assert.deepEqual(imports.filter((one) => !before.includes(one)), [], room);
  }
});

Deno.test("every file that may touch the world exists", () => {
  const owners = Object.values(EFFECT_FILES).flatMap((files) =>
    Object.keys(files)
  );
  assert.deepEqual(owners.filter((path) => !SOURCES.includes(path)), []);
});

Deno.test("no file at the top is empty", () => {
  const empty = [...Deno.readDirSync(".")].filter(({ name, isFile }) =>
    isFile && Deno.statSync(name).size === 0
  );
  assert.deepEqual(empty.map(({ name }) => name), []);
});

Deno.test("one identifier names one kind of problem, which can be explained", () => {
  // The same can be wrong with a flag and in the file of settings, and a table says what each of a policy's means.
  const shared = /^(CONFIG-002|POLICY-\d+)$/;
  const lists = [
    "src/check/catalog.ts",
    "src/check/elsewhere.ts",
    "src/policy/findings.ts",
  ];
  const raised = new Map<string, string[]>();
  for (const path of SOURCES.filter((one) => !lists.includes(one))) {
    const ids = code(path).matchAll(/"(?!SHA-)([A-Z]+-\d{3})"/g);
    for (const id of new Set([...ids].map(([, id]) => id ?? ""))) {
      raised.set(id, [...raised.get(id) ?? [], path]);
    }
  }
  const unknown = [...raised.keys()].filter((id) => !(id in PROBLEMS));
  assert.deepEqual(unknown, [], "`check --explain` does not know them");
  const doubled = [...raised].filter(([id, paths]) =>
    paths.length > 1 && !shared.test(id)
  );
  assert.deepEqual(doubled, []);
});
