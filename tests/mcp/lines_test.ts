/** How a stream is cut into lines. */
import assert from "node:assert/strict";
import { linesOf } from "../../src/mcp/lines.ts";

async function cut(
  chunks: readonly string[],
  most = 8,
): Promise<readonly (string | null)[]> {
  const stream = ReadableStream.from(
    chunks.map((text) => new TextEncoder().encode(text)),
  );
  const lines = await Array.fromAsync(linesOf(stream, most));
  return lines.map((line) => line && new TextDecoder().decode(line));
}

Deno.test("linesOf() finds the same lines however the stream is cut", async () => {
  const table: [text: string, lines: (string | null)[]][] = [
    ["a\nbc\n", ["a", "bc"]],
    ["a\nbc", ["a", "bc"]],
    ["\n\na\n", ["", "", "a"]],
    ["", []],
    ["zażółć\nx\n", [null, "x"]],
    ["12345678\n123456789\nx\n", ["12345678", null, "x"]],
    ["1234567890", [null]],
  ];
  for (const [text, lines] of table) {
    for (const size of [1, 2, 3, 7, 100]) {
      const chunks = text.match(new RegExp(`[^]{1,${size}}`, "gu")) ?? [];
      assert.deepEqual(await cut(chunks), lines, `${text} by ${size}`);
    }
  }
});

Deno.test("linesOf() keeps a line although the stream fills its memory again", async () => {
  const memory = new Uint8Array(2);
  const texts = ["ab", "cd", "e\n"];
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const text = texts[at++];
      if (text === undefined) return controller.close();
      memory.set(new TextEncoder().encode(text));
      controller.enqueue(memory);
    },
  }, { highWaterMark: 0 });
  const [line] = await Array.fromAsync(linesOf(stream, 100));
  assert.equal(new TextDecoder().decode(line ?? undefined), "abcde");
});

Deno.test("linesOf() keeps nothing of a line that is too long", async () => {
  const chunk = new Uint8Array(1_048_576).fill(0x61);
  let left = 256;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) =>
      left-- > 0 ? controller.enqueue(chunk) : controller.close(),
  }, { highWaterMark: 0 });
  const before = Deno.memoryUsage().external;
  assert.deepEqual(await Array.fromAsync(linesOf(stream, 2_000_000)), [null]);
  const grown = Deno.memoryUsage().external - before;
  assert.ok(grown < 32_000_000, `${grown} bytes`);
});
