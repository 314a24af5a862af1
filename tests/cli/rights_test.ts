/** Rights that are given away stay away. */
import assert from "node:assert/strict";
import { RIGHTS } from "../../src/cli/rights.ts";

const RIGHTS_URL = new URL("../../src/cli/rights.ts", import.meta.url).href;

const TRIES: Readonly<Record<string, string>> = {
  read: 'Deno.readTextFileSync("/etc/hostname")',
  write: 'Deno.writeTextFileSync("/dev/null", "")',
  net: 'await Deno.connect({ hostname: "127.0.0.1", port: 1 })',
  env: 'Deno.env.get("HOME")',
  sys: "Deno.hostname()",
  run: 'new Deno.Command("true").outputSync()',
  ffi: 'Deno.dlopen("/none.so", {})',
};

async function refusals(
  ...kept: readonly string[]
): Promise<readonly string[]> {
  const code = `import { keepOnly } from "${RIGHTS_URL}";
keepOnly(${kept.map((name) => JSON.stringify(name)).join()});
const tries = {${
    Object.entries(TRIES).map(([name, text]) =>
      `${name}: async () => { ${text}; }`
    )
      .join()
  }};
for (const [name, work] of Object.entries(tries)) {
  try { await work(); } catch (error) { if (error.name === "NotCapable") console.log(name); }
}`;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, code);
    const { stdout, stderr, success } = await new Deno.Command(
      Deno.execPath(),
      { args: ["run", "-A", "--no-check", file] },
    ).output();
    assert.ok(success, new TextDecoder().decode(stderr));
    return new TextDecoder().decode(stdout).trim().split("\n").sort();
  } finally {
    await Deno.remove(file);
  }
}

const ALL = Object.keys(TRIES).sort();

Deno.test("keepOnly() without a name leaves nothing", async () => {
  assert.deepEqual(await refusals(), ALL);
});

for (const kept of RIGHTS) {
  Deno.test(`keepOnly() keeps ${kept} and nothing else`, async () => {
    assert.deepEqual(
      await refusals(kept),
      ALL.filter((name) => name !== kept),
    );
  });
}
