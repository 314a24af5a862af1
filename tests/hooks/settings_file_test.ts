/** Settings files on a real disk. */
import assert from "node:assert/strict";
import {
  isProgram,
  readSettings,
  replaceSettings,
  SettingsError,
} from "../../src/hooks/settings_file.ts";

const OPTIONS = { follow: true, mode: 0o600 };

function inFolder(work: (folder: string) => void): void {
  const folder = Deno.realPathSync(Deno.makeTempDirSync());
  try {
    work(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

const modeOf = (path: string) => (Deno.statSync(path).mode ?? 0) & 0o777;

Deno.test("replaceSettings() makes a new file and its folder, for the owner alone", () =>
  inFolder((folder) => {
    const path = `${folder}/.claude/settings.json`;
    const file = readSettings(path, OPTIONS);
    assert.equal(file.text, null);
    assert.equal(replaceSettings(file, "{}"), null);
    assert.equal(Deno.readTextFileSync(path), "{}");
    assert.equal(modeOf(path), 0o600);
    assert.deepEqual([...Deno.readDirSync(`${folder}/.claude`)].length, 1);
  }));

Deno.test("replaceSettings() keeps the mode, and the old text beside it with mode 0600", () =>
  inFolder((folder) => {
    const path = `${folder}/settings.json`;
    Deno.writeTextFileSync(path, "\uFEFF{}\r\n");
    Deno.chmodSync(path, 0o664);
    const backup = replaceSettings(readSettings(path, OPTIONS), "new");
    assert.equal(backup, `${path}.superego-backup`);
    assert.equal(Deno.readTextFileSync(path), "new");
    assert.equal(modeOf(path), 0o664);
    assert.equal(modeOf(backup), 0o600);
    assert.deepEqual(
      Deno.readFileSync(backup),
      new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0x0d, 0x0a]),
    );
  }));

Deno.test("replaceSettings() writes through the owner's link and leaves it a link", () =>
  inFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/real.json`, "old");
    Deno.symlinkSync(`${folder}/real.json`, `${folder}/settings.json`);
    const file = readSettings(`${folder}/settings.json`, OPTIONS);
    assert.equal(file.target, `${folder}/real.json`);
    replaceSettings(file, "new");
    assert.ok(Deno.lstatSync(`${folder}/settings.json`).isSymlink);
    assert.equal(Deno.readTextFileSync(`${folder}/real.json`), "new");
  }));

Deno.test("replaceSettings() changes nothing when someone else was faster", () =>
  inFolder((folder) => {
    const path = `${folder}/settings.json`;
    Deno.writeTextFileSync(path, "old");
    const file = readSettings(path, OPTIONS);
    Deno.writeTextFileSync(path, "theirs");
    assert.throws(() => replaceSettings(file, "ours"), /changed by someone/);
    assert.equal(Deno.readTextFileSync(path), "theirs");
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
    assert.ok(!names.includes("settings.json.superego-new"));
  }));

Deno.test("replaceSettings() notices a file that appeared meanwhile", () =>
  inFolder((folder) => {
    const path = `${folder}/settings.json`;
    const file = readSettings(path, OPTIONS);
    Deno.writeTextFileSync(path, "theirs");
    assert.throws(() => replaceSettings(file, "ours"), SettingsError);
    assert.equal(Deno.readTextFileSync(path), "theirs");
  }));

Deno.test("replaceSettings() follows no link that waits under its names", () =>
  inFolder((folder) => {
    const path = `${folder}/settings.json`;
    Deno.writeTextFileSync(path, "old");
    Deno.writeTextFileSync(`${folder}/victim`, "safe");
    Deno.symlinkSync(`${folder}/victim`, `${path}.superego-new`);
    assert.throws(
      () => replaceSettings(readSettings(path, OPTIONS), "new"),
      /another superego is at work/,
    );
    Deno.removeSync(`${path}.superego-new`);
    Deno.symlinkSync(`${folder}/victim`, `${path}.superego-backup`);
    const backup = replaceSettings(readSettings(path, OPTIONS), "new");
    assert.equal(Deno.readTextFileSync(`${folder}/victim`), "safe");
    assert.equal(backup, `${path}.superego-backup-2`);
    assert.ok(Deno.lstatSync(backup).isFile);
  }));

for (
  const [name, make, why] of [
    ["a folder", (path: string) => Deno.mkdirSync(path), /no regular file/],
    [
      "a link that leads nowhere",
      (path: string) => Deno.symlinkSync("/nowhere/at/all", path),
      /leads nowhere/,
    ],
    [
      "invalid UTF-8",
      (path: string) => Deno.writeFileSync(path, new Uint8Array([0xff])),
      /UTF-8/,
    ],
    [
      "a huge file",
      (path: string) => Deno.writeFileSync(path, new Uint8Array(4_194_305)),
      /more than/,
    ],
    [
      "a device",
      (path: string) => Deno.symlinkSync("/dev/zero", path),
      /no regular file/,
    ],
  ] as const
) {
  Deno.test(`readSettings() refuses ${name}`, () =>
    inFolder((folder) => {
      make(`${folder}/settings.json`);
      assert.throws(
        () => readSettings(`${folder}/settings.json`, OPTIONS),
        (error) => error instanceof SettingsError && why.test(error.message),
      );
    }));
}

Deno.test("replaceSettings() says in plain words why it cannot", () =>
  inFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/file`, "");
    const path = `${folder}/file/settings.json`;
    const file = { path, target: path, text: null, mode: 0o600 };
    assert.throws(
      () => replaceSettings(file, "{}"),
      /cannot be changed: something else stands in its place\. See who owns/,
    );
  }));

Deno.test("readSettings() refuses a project's links, of the file or its folder", () =>
  inFolder((folder) => {
    const options = { follow: false, mode: 0o644 };
    Deno.mkdirSync(`${folder}/real`);
    Deno.writeTextFileSync(`${folder}/real/settings.json`, "{}");
    Deno.symlinkSync(`${folder}/real`, `${folder}/.claude`);
    assert.throws(
      () => readSettings(`${folder}/.claude/settings.json`, options),
      /\.claude is a link/,
    );
    Deno.symlinkSync(`${folder}/real/settings.json`, `${folder}/real/link`);
    assert.throws(
      () => readSettings(`${folder}/real/link`, options),
      /link is a link/,
    );
  }));

Deno.test("isProgram() wants a file that may be started", () =>
  inFolder((folder) => {
    Deno.writeTextFileSync(`${folder}/plain`, "");
    Deno.chmodSync(`${folder}/plain`, 0o644);
    assert.deepEqual(
      [Deno.execPath(), `${folder}/plain`, folder, `${folder}/none`]
        .map(isProgram),
      [true, false, false, false],
    );
  }));
