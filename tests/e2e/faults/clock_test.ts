/** Moves the clock under running servers (libfaketime): verdicts, records and keys stay right. */
import assert from "node:assert/strict";
import { type Conditions, inPlace } from "./conditions.ts";
import { ask, CALL, type Door, messageOf, SERVED, start } from "./doors.ts";
import { served } from "./server.ts";
import { session } from "./session.ts";
import { checkStopped } from "./words.ts";

const LIBRARY = [
  "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/lib64/faketime/libfaketime.so.1",
].find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});
const ignore = LIBRARY === undefined;
const note = ignore ? " (not run: apt-get install faketime)" : "";

/** Jumps in the form that libfaketime reads, each from the real time. */
const JUMPS = ["-1d", "+2y", "-20y", "+0", "@2038-01-19 03:14:08", "-1", "+0"];

/** The clocks that jump: a machine's wall clock alone, or every clock, as after a suspended machine was moved. */
const CLOCKS = [
  ["the wall clock", { FAKETIME_DONT_FAKE_MONOTONIC: "1" }],
  ["every clock", {}],
] as const;

function underClock(
  folder: string,
  which: Readonly<Record<string, string>>,
): Conditions {
  return {
    folder,
    env: {
      ...which,
      SUPEREGO_AUDIT: "DIR/audit.jsonl",
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: "DIR/clock",
      FAKETIME_NO_CACHE: "1",
    },
  };
}

async function setClock(folder: string, jump: string): Promise<void> {
  await Deno.writeTextFile(`${folder}/clock`, `${jump}\n`);
}

for (const [name, which] of CLOCKS) {
  for (const action of ["deny", "allow"] as const) {
    Deno.test({
      name: `a server answers ${action} while ${name} jumps${note}`,
      ignore,
      fn: () =>
        inPlace(action, async (folder) => {
          const conditions = underClock(folder, which);
          await setClock(folder, "+0");
          await using server = await served(conditions);
          await using client = await session(conditions);
          const through = (door: Door) =>
            ask(door, messageOf(door, CALL), { folder, url: server.url });
          for (const jump of JUMPS) {
            await setClock(folder, jump);
            for (const door of SERVED) {
              const { tool, said } = await through(door);
              const wanted = action === "deny" ? "stopped" : "runs";
              assert.equal(tool, wanted, `${jump} ${door}: ${said}`);
            }
            const { said } = await client.ask();
            assert.ok(said.includes(`"action":"${action}"`), said);
          }
          const { code, out } = await start("audit", "", {
            folder,
            flags: ["verify", "DIR/audit.jsonl"],
          });
          assert.equal(code, 0, out);
          assert.match(out, new RegExp(`${JUMPS.length * 5} decisions`));
        }),
    });
  }
}

Deno.test({
  name: `a server closes at night, whichever way the clock got there${note}`,
  ignore,
  fn: () =>
    inPlace("allow", async (folder) => {
      await Deno.writeTextFile(
        `${folder}/p.yaml`,
        `rules:
  - {id: night, priority: 1, conditions: {tool_name: Bash, time_range: {start: "20:00", end: "07:00", timezone: UTC}}, action: deny, reason: night}
  - {id: day, priority: 5, conditions: {tool_name: Bash}, action: allow, reason: day}
`,
      );
      const conditions = underClock(folder, {});
      await setClock(folder, "@2026-06-02 12:00:00");
      await using server = await served({
        ...conditions,
        env: { ...conditions.env, TZ: "UTC" },
      });
      for (
        const [time, tool] of [
          ["@2026-06-02 12:00:00", "runs"],
          ["@2026-06-02 23:00:00", "stopped"],
          ["@2026-06-02 13:00:00", "runs"],
          ["@2026-06-02 01:00:00", "stopped"],
        ] as const
      ) {
        await setClock(folder, time);
        for (const door of SERVED) {
          const call = messageOf(door, CALL);
          const found = await ask(door, call, { folder, url: server.url });
          assert.equal(found.tool, tool, `${time} ${door}: ${found.said}`);
        }
      }
    }),
});

Deno.test({
  name: `a key ends when its days are over${note}`,
  ignore,
  fn: () =>
    inPlace("allow", async (folder) => {
      const conditions = underClock(folder, {});
      await setClock(folder, "+0");
      const { out } = await start("keys", "", {
        folder,
        flags: ["add", "ci", "--days", "1"],
      });
      const env = { ...conditions.env, SUPEREGO_API_KEY: undefined };
      await using server = await served({ ...conditions, env });
      const asking = () =>
        ask("advise --url", messageOf("advise", CALL), {
          folder,
          url: server.url,
          env: { SUPEREGO_TOKEN: out.trim() },
        });
      assert.equal((await asking()).tool, "runs");
      await setClock(folder, "+2d");
      checkStopped("after two days", await asking());
    }),
});
