/** Tests of several processes that write one audit file, some of which are killed. */
import assert from "node:assert/strict";
import type { TrailOptions } from "../../src/audit/trail.ts";
import { inFolder, linesOf, options, record, verified } from "./entry.ts";

const PROGRAM = new URL("append_process.ts", import.meta.url).pathname;
const CONFIG = new URL("../../deno.json", import.meta.url).pathname;

interface Given {
  readonly count?: number;
  readonly at_once?: number;
  readonly revoke?: boolean;
  readonly wait?: boolean;
  readonly options: TrailOptions;
}

function start(given: Given, before = ""): Deno.ChildProcess {
  // A killed process would leave half a report of coverage behind, so it makes none.
  const line =
    `${before} unset DENO_COVERAGE_DIR; exec "$0" run --no-prompt --allow-read --allow-write --config "$1" "$2" "$3"`;
  return new Deno.Command("bash", {
    args: [
      "-c",
      line,
      Deno.execPath(),
      CONFIG,
      PROGRAM,
      JSON.stringify(given),
    ],
    stdin: given.wait ? "piped" : "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Kills a process as soon as it has acknowledged so many records; all that it had acknowledged by then. */
async function killedAfter(
  process: Deno.ChildProcess,
  count: number,
): Promise<readonly string[]> {
  const decoder = new TextDecoder();
  let said = "";
  let killed = false;
  for await (const piece of process.stdout) {
    said += decoder.decode(piece, { stream: true });
    if (!killed && said.split("\n").length > count) {
      process.kill("SIGKILL");
      killed = true;
    }
  }
  await process.stderr.cancel();
  await process.status;
  return said.split("\n").slice(0, -1)
    .filter((line) => !line.startsWith("refused"));
}

async function ended(process: Deno.ChildProcess) {
  const { stdout, stderr } = await process.output();
  const lines = new TextDecoder().decode(stdout).split("\n").slice(0, -1);
  return {
    acknowledged: lines.filter((line) => !line.startsWith("refused")),
    refused: lines.filter((line) => line.startsWith("refused")),
    err: new TextDecoder().decode(stderr),
  };
}

function assertRecorded(text: string, ids: readonly string[]) {
  const lost = ids.filter((id) => !text.includes(id));
  assert.deepEqual(lost, [], `${lost.length} of ${ids.length} lost`);
}

Deno.test("openTrail() in many processes at once makes one chain", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/audit.jsonl`;
    const once = options(file, { one_shot: true });
    const started = [
      ...Array.from(
        { length: 8 },
        () => start({ revoke: true, options: once }),
      ),
      start({ count: 200, at_once: 20, options: options(file) }),
      start({ count: 100, options: options(file, { sync: "group" }) }),
    ];
    const all = await Promise.all(started.map(ended));
    const ids = all.flatMap(({ acknowledged }) => acknowledged);
    assert.equal(ids.length, 308, all.map(({ err }) => err).join(""));
    assertRecorded(Deno.readTextFileSync(file), ids);
    const { found, decisions } = await verified(file);
    assert.deepEqual(found, []);
    assert.equal(decisions, 308);
  });
});

Deno.test("openTrail() in many processes at once follows rotation", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/audit.jsonl`;
    const given = options(file, { max_bytes: 20_000, keep: 1_000 });
    const all = await Promise.all(
      [1, 2, 3].map(() =>
        ended(start({ count: 200, at_once: 4, options: given }))
      ),
    );
    const { found, decisions, files } = await verified(file);
    assert.deepEqual(found, []);
    const refused = all.flatMap(({ refused, err }) => [...refused, err]);
    assert.equal(decisions, 600, refused.join(""));
    assert.ok(files.length > 10, String(files.length));
  });
});

