/** Holds the figures that README gives of the commands that are run for real to the files that they come from. */
import assert from "node:assert/strict";
import { familiesIn, gapsIn } from "../oracle/commands.ts";

Deno.test("README counts the commands of the oracle, and its known gaps", () => {
  const commands = familiesIn("tests/oracle/commands").length;
  const gaps = gapsIn("tests/oracle/gaps.yaml").length;
  const said = Deno.readTextFileSync("README.md").match(
    /Of ([\d,]+) commands in `tests\/oracle\/commands`, and those of a corpus where one is given, (\d+) are known gaps/,
  );
  assert.deepEqual(said?.slice(1), [
    commands.toLocaleString("en"),
    String(gaps),
  ]);
});
