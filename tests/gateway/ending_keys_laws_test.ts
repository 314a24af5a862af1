/** Holds a running server to say which keys end soon. */
import assert from "node:assert/strict";
import { issueKey } from "../../src/auth/issue.ts";
import { formatKeyFile } from "../../src/auth/key_file.ts";
import { inFolder } from "../cli/process.ts";
import { until, withServer } from "./process.ts";

Deno.test("serve logs a key that ends soon, at its start and when the file of keys changes, and each once", () =>
  inFolder(async (folder) => {
    const soon = new Date(Date.now() + 3 * 86_400_000);
    const [one, two, far] = [soon, soon, null].map((end, at) =>
      issueKey(`owner ${at}`, ["evaluate"], new Date(), end).key
    );
    assert.ok(one && two && far);
    const path = `${folder}/keys.json`;
    const write = (keys: readonly typeof one[]) =>
      Deno.writeTextFile(path, formatKeyFile(keys), { mode: 0o600 });
    await write([one, far]);
    await Deno.writeTextFile(`${folder}/c.yaml`, `keys: ${path}\n`);
    await withServer(
      folder,
      ["--config", `${folder}/c.yaml`],
      async (server) => {
        const { err } = server.written();
        assert.match(err, new RegExp(`${one.id}.* ends `));
        assert.ok(!err.includes(far.id));
        await write([one, two, far]);
        await until(() => server.written().err.includes(two.id));
        assert.equal(server.written().err.split(one.id).length, 2);
      },
    );
  }));
