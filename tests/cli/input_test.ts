/** Standard input, within limits. */
import assert from "node:assert/strict";
import { readInput } from "../../src/cli/input.ts";

function pieces(...texts: readonly string[]): ReadableStream<Uint8Array> {
  return ReadableStream.from(
    texts.map((text) => new TextEncoder().encode(text)),
  );
}

Deno.test("readInput() puts pieces together", async () => {
  const bytes = await readInput(pieces("ab", "", "c"), 10, 1_000);
  assert.equal(new TextDecoder().decode(bytes), "abc");
  assert.equal((await readInput(pieces(), 10, 1_000)).length, 0);
});

Deno.test("readInput() stops reading once there is too much", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  const bytes = await readInput(endless, 4_500, 1_000);
  assert.equal(bytes.length, 5_000);
  assert.ok(pulled < 10);
});

Deno.test("readInput() throws when the input does not end in time", async () => {
  const silent = new ReadableStream<Uint8Array>();
  await assert.rejects(readInput(silent, 10, 20), /did not end within 20 ms/);
});

Deno.test("readInput() hands a broken stream's error on", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull() {
      throw new Error("torn");
    },
  });
  await assert.rejects(readInput(broken, 10, 1_000), /torn/);
});
