/** The program as a process: statuses, streams, and what nobody foresaw. */
import assert from "node:assert/strict";
import { inFolder, PROGRAM, superego } from "./cli/process.ts";

Deno.test("main prints its version on stdout and nothing on stderr", async () => {
  const { code, out, err } = await superego({ args: ["--version"] });
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /^superego \d/);
});

Deno.test("main prints help for nothing on stderr, with status 2", async () => {
  const { code, out, err } = await superego({ args: [] });
  assert.deepEqual([code, out], [2, ""]);
  assert.match(err, /Usage: superego VERB/);
});

Deno.test("main names the verb that was meant", async () => {
  const { code, err } = await superego({ args: ["chekc"] });
  assert.equal(code, 2);
  assert.match(err, /`check`/);
});

Deno.test("main needs no right at all to help", async () => {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--no-check", PROGRAM.at(-1) ?? "", "--help"],
    clearEnv: true,
    env: {
      PATH: "/usr/bin",
      DENO_DIR: Deno.env.get("DENO_DIR") ?? "",
      HOME: Deno.env.get("HOME") ?? "",
    },
  }).output();
  assert.equal(code, 0);
  assert.match(new TextDecoder().decode(stdout), /Verbs:/);
});

for (
  const [what, line, status] of [
    ["a rejection that nobody awaits", 'Promise.reject(new Error("late"))', 2],
    [
      "an exception in a timer",
      'setTimeout(() => { throw new Error("late"); })',
      2,
    ],
    [
      "an event handler that throws",
      'queueMicrotask(() => { throw new Error("late"); })',
      2,
    ],
  ] as const
) {
  Deno.test(`main ends advise with ${status} after ${what}`, async () => {
    const file = await Deno.makeTempFile({ suffix: ".ts" });
    try {
      const [command, ...args] = PROGRAM;
      const entry = args.pop() ?? "";
      await Deno.writeTextFile(
        file,
        // Later, when the program waits for its input.
        `const read = Deno.stdin.read;
        Deno.stdin.read = (buffer) => {
          setTimeout(() => { ${line}; });
          return read.call(Deno.stdin, buffer);
        };
        await import("file://${entry}");\n`,
      );
      const child = new Deno.Command(command ?? "", {
        args: [...args, file, "advise", "--url", "http://127.0.0.1:1"],
        stdin: "piped",
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      const { code, stdout } = await child.output();
      await child.stdin.close().catch(() => {});
      assert.equal(code, status);
      assert.equal(stdout.length, 0);
    } finally {
      await Deno.remove(file);
    }
  });
}

Deno.test("the tasks take relative paths from where the user is", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/broken.yaml`, "rules: 1\n");
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "task",
        "-q",
        "--config",
        new URL("../deno.json", import.meta.url).pathname,
        "superego",
        "policy",
        "lint",
        "broken.yaml",
      ],
      cwd: folder,
      // `npx`, too, says where its user is.
      clearEnv: true,
      env: {
        NO_COLOR: "1",
        PATH: Deno.env.get("PATH") ?? "",
        HOME: Deno.env.get("HOME") ?? "/",
      },
    }).output();
    const text = new TextDecoder();
    assert.equal(code, 1, text.decode(stderr));
    assert.match(text.decode(stdout), /^broken\.yaml:1:8: critical POLICY-002/);
  }));
