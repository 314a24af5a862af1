/** From a command line to an exit status. */
import assert from "node:assert/strict";
import { readArgs } from "../../src/cli/args.ts";
import { type Run, StreamError } from "../../src/cli/io.ts";
import { crash, crashStatus, run } from "../../src/cli/run.ts";
import { VERB_NAMES, type VerbName } from "../../src/cli/table.ts";
import { VERSION } from "../../src/config/version.ts";
import { memoryIo } from "./memory_io.ts";

function loaders(verb: Run): Record<VerbName, () => Promise<Run>> {
  return Object.fromEntries(
    VERB_NAMES.map((name) => [name, () => Promise.resolve(verb)]),
  ) as Record<VerbName, () => Promise<Run>>;
}

async function tryOut(
  args: readonly string[],
  verb: Run = () => Promise.resolve(0),
) {
  const io = memoryIo();
  const status = await run(args, io, loaders(verb));
  return { status, ...io.written };
}

for (
  const [args, status, out, err] of [
    [["--version"], 0, /^superego \d+\.\d+\.\d+\n$/, /^$/],
    [["serve", "--version"], 0, /^superego/, /^$/],
    [["--help"], 0, /^superego reviews/, /^$/],
    [["-h"], 0, /Usage/, /^$/],
    [["help"], 0, /Verbs:/, /^$/],
    [["help", "serve"], 0, /Usage: superego serve/, /^$/],
    [["serve", "--help"], 0, /Usage: superego serve/, /^$/],
    [["--check", "--help"], 0, /Usage: superego check/, /^$/],
    [["advise", "--polcy", "x", "--help"], 0, /Usage: superego advise/, /^$/],
    [[], 2, /^$/, /Usage: superego VERB/],
    [["chekc"], 2, /^$/, /unknown verb `chekc`. Did you mean `check`\?/],
    [["help", "srve"], 2, /^$/, /`serve`/],
    [["toString"], 2, /^$/, /unknown verb/],
    [["--chek"], 2, /^$/, /unknown flag `--chek`. Did you mean `--check`/],
    [[""], 2, /^$/, /unknown verb/],
  ] as const
) {
  Deno.test(`run() answers ${JSON.stringify(args)} with status ${status}`, async () => {
    const ran = await tryOut(args);
    assert.equal(ran.status, status);
    assert.match(ran.out, out);
    assert.match(ran.err, err);
  });
}

Deno.test("run() hands a verb its arguments and its status on", async () => {
  const seen: (readonly string[])[] = [];
  const verb: Run = (args) => (seen.push(args), Promise.resolve(1));
  assert.equal((await tryOut(["check", "a", "--", "--help"], verb)).status, 1);
  assert.equal((await tryOut(["--check", "a"], verb)).status, 1);
  assert.deepEqual(seen, [["a", "--", "--help"], ["a"]]);
});

Deno.test("run() turns a usage error into 2 and anything else into 3", async () => {
  const usage = await tryOut(["serve", "--x"], (args) => {
    readArgs("serve", args);
    return Promise.resolve(0);
  });
  assert.equal(usage.status, 2);
  assert.match(usage.err, /^superego: unknown flag `--x`/);
  const other = await tryOut(
    ["serve"],
    () => Promise.reject(new RangeError("a\nb")),
  );
  assert.deepEqual(other, {
    status: 3,
    out: "",
    err: "superego: internal error: RangeError: a\n",
  });
});

Deno.test("run() ends advise with 2 whatever is thrown, and says why", async () => {
  for (
    const thrown of [
      new Error("x"),
      "text",
      undefined,
      null,
      Object.create(null),
    ]
  ) {
    const ran = await tryOut(["advise"], () => Promise.reject(thrown));
    assert.equal(ran.status, 2);
    assert.match(ran.err, /^superego: internal error: \S/);
    assert.equal(ran.out, "");
  }
});

Deno.test("run() says that standard output takes nothing, unless its reader has had enough", async (t) => {
  const full = new Error("No space left on device (os error 28)");
  const gone = new Deno.errors.BrokenPipe("x");
  const table = [
    ["config", full, 1, /^superego: standard output is broken\n$/],
    ["config", gone, 1, /^$/],
    ["advise", full, 2, /is broken/],
    ["advise", gone, 2, /is broken/],
  ] as const;
  for (const [verb, cause, status, err] of table) {
    await t.step(`${verb}, ${cause.name}`, async () => {
      const ran = await tryOut(
        [verb],
        () =>
          Promise.reject(
            new StreamError("standard output is broken", { cause }),
          ),
      );
      assert.equal(ran.status, status);
      assert.match(ran.err, err);
    });
  }
});

Deno.test("run() survives a verb that cannot be loaded", async () => {
  const io = memoryIo();
  const broken = {
    ...loaders(() => Promise.resolve(0)),
    serve: () => Promise.reject(new TypeError("gone")),
  };
  assert.equal(await run(["serve"], io, broken), 3);
});

Deno.test("crashStatus() is the one that blocks for advise alone", () => {
  assert.deepEqual([["advise"], ["serve", "advise"], []].map(crashStatus), [
    2,
    3,
    3,
  ]);
});

Deno.test("crash() is one short line", () => {
  const text = crash(new Error("x".repeat(9_000)));
  assert.ok(text.length < 600 && !text.includes("\n"));
});

Deno.test("VERSION is a semantic version", () => {
  assert.match(VERSION, /^\d+\.\d+\.\d+(-[\w.]+)?$/);
});
