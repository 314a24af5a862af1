/** A trail that is encrypted at rest: what its files hold, who can read it, and what becomes of it without its key. */
import assert from "node:assert/strict";
import { webDigest } from "../../src/audit/digest.ts";
import { erase } from "../../src/audit/erase.ts";
import { loadNodeCipher } from "../../src/audit/cipher.ts";
import type { OpenRecord } from "../../src/audit/encrypted.ts";
import { readKeys } from "../../src/audit/keys.ts";
import { openTrail } from "../../src/audit/trail.ts";
import { search } from "../../src/audit/search.ts";
import { verify } from "../../src/audit/verify.ts";
import {
  type Different,
  entry,
  inFolder,
  KEYS,
  kindsOf,
  linesOf,
  options,
  withTrail,
} from "./entry.ts";

async function opener(keys: string): Promise<OpenRecord> {
  return (await loadNodeCipher(await readKeys(keys))).open;
}

const OPEN = await opener(KEYS.first);

async function recordAs(
  file: string,
  keys: string | null,
  rest: Different = {},
) {
  await withTrail(
    options(file, { keep: 100, keys, ...rest }),
    async (trail) => {
      for (const principal of ["alice", "bob"]) {
        const call = { parameters: { command: `ls ${principal}-land` } };
        await trail.append(entry(call, {}, { principal }));
      }
    },
  );
}

const found = async (file: string, open?: OpenRecord) => {
  const { problems, notes, decisions } = await verify(file, webDigest, open);
  return { ids: problems.map(({ id }) => id), notes: notes.join(), decisions };
};

const both = (work: (one_shot: boolean) => Promise<void>) => async () => {
  for (const one_shot of [false, true]) await work(one_shot);
};

Deno.test(
  "an encrypted trail holds nothing in the clear, and is searched with its key alone",
  both((one_shot) =>
    inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await recordAs(file, KEYS.first, { one_shot });
      assert.doesNotMatch(Deno.readTextFileSync(file), /alice|Bash|deny/);
      const read = await search(file, { principal: "bob" }, 9, OPEN);
      assert.equal(read.length, 1);
      await assert.rejects(search(file, {}), /encrypted with the key \w{16}/);
    })
  ),
);

Deno.test("an encrypted trail is verified without its key, and its content with it", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordAs(file, KEYS.first, { max_bytes: 500 });
    assert.deepEqual(await found(file, OPEN), {
      ids: [],
      notes: "",
      decisions: 2,
    });
    const { ids, notes, decisions } = await found(file);
    assert.deepEqual([ids, decisions], [[], 2]);
    assert.match(notes, /2 decisions are encrypted with the key \w{16}, which/);
  }));

Deno.test("verify() finds a record that was forged without the key, though its chain is whole", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordAs(file, KEYS.first);
    const [line = ""] = linesOf(file);
    const body = line.replace(/"data":"..../, '"data":"AAAA')
      .replace(/,"hash":"\w+"\}\n$/, "}");
    const forged = `${body.slice(0, -1)},"hash":"${await webDigest(body)}"}\n`;
    Deno.writeTextFileSync(file, forged);
    assert.deepEqual((await found(file)).ids, []);
    assert.deepEqual((await found(file, OPEN)).ids, ["AUDIT-014"]);
  }));

Deno.test(
  "an encrypted trail takes no record in the clear, and none under a key that does not open it",
  both((one_shot) =>
    inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await recordAs(file, KEYS.first);
      const before = Deno.readTextFileSync(file);
      for (const keys of [null, KEYS.second]) {
        await assert.rejects(
          recordAs(file, keys, { one_shot }),
          /encrypted with the key \w{16}, which is not given/,
        );
      }
      assert.equal(Deno.readTextFileSync(file), before);
    })
  ),
);

Deno.test(
  "an encrypted trail that was just rotated takes no record in the clear either",
  both((one_shot) =>
    inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await recordAs(file, KEYS.first, { max_bytes: 100 });
      assert.equal(kindsOf(file).includes("encrypted"), false);
      await assert.rejects(recordAs(file, null, { one_shot }), /not given/);
    })
  ),
);

Deno.test("an encrypted trail goes on under a new key, and old records are read with the old one", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordAs(file, null);
    await recordAs(file, KEYS.first);
    const keys = `${KEYS.second},${KEYS.first}`;
    await withTrail(options(file, { keys }), async (trail) => {
      await trail.append(entry());
      assert.equal(trail.recent(9).length, 5);
    });
    await withTrail(options(file, { keys: KEYS.second }), (trail) => {
      assert.equal(trail.recent(9).length, 3);
      return Promise.resolve();
    });
    assert.equal((await search(file, {}, 9, await opener(keys))).length, 5);
    assert.deepEqual((await found(file, await opener(keys))).ids, []);
  }));

Deno.test("openTrail() refuses what is no key", () =>
  inFolder(async (folder) => {
    const given = options(`${folder}/a.jsonl`, { keys: `${KEYS.first},short` });
    await assert.rejects(openTrail(given), /key 2 of `audit_key`/);
  }));

Deno.test("erase() takes a principal out of an encrypted trail with its key alone", () =>
  inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await recordAs(file, KEYS.first);
    const erasure = {
      id: "00000000-0000-4000-8000-000000000001",
      principal: "alice",
      by: "b",
      why: "w",
      now: new Date("2026-05-02T12:00:00.000Z"),
    };
    await assert.rejects(erase(file, erasure, webDigest), /not given/);
    assert.equal(await erase(file, erasure, webDigest, OPEN), 1);
    assert.deepEqual((await search(file, {}, 9, OPEN)).length, 1);
    assert.deepEqual((await found(file, OPEN)).ids, []);
  }));
