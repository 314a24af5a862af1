/** The server's thread, as its launcher sees it. */
import assert from "node:assert/strict";
import type { FromWorker, ToWorker } from "../../src/gateway/messages.ts";
import { CODE, startThread } from "../../src/gateway/thread.ts";

const NOTHING = { read: [...CODE], write: [], net: [] };

async function told(
  message: ToWorker,
): Promise<FromWorker | { readonly died: string }> {
  const heard = Promise.withResolvers<FromWorker | { died: string }>();
  const thread = startThread(NOTHING, {
    heard: heard.resolve,
    died: (died) => heard.resolve({ died }),
  });
  thread.say(message);
  const answer = await heard.promise;
  thread.end();
  return answer;
}

Deno.test("startThread() gives no right but those named, which the thread itself finds out", async () => {
  const answer = await told({
    say: "probe",
    orders: { grants: NOTHING } as never,
  });
  assert.ok("say" in answer && answer.say === "probed");
  assert.deepEqual(answer.attempts.filter(({ refused }) => !refused), []);
});

Deno.test("startThread() tells of a thread that fails", async () => {
  const answer = await told({ say: "start", orders: null as never });
  assert.ok("died" in answer);
  assert.match(answer.died, /null|orders|read/i);
});

Deno.test("dropRights() leaves nothing, or says what stays", async () => {
  const url = new URL("../../src/gateway/thread.ts", import.meta.url).href;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--no-check",
      `const { dropRights } = await import("${url}");
       await dropRights();
       const kinds = ["read", "write", "net", "env", "run", "ffi", "sys"];
       console.log(kinds.map((name) => Deno.permissions.querySync({ name }).state).join());`,
    ],
  }).output();
  const states = new TextDecoder().decode(stdout).trim().split(",");
  assert.equal(states.length, 7);
  assert.ok(!states.includes("granted"), states.join());
});
