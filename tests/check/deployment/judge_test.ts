/** Files that are used together are judged together. */
import assert from "node:assert/strict";
import { judgeDeployment } from "../../../src/check/deployment/judge.ts";

const WHOLE = Deno.readTextFileSync("docker-compose.yml");
const OVER = "services: {superego: {user: root}}\n";

function compose(files: Readonly<Record<string, string>>, inOrder: boolean) {
  return judgeDeployment(
    Object.entries(files).map(([file, text]) => ({
      file,
      kind: "compose" as const,
      text,
    })),
    inOrder,
  ).map(({ id, file }) => `${id} ${file}`);
}

Deno.test("judgeDeployment() lays files over each other in the order in which they are named", () => {
  assert.deepEqual(compose({ "a.yml": WHOLE, "b.yml": OVER }, true), [
    "COMPOSE-006 b.yml",
  ]);
});

Deno.test("judgeDeployment() lays what names no image over the nearest file above that does", () => {
  const files = {
    "deep/over.yml": OVER,
    "docker-compose.yml": WHOLE,
    "other/compose.yml": WHOLE.replace("    read_only: true\n", ""),
  };
  assert.deepEqual(compose(files, false), [
    "COMPOSE-006 deep/over.yml",
    "COMPOSE-007 other/compose.yml",
  ]);
});

Deno.test("judgeDeployment() tells what cannot be read, and judges the rest", () => {
  const all = compose({ "a.yml": "services: [", "b.yml": WHOLE }, true);
  assert.deepEqual(all.map((one) => one.split(" ")[0]), ["YAML-001"]);
});

Deno.test("judgeDeployment() says the same thing once", () => {
  const open = WHOLE.replace("    read_only: true\n", "");
  const files = {
    "docker-compose.yml": open,
    "x/one.yml": OVER,
    "x/two.yml": OVER,
  };
  const all = compose(files, false);
  assert.deepEqual([...new Set(all)], all);
});
