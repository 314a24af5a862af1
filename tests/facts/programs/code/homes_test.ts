/** Tests how languages call the home folder. */
import assert from "node:assert/strict";
import { told } from "../told.ts";

const CASES: readonly string[] = [
  `python3 -c 'import os; os.remove(os.environ["HOME"] + "/f")'`,
  `python3 -c 'import os; os.remove(os.getenv("HOME") + "/f")'`,
  `python3 -c 'import os; os.remove(os.environ.get("HOME") + "/f")'`,
  `python3 -c 'import os; os.remove(os.path.expanduser("~/f"))'`,
  `python3 -c 'from pathlib import Path; (Path.home() / "f").unlink()'`,
  `ruby -e 'File.delete(Dir.home + "/f")'`,
  `ruby -e 'File.delete Dir.home + "/f"'`,
  `ruby -e 'File.delete(ENV["HOME"] + "/f")'`,
  `ruby -e 'File.delete(ENV.fetch("HOME") + "/f")'`,
  `ruby -e 'File.delete(File.join(Dir.home, "f"))'`,
  `node -e 'fs.unlinkSync(process.env.HOME + "/f")'`,
  `node -e 'fs.unlinkSync(process.env["HOME"] + "/f")'`,
  `node -e 'fs.unlinkSync(require("os").homedir() + "/f")'`,
  `node -e 'fs.unlinkSync(path.join(os.homedir(), "f"))'`,
  `php -r 'unlink(getenv("HOME") . "/f");'`,
  `deno eval 'Deno.removeSync(Deno.env.get("HOME") + "/f")'`,
];

for (const command of CASES) {
  Deno.test(`the home folder is known: ${command}`, () => {
    assert.ok(told(command).includes("delete /home/dev/f"));
  });
}

Deno.test("other variables of the environment are not", () => {
  assert.deepEqual(
    told(`python3 -c 'import os; os.remove(os.environ["X"])'`),
    ["delete $value"],
  );
});

for (
  const [command, shown] of [
    [`python3 -c 'import os; print(os.environ["API_TOKEN"])'`, true],
    [`python3 -c 'import os; print(os.getenv("API_TOKEN"))'`, true],
    ["node -e 'console.log(process.env.API_TOKEN)'", true],
    [`ruby -e 'puts ENV["API_TOKEN"]'`, true],
    [`python3 -c 'import os; print(len(os.environ["API_TOKEN"]))'`, false],
    ["node -e 'console.log(!!process.env.API_TOKEN)'", false],
    ["node -e 'console.log(process.env.API_TOKEN ? 1 : 0)'", false],
    ["node -e 'console.log(process.env.API_TOKEN.length)'", false],
    ["node -e 'console.log(process.env.HOME)'", false],
  ] as const
) {
  Deno.test(`a secret of the environment is ${shown ? "" : "not "}printed by ${command}`, () => {
    assert.equal(told(command).includes("read secret environment"), shown);
  });
}
