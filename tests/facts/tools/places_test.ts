/** Tests where tools run their commands. */
import assert from "node:assert/strict";
import { placesFor } from "../../../src/facts/tools/places.ts";

const PLACE = { cwd: "/home/dev/project", home: "/home/dev" };

for (
  const [tool, parameters, wanted] of [
    ["Bash", { cwd: "/etc" }, ["/home/dev/project"]],
    ["shell", { cwd: "/etc" }, ["/etc"]],
    ["shell", { workdir: "src" }, ["/home/dev/project/src"]],
    ["shell", {}, ["/home/dev/project"]],
    ["bash", { cwd: "/etc" }, ["/etc", "/home/dev/project"]],
  ] as const
) {
  Deno.test(`placesFor() has ${tool} run in ${wanted} with ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(
      placesFor(tool, parameters, PLACE).map(({ cwd }) => cwd),
      wanted,
    );
  });
}
