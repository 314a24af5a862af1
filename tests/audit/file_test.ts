/** Tests of the one file that touches the disk. */
import assert from "node:assert/strict";
import {
  identityAt,
  isSame,
  openAuditFile,
  readPieces,
  removeFile,
  writeBeside,
} from "../../src/audit/file.ts";
import { inFolder } from "./entry.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("openAuditFile() creates file and folders that only the user may read", async () => {
  await inFolder((folder) => {
    const path = `${folder}/a/b/audit.jsonl`;
    openAuditFile(path).close();
    assert.equal((Deno.statSync(path).mode ?? 0) & 0o777, 0o600);
    assert.equal((Deno.statSync(`${folder}/a`).mode ?? 0) & 0o777, 0o700);
  });
});

Deno.test("openAuditFile() refuses what records cannot be read back from", async () => {
  for (const path of ["/dev/full", "/dev/null", "/proc/none.jsonl", "/"]) {
    assert.throws(() => openAuditFile(path), path);
  }
  await inFolder(async (folder) => {
    const { code } = await new Deno.Command("mkfifo", {
      args: [`${folder}/fifo`],
    }).output();
    assert.equal(code, 0);
    assert.throws(() => openAuditFile(`${folder}/fifo`), /no regular file/);
    assert.throws(() => openAuditFile(`${folder}/no\0name`));
    assert.throws(() => openAuditFile(""));
  });
});

Deno.test("AuditFile appends, reads back, and knows which file it is", async () => {
  await inFolder((folder) => {
    const path = `${folder}/a`;
    const file = openAuditFile(path);
    file.append(bytes("one\n"), 0);
    file.append(bytes("two\n"), 4);
    assert.equal(new TextDecoder().decode(file.read(4, 100)), "two\n");
    assert.equal(file.size(), 8);
    assert.equal(isSame(identityAt(path), file.identity()), true);
    removeFile(path);
    assert.equal(isSame(identityAt(path), file.identity()), false);
    file.close();
  });
});

Deno.test("AuditFile's lock keeps another descriptor out until it is given back", async () => {
  await inFolder((folder) => {
    const [one, two] = [
      openAuditFile(`${folder}/a`),
      openAuditFile(`${folder}/a`),
    ];
    assert.equal(one.tryLock(), true);
    assert.equal(two.tryLock(), false);
    one.unlock();
    assert.equal(two.tryLock(), true);
    two.close();
    assert.equal(one.tryLock(), true);
    one.close();
  });
});

Deno.test("AuditFile says why it cannot be written", async () => {
  await inFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/a`, "");
    const file = openAuditFile(`${folder}/a`);
    file.close();
    assert.throws(() => file.append(bytes("x"), 0));
  });
});

Deno.test("identityAt() is null for nothing, and throws when it cannot tell", () => {
  assert.equal(identityAt("/none/there"), null);
  assert.throws(() => identityAt("/dev/null/x"));
});

Deno.test("writeBeside() replaces what lies in its way, links included", async () => {
  await inFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/victim`, "keep");
    Deno.symlinkSync(`${folder}/victim`, `${folder}/next`);
    writeBeside(`${folder}/next`, "new");
    assert.equal(Deno.readTextFileSync(`${folder}/victim`), "keep");
    assert.equal(Deno.readTextFileSync(`${folder}/next`), "new");
    assert.equal(Deno.lstatSync(`${folder}/next`).isSymlink, false);
  });
});

Deno.test("removeFile() says whether there was one, and throws when it cannot", async () => {
  await inFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/a`, "");
    assert.equal(removeFile(`${folder}/a`), true);
    assert.equal(removeFile(`${folder}/a`), false);
    Deno.mkdirSync(`${folder}/d/e`, { recursive: true });
    assert.throws(() => removeFile(`${folder}/d`));
  });
});

Deno.test("readPieces() gives the whole file in order", async () => {
  await inFolder(async (folder) => {
    const text = "0123456789".repeat(60_000);
    Deno.writeTextFileSync(`${folder}/a`, text);
    let read = "";
    for await (const piece of readPieces(`${folder}/a`)) {
      read += new TextDecoder().decode(piece);
    }
    assert.equal(read, text);
  });
});
