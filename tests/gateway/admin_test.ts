/** Tests of what an operator does with a server that runs. */
import assert from "node:assert/strict";
import { inFolder, superego } from "../cli/process.ts";
import { KEY, until, withServer } from "./process.ts";

const ALLOW = "version: 1\ndefaults: { action: allow }\nrules: []\n";

Deno.test("an operator has a policy read again that the server does not watch, and sees its settings", () =>
  inFolder(async (folder) => {
    const policy = `${folder}/policy.yaml`;
    await Deno.writeTextFile(policy, ALLOW);
    const env = {
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_KEYS: `${folder}/keys.json`,
      SUPEREGO_RELOAD: "false",
    };
    const made = await superego({
      args: ["keys", "add", "operator", "--scope", "admin"],
      env: { ...env, HOME: folder },
    });
    assert.equal(made.code, 0, made.err);
    const headers = { Authorization: `Bearer ${made.out.trim()}` };
    await withServer(folder, ["--policy", policy], async (started) => {
      const operate = async (method: string, path: string) => {
        const response = await fetch(`${started.url}/v1/admin/${path}`, {
          method,
          headers,
        });
        return { status: response.status, body: await response.json() };
      };
      assert.equal(await started.action(), "allow");
      await Deno.writeTextFile(policy, ALLOW.replace("allow", "deny"));
      const { status, body } = await operate("POST", "reload");
      assert.deepEqual([status, body.ok], [200, true]);
      assert.equal(await started.action(), "deny");
      await Deno.writeTextFile(policy, "nonsense");
      const failed = await operate("POST", "reload");
      assert.ok(
        failed.body.parts.some(({ warning }: { warning?: string }) =>
          warning !== undefined
        ),
      );
      assert.equal(await started.action(), "deny");
      const { body: shown } = await operate("GET", "config");
      const value = (name: string) =>
        shown.settings.find((one: { name: string }) => one.name === name)
          ?.value;
      assert.equal(value("reload"), false);
      assert.equal(value("api_key_file"), "(set)");
      assert.ok(!JSON.stringify(shown).includes(KEY));
      await until(() =>
        /operator"? "?had everything read again/.test(started.written().err)
      );
    }, env);
  }));
