/** Holds the examples of README to what the program itself writes on a terminal. */
import assert from "node:assert/strict";
import { PROGRAM } from "../cli/process.ts";
import { COLUMNS, CWD, EXAMPLES, isPicture } from "./examples.ts";
import { picture } from "./picture.ts";

const README = Deno.readTextFileSync("README.md");

Deno.test("README explains ten calls, one of them as a picture", () => {
  assert.equal(EXAMPLES.length, 10);
  assert.equal(EXAMPLES.filter(isPicture).length, 1);
  assert.match(README, /!\[[^\]]+\]\(security\/generated\/explain\.svg\)/);
});

for (const example of EXAMPLES) {
  Deno.test(`README shows what a terminal shows: ${example.line}`, async () => {
    const file = await Deno.makeTempFile();
    try {
      await Deno.writeTextFile(file, JSON.stringify(example.call));
      const line = [...PROGRAM, "explain", "<", file].join(" ");
      const { stdout } = await new Deno.Command("script", {
        args: ["-qec", line, "/dev/null"],
        clearEnv: true,
        env: {
          PATH: Deno.env.get("PATH") ?? "",
          DENO_DIR: Deno.env.get("DENO_DIR") ??
            `${Deno.env.get("HOME")}/.cache/deno`,
          COLUMNS: String(COLUMNS),
          TERM: "xterm",
          SHELL: "/bin/bash",
          ...(isPicture(example) ? {} : { NO_COLOR: "1" }),
        },
        stdin: "null",
      }).output();
      const shown = new TextDecoder().decode(stdout).replaceAll("\r\n", "\n");
      assert.equal(example.call.cwd, CWD);
      if (isPicture(example)) {
        assert.equal(
          picture(`$ ${example.line}\n${shown}`, example.line),
          Deno.readTextFileSync("security/generated/explain.svg"),
        );
      } else {
        assert.ok(
          README.includes(`\`\`\`text\n$ ${example.line}\n${shown}\`\`\`\n`),
          shown,
        );
      }
    } finally {
      await Deno.remove(file);
    }
  });
}
