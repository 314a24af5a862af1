/** Holds the count of branches and lines to what the report says. */
import assert from "node:assert/strict";
import { overall, readLcov, unloaded } from "./coverage.ts";

const REPORT = `SF:/here/src/auth/load.ts
BRDA:7,1,0,0
BRDA:9,2,0,4
BRDA:11,3,0,-
DA:7,0
DA:8,12
DA:9,1
DA:11,3
BRF:3
end_of_record
SF:/here/src/audit/src/auth.ts
BRDA:5,1,0,2
end_of_record
SF:/here/src/http/app.ts
BRDA:5,1,0,0
end_of_record
`;

Deno.test("readLcov() counts the branches and lines of each room, and names the places of those that were not taken", () => {
  assert.deepEqual(readLcov(REPORT, ["auth", "policy"]), [
    {
      room: "auth",
      taken: 1,
      branches: 3,
      run: 3,
      lines: 4,
      missed: ["src/auth/load.ts:7", "src/auth/load.ts:11"],
    },
    { room: "policy", taken: 0, branches: 0, run: 0, lines: 0, missed: [] },
  ]);
});

Deno.test("overall() counts what all rooms have together", () => {
  const rooms = readLcov(REPORT, ["auth", "http"]);
  assert.deepEqual(overall(rooms), { branches: 25, lines: 75 });
});

Deno.test("unloaded() names the files that the report is silent about", () => {
  assert.deepEqual(
    unloaded(REPORT, ["src/auth/load.ts", "src/auth/issue.ts"]),
    ["src/auth/issue.ts"],
  );
});
