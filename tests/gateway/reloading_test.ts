/** Tests of reloading a running server, in every way in which a policy file changes. */
import assert from "node:assert/strict";
import { issueKey } from "../../src/auth/issue.ts";
import { formatKeyFile } from "../../src/auth/key_file.ts";
import { drop, type Started, until, withServer } from "./process.ts";

const policy = (action: string, more = "") =>
  `rules:\n  - id: r1\n    priority: 5\n    conditions: {tool_name: Bash}\n    action: ${action}\n    reason: because\n${more}`;

/** What is done to the policy, and whether it is a good one afterwards. */
const changes: readonly (readonly [
  string,
  (folder: string) => Promise<void>,
  string | null,
])[] = [
  [
    "written in place",
    (at) => Deno.writeTextFile(`${at}/p.yaml`, policy("ask")),
    "ask",
  ],
  ["replaced by a rename", async (at) => {
    await Deno.writeTextFile(`${at}/fresh`, policy("allow"));
    await Deno.rename(`${at}/fresh`, `${at}/p.yaml`);
  }, "allow"],
  [
    "broken",
    (at) => Deno.writeTextFile(`${at}/p.yaml`, "rules: [{id: broken"),
    null,
  ],
  [
    "with an unknown key",
    (at) =>
      Deno.writeTextFile(
        `${at}/p.yaml`,
        policy("ask").replace("reason", "raeson"),
      ),
    null,
  ],
  ["that fails its own test", (at) =>
    Deno.writeTextFile(
      `${at}/p.yaml`,
      policy(
        "ask",
        "tests:\n  - name: ls\n    call: {tool_name: Bash, parameters: {command: ls}}\n    want: deny\n",
      ),
    ), null],
  ["that passes its own test", (at) =>
    Deno.writeTextFile(
      `${at}/p.yaml`,
      policy(
        "ask",
        "tests:\n  - name: ls\n    call: {tool_name: Bash, parameters: {command: ls}}\n    want: ask\n",
      ),
    ), "ask"],
  ["removed", (at) => Deno.remove(`${at}/p.yaml`), null],
  ["a pipe", async (at) => {
    await Deno.remove(`${at}/p.yaml`).catch(() => {});
    await new Deno.Command("mkfifo", { args: [`${at}/p.yaml`] }).output();
  }, null],
  ["a folder", async (at) => {
    await Deno.remove(`${at}/p.yaml`).catch(() => {});
    await Deno.mkdir(`${at}/p.yaml`);
  }, null],
  ["a link to elsewhere", async (at) => {
    await Deno.remove(`${at}/p.yaml`, { recursive: true }).catch(() => {});
    await Deno.mkdir(`${at}/../elsewhere`, { recursive: true });
    await Deno.writeTextFile(`${at}/../elsewhere/p.yaml`, policy("allow"));
    await Deno.symlink(`${at}/../elsewhere/p.yaml`, `${at}/p.yaml`);
  }, null],
  ["good again", async (at) => {
    await Deno.remove(`${at}/p.yaml`).catch(() => {});
    await Deno.writeTextFile(`${at}/p.yaml`, policy("deny"));
  }, "deny"],
];

