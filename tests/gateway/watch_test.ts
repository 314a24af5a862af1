/** Tests of noticing changes. */
import assert from "node:assert/strict";
import { stateOf } from "../../src/config/disk.ts";
import { LOOK_MS, watchFiles } from "../../src/gateway/watch.ts";

/** A watch whose clock is moved by hand. */
async function watch(quiet_ms: number, states: Record<string, string>) {
  let step: () => void = () => {};
  let changes = 0;
  let ended = false;
  const end = await watchFiles({
    paths: Object.keys(states),
    stateOf: (path) => Promise.resolve(states[path] ?? "absent"),
    every(ms, callback) {
      assert.equal(ms, LOOK_MS);
      step = callback;
      return () => void (ended = true);
    },
    quiet_ms,
    changed: () => changes++,
  });
  const look = async (times = 1) => {
    for (let n = 0; n < times; n++) {
      step();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return changes;
  };
  return { look, end, ended: () => ended };
}

Deno.test("watchFiles() says nothing while nothing changes", async () => {
  const { look } = await watch(200, { "/p": "1" });
  assert.equal(await look(20), 0);
});

Deno.test("watchFiles() speaks once a change has been quiet long enough", async () => {
  const states: Record<string, string> = { "/p": "1", "/q": "1" };
  const { look } = await watch(300, states);
  states["/q"] = "2";
  assert.equal(await look(3), 0);
  assert.equal(await look(1), 1);
  assert.equal(await look(20), 1);
});

Deno.test("watchFiles() waits while a file goes on changing", async () => {
  const states: Record<string, string> = { "/p": "0" };
  const { look } = await watch(200, states);
  for (let n = 1; n <= 10; n++) {
    states["/p"] = String(n);
    assert.equal(await look(2), 0, `change ${n}`);
  }
  assert.equal(await look(1), 1);
});

Deno.test("watchFiles() does not count a change that was taken back", async () => {
  const states: Record<string, string> = { "/p": "1" };
  const { look } = await watch(200, states);
  states["/p"] = "2";
  await look(1);
  states["/p"] = "1";
  assert.equal(await look(10), 0);
});

Deno.test("watchFiles() counts a file that vanishes", async () => {
  const states: Record<string, string> = { "/p": "1" };
  const { look } = await watch(100, states);
  delete states["/p"];
  assert.equal(await look(2), 1);
});

Deno.test("watchFiles() ends when told to", async () => {
  const { end, ended } = await watch(100, { "/p": "1" });
  end();
  assert.ok(ended());
});

Deno.test("watchFiles() sees a write, a rename and a swapped link on a real disk", async () => {
  const folder = await Deno.makeTempDir();
  const write = (path: string, text: string) =>
    Deno.writeTextFile(`${folder}/${path}`, text);
  try {
    for (const n of ["1", "2"]) {
      await Deno.mkdir(`${folder}/..${n}`);
      await write(`..${n}/p.yaml`, n);
    }
    await Deno.symlink("..1", `${folder}/..data`);
    await Deno.symlink("..data/p.yaml", `${folder}/p.yaml`);
    let step: () => void = () => {};
    let changes = 0;
    await watchFiles({
      paths: [`${folder}/p.yaml`],
      stateOf,
      every: (_, callback) => {
        step = callback;
        return () => {};
      },
      quiet_ms: LOOK_MS,
      changed: () => changes++,
    });
    // A look takes as long as the disk takes, so it is repeated until it told of the change, and a few times more.
    const settled = async () => {
      const before = changes;
      for (let n = 0, more = 0; n < 500 && more < 3; n++) {
        step();
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (changes > before) more++;
      }
      return changes;
    };
    await Deno.symlink("..2", `${folder}/..tmp`);
    await Deno.rename(`${folder}/..tmp`, `${folder}/..data`);
    assert.equal(await settled(), 1, "swap of ..data");
    await write("..2/p.yaml", "two");
    assert.equal(await settled(), 2, "write in place");
    await write("fresh", "two");
    await Deno.rename(`${folder}/fresh`, `${folder}/p.yaml`);
    assert.equal(await settled(), 3, "atomic rename");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
