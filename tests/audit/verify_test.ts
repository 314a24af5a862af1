/** Tests of verifying a chain: whatever is done to it is found. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { chain } from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { inFolder, linesOf, record, verified } from "./entry.ts";

/** Runs with the lines of a whole chain and a function that verifies other ones. */
async function withChain(
  count: number,
  work: (
    lines: readonly string[],
    judge: (lines: string | Uint8Array) => Promise<readonly string[]>,
  ) => Promise<void>,
) {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, count);
    const lines = linesOf(file);
    await work(lines, async (changed) => {
      Deno.writeFileSync(
        file,
        typeof changed === "string"
          ? new TextEncoder().encode(changed)
          : changed,
      );
      return (await verified(file)).found;
    });
  });
}

Deno.test("verify() finds nothing wrong with a whole chain", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 5);
    const { found, notes, decisions, files, head } = await verified(file);
    assert.deepEqual({ found, notes, decisions, files }, {
      found: [],
      notes: [],
      decisions: 5,
      files: [file],
    });
    assert.equal(head?.sequence, 5);
    Deno.writeTextFileSync(file, "");
    assert.deepEqual((await verified(file)).found, []);
    assert.deepEqual((await verified(file)).head, {
      sequence: 0,
      hash: "genesis",
    });
  });
});

Deno.test("verify() names each kind of break, and where it is", async () => {
  await withChain(6, async (lines, judge) => {
    const [a = "", b = "", c = "", d = "", e = "", f = ""] = lines;
    const forged = await chain(
      JSON.parse(b),
      { kind: "resumed", failed: 7 },
      webDigest,
    );
    const strange = await chain(
      JSON.parse(f),
      { kind: "strange" },
      webDigest,
    );
    const repair = await chain(
      JSON.parse(f),
      { kind: "repair", bytes: 3, sha256: await webDigest(new Uint8Array(3)) },
      webDigest,
    );
    const table: readonly [string, string, readonly string[]][] = [
      ["whole", a + b + c + d + e + f, []],
      ["edited", a + b + c.replace("because", "Because") + d + e + f, [
        "AUDIT-001@3",
      ]],
      ["garbage", `${a}${b}garbage\n${d}${e}${f}`, ["AUDIT-001@3"]],
      ["an empty line", `${a}${b}\n${c}${d}${e}${f}`, ["AUDIT-001@3"]],
      ["a space", `${a}${b.replace("\n", " \n")}${c}`, ["AUDIT-001@2"]],
      ["carriage return", `${a}${b.replace("\n", "\r\n")}${c}`, [
        "AUDIT-001@2",
      ]],
      ["byte order mark", `\uFEFF${a}${b}`, ["AUDIT-001@1"]],
      ["first removed", b + c + d + e + f, ["AUDIT-002@1"]],
      ["removed", a + b + d + e + f, ["AUDIT-002@3"]],
      ["three removed", a + b + f, ["AUDIT-002@3"]],
      ["repeated", a + b + b + c + d + e + f, ["AUDIT-003@3"]],
      ["replaced and hashed anew", a + b + forged.text + d + e + f, [
        "AUDIT-004@4",
      ]],
      ["swapped", a + c + b + d + e + f, [
        "AUDIT-002@2",
        "AUDIT-003@3",
        "AUDIT-002@4",
      ]],
      ["torn", a + b + c.slice(0, -30), ["AUDIT-005@3"]],
      ["torn before the line feed", a + b + c.slice(0, -1), ["AUDIT-005@3"]],
      ["unknown kind", a + b + c + d + e + f + strange.text, ["AUDIT-006@7"]],
      [
        "repair of another line",
        `${a}${b}${c}${d}${e}${f}abc\n${repair.text}`,
        ["AUDIT-001@7"],
      ],
      [
        "edited and removed",
        a + c.replace("because", "Because") + d + e + f,
        ["AUDIT-001@2", "AUDIT-002@2"],
      ],
      ["edited last line and torn", `${a}x\n${b.slice(0, 5)}`, [
        "AUDIT-001@2",
        "AUDIT-005@3",
      ]],
    ];
    for (const [name, text, want] of table) {
      assert.deepEqual(await judge(text), want, name);
    }
  });
});

Deno.test("verify() finds any changed, added or removed byte", async () => {
  await withChain(4, async (lines, judge) => {
    const whole = new TextEncoder().encode(lines.join(""));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom("change", "add", "remove"),
        async (at, by, how) => {
          const byte = ((whole[at] ?? 0) + by) % 256;
          const changed = Uint8Array.from([
            ...whole.subarray(0, at),
            ...(how === "remove" ? [] : [byte]),
            ...whole.subarray(how === "add" ? at : at + 1),
          ]);
          assert.notDeepEqual(await judge(changed), []);
        },
      ),
      { numRuns: 600 },
    );
  });
});

Deno.test("verify() finds any line removed before the last, repeated, or put elsewhere", async () => {
  await withChain(7, async (lines, judge) => {
    for (let i = 0; i < lines.length; i++) {
      const without = lines.filter((_, at) => at !== i);
      const last = i === lines.length - 1;
      assert.equal((await judge(without.join(""))).length > 0, !last);
      for (let j = 0; j < lines.length; j++) {
        const moved = without.toSpliced(j, 0, lines[i] ?? "");
        assert.equal((await judge(moved.join(""))).length > 0, i !== j);
        const twice = lines.toSpliced(j, 0, lines[i] ?? "");
        assert.notDeepEqual(await judge(twice.join("")), []);
      }
    }
  });
});

Deno.test("verify() says what was the last record, so that a cut end can be told", async () => {
  await withChain(3, async (lines, judge) => {
    assert.deepEqual(await judge(lines.slice(0, 2).join("")), []);
  });
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 3);
    const { head } = await verified(file);
    const [last] = linesOf(file).slice(-1);
    assert.equal(head?.hash, JSON.parse(last ?? "").hash);
    Deno.writeTextFileSync(file, "no record\n");
    assert.equal((await verified(file)).head, null);
  });
});

Deno.test("verify() throws when there is nothing to read", async () => {
  await assert.rejects(verified("/none/there.jsonl"), Deno.errors.NotFound);
});
