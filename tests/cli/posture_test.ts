/** Tests of `superego posture`. */
import assert from "node:assert/strict";
import { superego } from "./process.ts";

async function posture(args: readonly string[]) {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    const ended = await superego({
      args: ["posture", ...args],
      env: { SUPEREGO_STATE_DIR: folder },
    });
    return { ...ended, folder };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("posture() prints the rights and the refusals", async () => {
  const { code, out, folder } = await posture([]);
  assert.equal(code, 0, out);
  assert.match(out, new RegExp(`write +${folder}\n`));
  assert.match(out, /listen +127\.0\.0\.1:8000\n/);
  assert.equal(out.match(/^ {2}refused/gm)?.length, 9);
  assert.doesNotMatch(out, /ALLOWED/);
});

Deno.test("posture() prints the same as JSON", async () => {
  const { code, out, folder } = await posture(["--format", "json"]);
  assert.equal(code, 0);
  const report = JSON.parse(out);
  assert.deepEqual([report.ok, report.grants.write], [true, [folder]]);
});
