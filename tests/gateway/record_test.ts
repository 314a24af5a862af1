/** Tests of the record of a running server, which others read, write and move meanwhile. */
import assert from "node:assert/strict";
import { inFolder, superego } from "../cli/process.ts";
import { withServer } from "./process.ts";

Deno.test("serve lists the decisions of every process that writes its file", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      await server.action();
      const { code } = await superego({
        args: ["advise"],
        stdin: JSON.stringify({
          hook_event_name: "PreToolUse",
          tool_name: "Read",
          tool_input: { file_path: "/x" },
        }),
        env: { HOME: folder, SUPEREGO_STATE_DIR: `${folder}/state` },
      });
      assert.equal(code, 0);
      const { records } = await (await server.ask("/v1/audit/recent")).json();
      assert.deepEqual(
        records.map(({ transport, call }: {
          transport: string;
          call: { tool_name: string };
        }) => [transport, call.tool_name]),
        [["command", "Read"], ["http", "Bash"]],
      );
    })
  ));

Deno.test("serve says on every way that its audit file was moved away, and goes on", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      const file = `${folder}/state/audit.jsonl`;
      const metric = async () =>
        /^superego_audit_displaced_total (\d+)$/m.exec(
          await (await server.ask("/metrics")).text(),
        )?.[1];
      const warnings = async () => {
        const ready = await server.ask("/readyz");
        assert.equal(ready.status, 200);
        return (await ready.json()).warnings;
      };
      await server.action();
      assert.deepEqual([await metric(), await warnings()], ["0", []]);
      await Deno.rename(file, `${folder}/state/away.jsonl`);
      assert.match((await warnings())[0].detail, /not where it was/);
      await server.action();
      assert.equal(await metric(), "1");
      assert.match((await warnings())[0].detail, /was moved away/);
      assert.match(server.written().err, /audit file .* was moved away/);
      const verified = await superego({
        args: ["audit", "verify", file],
        env: { HOME: folder },
      });
      assert.equal(verified.code, 1);
      assert.match(verified.out, /AUDIT-007/);
    })
  ));
