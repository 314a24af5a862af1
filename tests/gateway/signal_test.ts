/** What signals do, in a process of its own: they would end the tests. */
import assert from "node:assert/strict";

const URL_OF = new URL("../../src/gateway/signal.ts", import.meta.url).href;

// Signals alone do not keep a process waiting for them.
const SCRIPT = `
const { onSignals } = await import("${URL_OF}");
const waiting = setInterval(() => {}, 1_000);
const end = onSignals({
  reload: () => console.log("reload"),
  stop: () => console.log("stop"),
});
Deno.addSignalListener("SIGUSR1", () => {
  end();
  console.log("ended");
});
console.log("ready");
`;

Deno.test("onSignals() hears each signal, until that is ended", async () => {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-check", SCRIPT],
    stdin: "null",
    stdout: "piped",
  }).spawn();
  const reader = process.stdout.pipeThrough(new TextDecoderStream())
    .getReader();
  const heard = async () => (await reader.read()).value?.trim();
  try {
    assert.equal(await heard(), "ready");
    for (
      const [signal, word] of [
        ["SIGHUP", "reload"],
        ["SIGTERM", "stop"],
        ["SIGINT", "stop"],
        ["SIGUSR1", "ended"],
      ] as const
    ) {
      process.kill(signal);
      assert.equal(await heard(), word, signal);
    }
    process.kill("SIGTERM");
    assert.equal((await process.status).signal, "SIGTERM");
  } finally {
    await reader.cancel();
  }
});
