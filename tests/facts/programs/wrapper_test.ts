/** Tests programs whose last arguments are another program, by rows of every form. */
import assert from "node:assert/strict";
import { type Wrapper, wrapper } from "../../../src/facts/programs/wrapper.ts";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

Deno.test("wrapper() follows the command behind options and operands, with its rights", () => {
  assert.deepEqual(runs("sudo -u bob touch a"), ["sudo", "touch root < sudo"]);
  assert.deepEqual(runs("timeout -s KILL 5 touch a"), [
    "timeout",
    "touch < timeout",
  ]);
  assert.deepEqual(runs("sudo"), ["sudo"]);
});

Deno.test("wrapper() follows the code of an option", () => {
  assert.deepEqual(
    told("script -c 'touch a' /dev/null").at(-1),
    told("touch a")[0],
  );
});

Deno.test("assignFirst() gives the command the variables before it, and no later ones", () => {
  assert.deepEqual(
    told("env A=a B=b sh -c 'touch $A'"),
    ["append /home/dev/project/a"],
  );
  assert.deepEqual(
    told("env touch A=a"),
    ["append /home/dev/project/A=a"],
  );
});

Deno.test("wrapper() keeps what a row says, and takes options as POSIX does unless it says otherwise", () => {
  assert.equal(wrapper({}).style, "posix");
  const row: Wrapper = wrapper({ style: "gnu", before: 2 });
  assert.deepEqual([row.style, row.before], ["gnu", 2]);
});
