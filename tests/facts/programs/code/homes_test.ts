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
