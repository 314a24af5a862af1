/** Takes from running processes what they need: room on the disk, descriptors, time, life. The tool runs in no case. */
import assert from "node:assert/strict";
import { type Conditions, inPlace, PRIVILEGED } from "./conditions.ts";
import {
  ask,
  CALL,
  type Door,
  messageOf,
  post,
  SERVED,
  start,
} from "./doors.ts";
import { ofHookProcess } from "./judge.ts";
import { type Served, served } from "./server.ts";
import { session } from "./session.ts";
import { until } from "./until.ts";
import { checkStopped } from "./words.ts";

/** Starts a program with a small file system of its own at `DIR/small`; nobody else sees that. */
function onSmallDisk(size: string, more = "true"): readonly string[] {
  const mount = `mount -t tmpfs -o size=${size},mode=777 tmpfs DIR/small`;
  return [
    "unshare",
    PRIVILEGED ? "-m" : "-rm",
    ...["bash", "-c", `${mount} && ${more} && exec "$@"`, "bash"],
  ];
}

async function canMount(): Promise<boolean> {
  const { success } = await new Deno.Command("unshare", {
    args: ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
    stderr: "null",
  }).output().catch(() => ({ success: false }));
  return success;
}

async function everyDoor(
  { url }: Served,
  conditions: Conditions,
): Promise<void> {
  for (const door of SERVED) {
    checkStopped(door, await through(door, { ...conditions, url }));
  }
}

function through(door: Door, conditions: Conditions) {
  return ask(door, messageOf(door, CALL), conditions);
}

const mounts = await canMount();
const small = {
  ignore: !mounts,
  note: mounts ? "" : " (not run: no file system may be mounted here)",
};

for (const door of ["advise", "mcp stdio"] as const) {
  Deno.test({
    name: `${door} stops the tool on a full disk${small.note}`,
    ignore: small.ignore,
    fn: () =>
      inPlace("allow", async (folder) => {
        await Deno.mkdir(`${folder}/small`);
        const full = {
          folder,
          env: { SUPEREGO_AUDIT: "DIR/small/audit.jsonl" },
          within: onSmallDisk(
            "16k",
            "{ touch DIR/small/audit.jsonl; head -c 99999 /dev/zero > DIR/small/x 2> /dev/null || true; }",
          ),
        };
        checkStopped(door, await through(door, full));
      }),
  });
}

Deno.test({
  name:
    `a server and mcp stop the tool once the disk is full, and lose no record${small.note}`,
  ignore: small.ignore,
  fn: () =>
    inPlace("allow", async (folder) => {
      await Deno.mkdir(`${folder}/small`);
      const conditions = {
        folder,
        env: { SUPEREGO_AUDIT: "DIR/small/audit.jsonl" },
        within: onSmallDisk("32k"),
      };
      await using server = await served(conditions);
      const url = `${server.url}/v1/evaluate`;
      const allowed: string[] = [];
      let denied = 0;
      for (let at = 0; at < 200 && denied < 5; at++) {
        const answer = await post(url, JSON.stringify(CALL));
        const { action, decision_id } = JSON.parse(answer?.body ?? "{}");
        if (action === "allow") allowed.push(decision_id);
        else denied++;
      }
      assert.ok(allowed.length > 0 && denied === 5);
      await everyDoor(server, { folder });
      assert.equal((await fetch(`${server.url}/readyz`)).status, 503);
      if (PRIVILEGED) {
        const kept = await Deno.readTextFile(
          `/proc/${server.pid}/root${folder}/small/audit.jsonl`,
        );
        assert.deepEqual(allowed.filter((id) => !kept.includes(id)), []);
      }
      await using client = await session(conditions);
      let stopped = false;
      for (let at = 0; at < 200 && !stopped; at++) {
        stopped = (await client.ask()).tool === "stopped";
      }
      assert.ok(stopped);
    }),
});

