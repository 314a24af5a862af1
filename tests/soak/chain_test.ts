/** Tests of finding what is recorded. */
import assert from "node:assert/strict";
import { inFolder } from "../cli/process.ts";
import { recordedIn } from "./chain.ts";

const line = (number: number) => `{"request_id":"soak-${number}"}\n`;

async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream()
    .pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

Deno.test("recordedIn() finds the requests of every file of a chain, packed ones too, and no others", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/audit.jsonl`, line(3) + line(4));
    await Deno.writeTextFile(`${folder}/audit.jsonl.2`, line(2));
    await Deno.writeFile(`${folder}/audit.jsonl.1.gz`, await packed(line(1)));
    await Deno.writeTextFile(`${folder}/other.jsonl`, line(9));
    await Deno.writeTextFile(`${folder}/audit.jsonl.lock`, line(8));
    assert.deepEqual([...await recordedIn(folder)].sort(), [1, 2, 3, 4]);
  }));
