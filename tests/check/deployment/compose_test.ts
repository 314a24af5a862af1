/** Compose files that are given together. */
import assert from "node:assert/strict";
import { found } from "./broken.ts";

const OVER = "security/docker-compose.security.yml";
const base = Deno.readTextFileSync("docker-compose.yml");
const over = Deno.readTextFileSync(OVER);

Deno.test("judgeCompose() finds nothing in the hardened set-up", () => {
  assert.deepEqual(found({ "docker-compose.yml": base, [OVER]: over }), []);
});

Deno.test("judgeCompose() names the file that says what is wrong", () => {
  const looser = over.replace(
    "    networks: [front, inside]",
    "    user: root\n    networks: [front, inside]",
  );
  const all = found({ "docker-compose.yml": base, [OVER]: looser });
  assert.equal(all.length, 1);
  assert.match(all[0]!, /^COMPOSE-006/);
});

Deno.test("judgeCompose() lets a later file mend what an earlier one lacks", () => {
  const open = base.replace("    read_only: true\n", "");
  assert.equal(found({ "docker-compose.yml": open }).length, 1);
  const mended = over.replace(
    "    networks: [front, inside]",
    "    read_only: true\n    networks: [front, inside]",
  );
  assert.deepEqual(found({ "docker-compose.yml": open, [OVER]: mended }), []);
});