Deno.test("append() acknowledges nothing that kill -9 can lose, and the next writer repairs what it tore", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/audit.jsonl`;
    const ids: string[] = [];
    for (let round = 0; round < 4; round++) {
      const given = options(file, { max_bytes: 100_000, keep: 1_000 });
      const process = start({ count: 0, at_once: 16, options: given });
      ids.push(...await killedAfter(process, 50 * (round + 1)));
    }
    await record(file, 1, { keep: 1_000 });
    const { found, files } = await verified(file);
    assert.deepEqual(found, []);
    assert.ok(ids.length > 100, String(ids.length));
    assertRecorded(
      files.map((one) => Deno.readTextFileSync(one)).join(""),
      ids,
    );
  });
});

Deno.test("append() rejects when the disk is full, leaves nothing torn, and records the gap once it can", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/audit.jsonl`;
    // A limit on file size stands in for a full disk: the write is short first, and then fails.
    const limited = start(
      { count: 20, options: options(file) },
      "ulimit -f 4; trap '' XFSZ;",
    );
    const { acknowledged, refused, err } = await ended(limited);
    assert.ok(acknowledged.length > 3, err);
    assert.ok(refused.length > 3);
    assert.match(refused[0] ?? "", /large|full|space/i);
    assert.ok(Deno.readTextFileSync(file).endsWith("\n"));
    const { found, decisions } = await verified(file);
    assert.deepEqual(found, []);
    assert.equal(decisions, acknowledged.length);
    await record(file, 1, { keep: 1_000 });
    assert.deepEqual((await verified(file)).found, []);
  });
});

Deno.test("append() repairs a torn line as a recorded fact", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/audit.jsonl`;
    await record(file, 3);
    const lines = linesOf(file);
    Deno.writeTextFileSync(file, lines.join("").slice(0, -20));
    assert.deepEqual((await verified(file)).found, ["AUDIT-005@3"]);
    await ended(start({
      revoke: true,
      options: options(file, { one_shot: true }),
    }));
    const { found, notes } = await verified(file);
    assert.deepEqual(found, []);
    assert.match(notes.join(), /:3: a writer was killed here/);
    const kinds = linesOf(file).map((line) => /"kind":"(\w+)"/.exec(line)?.[1]);
    assert.deepEqual(kinds.slice(3), ["repair", "decision"]);
  });
});

Deno.test("append() without rights rejects when the file was rotated since it was opened, and writes to no old one", async () => {
  for (const rotated of [true, false]) {
    await inFolder(async (folder) => {
      const file = `${folder}/audit.jsonl`;
      await record(file, 2);
      const once = options(file, { one_shot: true });
      const process = start({ revoke: true, wait: true, options: once });
      const [mine, other] = process.stdout.tee();
      const reader = mine.getReader();
      await reader.read();
      reader.cancel();
      await record(file, 1, { max_bytes: rotated ? 100 : 0 });
      const writer = process.stdin.getWriter();
      await writer.write(new Uint8Array(1));
      await writer.close();
      const said = await new Response(other).text();
      await process.stderr.cancel();
      await process.status;
      if (rotated) assert.match(said, /refused: .*rotated at this very moment/);
      else assert.match(said, /^open\n[0-9a-f-]{36}\n$/);
      const { found, decisions } = await verified(file);
      assert.deepEqual(found, []);
      assert.equal(decisions, rotated ? 3 : 4);
    });
  }
});

Deno.test("append() without rights goes on after the seal of a rotation that was never finished", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/audit.jsonl`;
    await record(file, 3, { max_bytes: 1_200 });
    const [sealed = "", ...more] = [...Deno.readDirSync(folder)]
      .map(({ name }) => `${folder}/${name}`).filter((name) => name !== file);
    assert.deepEqual(more, []);
    Deno.renameSync(sealed, file);
    const once = options(file, { one_shot: true });
    const { acknowledged } = await ended(
      start({ revoke: true, options: once }),
    );
    assert.equal(acknowledged.length, 1);
    assert.deepEqual((await verified(file)).found, []);
  });
});