Deno.test("serve takes a good policy and keeps the old one against a bad one", async (t) => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const at = `${folder}/policy`;
  await Deno.mkdir(at);
  await Deno.writeTextFile(`${at}/p.yaml`, policy("deny"));
  let inForce = "deny";
  try {
    await withServer(folder, ["--policy", `${at}/p.yaml`], async (server) => {
      for (const [what, change, wanted] of changes) {
        await t.step(what, async () => {
          const before = await count(server);
          await change(at);
          await until(
            async () => (await count(server)) > before,
            () => `no reload: ${server.written().err}`,
          );
          inForce = wanted ?? inForce;
          assert.equal(await server.action(), inForce);
          const ready = await server.ask("/readyz");
          assert.equal(ready.status, 200);
          const { warnings } = await ready.json();
          assert.deepEqual(
            warnings.map(({ name }: { name: string }) => name),
            wanted === null ? ["policy"] : [],
          );
          const metrics = await (await server.ask("/metrics")).text();
          assert.match(
            metrics,
            new RegExp(
              `superego_last_reload_success ${wanted === null ? 0 : 1}\n`,
            ),
          );
        });
      }
      await t.step("names the problems in the log", () => {
        assert.match(server.written().err, /p\.yaml:\d+:\d+: POLICY-/);
        assert.match(server.written().err, /symbolic link/);
      });
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("serve notices a swap of ..data, and SIGHUP reads again when watching is off", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const at = `${folder}/mount`;
  try {
    for (const [version, action] of [["1", "deny"], ["2", "ask"]] as const) {
      await Deno.mkdir(`${at}/..${version}`, { recursive: true });
      await Deno.writeTextFile(`${at}/..${version}/p.yaml`, policy(action));
    }
    await Deno.symlink("..1", `${at}/..data`);
    await Deno.symlink("..data/p.yaml", `${at}/p.yaml`);
    const swap = async (to: string) => {
      await Deno.symlink(to, `${at}/..tmp`);
      await Deno.rename(`${at}/..tmp`, `${at}/..data`);
    };
    await withServer(folder, ["--policy", `${at}/p.yaml`], async (server) => {
      assert.equal(await server.action(), "deny");
      await swap("..2");
      await until(
        async () => await server.action() === "ask",
        () => server.written().err,
      );
    });
    await withServer(folder, ["--policy", `${at}/p.yaml`], async (server) => {
      assert.equal(await server.action(), "ask");
      await swap("..1");
      await new Promise((resolve) => setTimeout(resolve, 800));
      assert.equal(await server.action(), "ask", "watching is off");
      server.process.kill("SIGHUP");
      await until(
        async () => await server.action() === "deny",
        () => server.written().err,
      );
    }, {
      SUPEREGO_API_KEY: "k3y-With-Enough-Different-Characters",
      SUPEREGO_RELOAD: "false",
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("serve forgets a revoked key, and says when it cannot read the keys again", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const path = `${folder}/state/keys.json`;
  const { key, secret } = issueKey("ci", ["evaluate"], new Date(), null);
  const write = (text: string) =>
    Deno.writeTextFile(path, text, { mode: 0o600 });
  try {
    await Deno.mkdir(`${folder}/state`);
    await write(formatKeyFile([key]));
    await withServer(folder, [], async (server) => {
      const headers = {
        Authorization: `Bearer ${secret}`,
        "Content-Type": "application/json",
      };
      const isGood = () =>
        server.ask("/v1/evaluate", { tool_name: "Read" }, { headers })
          .then(drop);
      const warns = async () => {
        const response = await server.ask("/readyz");
        assert.equal(response.status, 200);
        return /file of keys could not be read/.test(await response.text());
      };
      const said = () => server.written().err;
      assert.ok(await isGood());
      await write("{");
      await until(warns, said);
      assert.ok(await isGood(), "the earlier keys stay");
      await write(formatKeyFile([]));
      await until(async () => !await warns(), said);
      assert.ok(!await isGood(), "the key was revoked");
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("serve knows a new key at once, and refuses others as often as they come", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const path = `${folder}/state/keys.json`;
  const keys = [1, 2, 3].map((at) =>
    issueKey(`ci ${at}`, ["evaluate"], new Date(), null)
  );
  try {
    await withServer(folder, [], async (server) => {
      const status = async (secret: string) => {
        const response = await server.ask("/v1/evaluate", {
          tool_name: "Read",
        }, {
          headers: {
            Authorization: `Bearer ${secret}`,
            "Content-Type": "application/json",
          },
        });
        await response.body?.cancel();
        return response.status;
      };
      for (const at of keys.keys()) {
        const known = keys.slice(0, at + 1);
        const text = formatKeyFile(known.map(({ key }) => key));
        await Deno.writeTextFile(`${path}.fresh`, text, { mode: 0o600 });
        await Deno.rename(`${path}.fresh`, path);
        const asked = [keys[at]?.secret ?? "", "sgo_nobody", "sgo_nothing"];
        assert.deepEqual(await Promise.all(asked.map(status)), [200, 401, 401]);
      }
      const metrics = await (await server.ask("/metrics")).text();
      assert.match(
        metrics,
        /^superego_auth_failures_total\{reason="unknown"\} 6$/m,
      );
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function count(server: Started): Promise<number> {
  const metrics = await (await server.ask("/metrics")).text();
  return [...metrics.matchAll(/^superego_reloads_total\{.*\} (\d+)$/gm)]
    .reduce((sum, [, value]) => sum + Number(value), 0);
}
