/** Tests of reading compressed files. */
import assert from "node:assert/strict";
import { isPacked, unpack } from "../../src/audit/packed.ts";

async function packed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream()
    .pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function* inPieces(bytes: Uint8Array<ArrayBuffer>) {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let text = "";
  for await (const piece of unpack(inPieces(bytes))) {
    text += new TextDecoder().decode(piece);
  }
  return text;
}

Deno.test("unpack() gives back what was compressed", async () => {
  const text = "line\n".repeat(10_000);
  assert.equal(await unpacked(await packed(text)), text);
});

Deno.test("unpack() refuses what is damaged or cut off", async () => {
  const whole = await packed("line\n".repeat(10_000));
  const changed = whole.slice();
  changed[whole.length - 6] = (changed[whole.length - 6] ?? 0) ^ 1;
  for (const damaged of [whole.slice(0, -4), changed, whole.slice(3)]) {
    await assert.rejects(unpacked(damaged), Deno.errors.InvalidData);
  }
});

Deno.test("isPacked() tells by the name", () => {
  assert.equal(isPacked("a.jsonl.3.gz"), true);
  assert.equal(isPacked("a.jsonl.3"), false);
});