Deno.test("a server that may write no more to a file stops the tool, or ends", async () => {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder, before: "ulimit -f 8;" });
    const url = `${server.url}/v1/evaluate`;
    for (let at = 0; at < 200; at++) {
      const answer = await post(url, JSON.stringify(CALL));
      if (answer === null || answer.body.includes('"deny"')) break;
    }
    await everyDoor(server, { folder });
  });
});

Deno.test("a server without descriptors stops the tool, and recovers", async () => {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder, before: "ulimit -n 64;" });
    const port = Number(new URL(server.url).port);
    const held: Deno.Conn[] = [];
    for (let at = 0; at < 200; at++) {
      held.push(await Deno.connect({ hostname: "127.0.0.1", port }));
    }
    const outcome = await through("advise --url", {
      folder,
      url: server.url,
      env: { SUPEREGO_URL_TIMEOUT_MS: "1000" },
    });
    checkStopped("advise --url", outcome);
    for (const connection of held) connection.close();
    // A process of its own each time, since a connection of before may have survived.
    const again = { folder, url: server.url };
    await until(
      async () => (await through("advise --url", again)).tool === "runs",
      "the server answers again",
    );
    assert.match(await server.said(), /on a new listener/);
    for (const door of SERVED) {
      const { tool, said } = await through(door, { folder, url: server.url });
      assert.equal(tool, "runs", said);
    }
  });
});

Deno.test("a server that stands still stops the tool", async () => {
  await inPlace("allow", async (folder) => {
    await using server = await served({ folder });
    server.signal("SIGSTOP");
    const ended = await start("advise", messageOf("advise", CALL), {
      folder,
      flags: ["--url", server.url],
      env: { SUPEREGO_URL_TIMEOUT_MS: "1000" },
    });
    checkStopped("advise --url", ofHookProcess(ended));
    server.signal("SIGCONT");
  });
});

for (const signal of ["SIGKILL", "SIGTERM", "SIGABRT"] as const) {
  Deno.test(`a server that ends by ${signal} in the middle of a call stops the tool`, async () => {
    await inPlace("allow", async (folder) => {
      const audit = `${folder}/audit.jsonl`;
      await using server = await served({
        folder,
        before: "ulimit -c 0;",
        env: { SUPEREGO_AUDIT: audit, SUPEREGO_SHUTDOWN_DEADLINE_MS: "200" },
      });
      // While somebody keeps the lock, no call comes to its end.
      using file = await Deno.open(audit);
      await file.lock(true);
      const asked = SERVED.map((door) =>
        through(door, { folder, url: server.url })
      );
      await until(
        async () =>
          (await (await fetch(`${server.url}/healthz`)).text()) !== "",
        "the server has begun",
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      server.signal(signal);
      for (const [at, outcome] of (await Promise.all(asked)).entries()) {
        checkStopped(SERVED[at] ?? "", outcome);
      }
      await server.status;
      await everyDoor(server, { folder });
    });
  });
}

Deno.test("an advise that is killed in the middle answers nothing", async () => {
  await inPlace("allow", async (folder) => {
    const audit = `${folder}/audit.jsonl`;
    await Deno.writeTextFile(audit, "", { mode: 0o600 });
    using file = await Deno.open(audit);
    await file.lock(true);
    const { out } = await start("advise", messageOf("advise", CALL), {
      folder,
      env: { SUPEREGO_AUDIT: audit },
      within: ["timeout", "-s", "KILL", "1"],
    });
    assert.equal(out, "");
  });
});

Deno.test("a server that is flooded with huge bodies lets no tool run that it denies", async () => {
  await inPlace("deny", async (folder) => {
    await using server = await served({ folder });
    const url = `${server.url}/v1/evaluate`;
    const huge = JSON.stringify({
      ...CALL,
      parameters: { command: "touch x; ".repeat(400_000) },
    });
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => post(url, huge)),
    );
    for (const answer of answers) {
      assert.doesNotMatch(answer?.body ?? "", /"action":"(allow|defer)"/);
    }
    await everyDoor(server, { folder });
  });
});
