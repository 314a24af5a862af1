/** The process's own streams. */
import assert from "node:assert/strict";
import { processIo } from "../../src/cli/terminal.ts";

const URL_OF = new URL("../../src/cli/terminal.ts", import.meta.url).href;

async function child(
  body: string,
  shell: string,
  env: Readonly<Record<string, string>> = { COLUMNS: "" },
) {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(
      file,
      `import { processIo } from "${URL_OF}";\nconst io = processIo();\n${body}\n`,
    );
    const { code, stdout, stderr } = await new Deno.Command("bash", {
      args: [
        "-c",
        `"$0" run --no-check --no-prompt --allow-env "$1" ${shell}`,
        Deno.execPath(),
        file,
      ],
      env,
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { code, out: text(stdout), err: text(stderr) };
  } finally {
    await Deno.remove(file);
  }
}

Deno.test("processIo() has the width of 80 and no colour where there is no terminal", async () => {
  const { out } = await child(
    "io.out(JSON.stringify([io.terminal, io.colour, io.columns, io.interactive]));",
    "< /dev/null | cat",
  );
  assert.equal(out, "[false,false,80,false]");
});

Deno.test("processIo() is as wide in a pipe as COLUMNS asks for, and lays out as on a terminal", async () => {
  const code =
    "io.out(JSON.stringify([io.terminal, io.colour, io.columns, io.interactive]));";
  for (
    const [columns, want] of [
      ["50", "[true,false,50,false]"],
      ["", "[false,false,80,false]"],
      ["wide", "[false,false,80,false]"],
    ] as const
  ) {
    const { out } = await child(code, "< /dev/null | cat", {
      COLUMNS: columns,
    });
    assert.equal(out, want);
  }
});

Deno.test("processIo() writes a long text whole, though its reader is slow", async () => {
  const { out } = await child(
    'io.out("x".repeat(3_000_000));',
    "| (sleep 0.3; wc -c)",
  );
  assert.equal(out.trim(), "3000000");
});

Deno.test("processIo() throws when standard output cannot be written, and not for standard error", async () => {
  const full = await child(
    'try { io.out("x"); } catch { Deno.exit(7); }',
    "> /dev/full",
  );
  assert.equal(full.code, 7);
  assert.equal((await child('io.err("x");', "2> /dev/full")).code, 0);
});

Deno.test("processIo() knows whether standard output is thrown away", async () => {
  const code = "Deno.exit(await io.discards() ? 7 : 0);";
  for (
    const [shell, status] of [
      [">&-", 7],
      ["> /dev/null", 7],
      ["| cat; exit ${PIPESTATUS[0]}", 0],
      ["> $(mktemp)", 0],
    ] as const
  ) {
    assert.equal((await child(code, shell)).code, status, shell);
  }
});

Deno.test("processIo() sees a terminal, and obeys NO_COLOR and TERM=dumb", async () => {
  for (
    const [env, colour] of [
      ["TERM=xterm", true],
      ["TERM=dumb", false],
      ["TERM=xterm NO_COLOR=1", false],
    ] as const
  ) {
    const script =
      `const io = (await import("${URL_OF}")).processIo(); io.out(JSON.stringify([io.terminal, io.colour]));`;
    const { stdout } = await new Deno.Command("script", {
      args: [
        "-qec",
        `env -u NO_COLOR ${env} ${Deno.execPath()} eval --no-check '${script}'`,
        "/dev/null",
      ],
      stdin: "null",
    }).output();
    assert.ok(
      new TextDecoder().decode(stdout).includes(`[true,${colour}]`),
      `${env}: ${new TextDecoder().decode(stdout)}`,
    );
  }
});

Deno.test("processIo() takes the width from COLUMNS before it asks the terminal", async () => {
  for (
    const [env, columns] of [
      ["COLUMNS=100", 100],
      ["COLUMNS=wide", 80],
      ["COLUMNS=-5", 80],
      ["COLUMNS=0", 80],
    ] as const
  ) {
    const script =
      `const io = (await import("${URL_OF}")).processIo(); io.out(JSON.stringify([io.columns]));`;
    const { stdout } = await new Deno.Command("script", {
      args: [
        "-qec",
        `stty cols 80; ${env} ${Deno.execPath()} eval --no-check '${script}'`,
        "/dev/null",
      ],
      stdin: "null",
    }).output();
    const out = new TextDecoder().decode(stdout);
    assert.ok(out.includes(`[${columns}]`), `${env}: ${out}`);
  }
});

Deno.test("processIo() opens no stream before it is used", () => {
  assert.equal(typeof processIo().out, "function");
});

Deno.test({
  name: "processIo() folds what it says on a narrow terminal, and nowhere else",
  ignore: !(await Deno.stat("/usr/bin/script").catch(() => null)),
  async fn() {
    const body = 'io.err("one two three four five\\n");';
    const { err } = await child(body, "");
    assert.equal(err, "one two three four five\n");
    const file = await Deno.makeTempFile({ suffix: ".ts" });
    try {
      await Deno.writeTextFile(
        file,
        `import { processIo } from "${URL_OF}";\nconst io = processIo();\n${body}\n`,
      );
      const { stdout } = await new Deno.Command("script", {
        args: [
          "-qec",
          `${Deno.execPath()} run --no-check --no-prompt --allow-env ${file}`,
          "/dev/null",
        ],
        env: { COLUMNS: "16" },
        stdin: "null",
      }).output();
      const shown = new TextDecoder().decode(stdout).replaceAll("\r", "");
      assert.ok(shown.includes("one two three\n  four five\n"), shown);
    } finally {
      await Deno.remove(file);
    }
  },
});
