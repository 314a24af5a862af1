/** The server's thread: it has the rights that the settings derive and no others, and does what the launcher says. */
import type { FromWorker, ToWorker } from "./messages.ts";
import { tryForbidden } from "./attempt.ts";
import type { Server } from "./server.ts";

interface Thread {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

const thread = globalThis as unknown as Thread;
let server: Server | null = null;

// A rejection here ends the thread, and with it the process: a server that half works would be worse than none.
thread.onmessage = ({ data }) => void obey(data);

async function obey(message: ToWorker): Promise<void> {
  switch (message.say) {
    case "probe":
      thread.postMessage({
        say: "probed",
        attempts: await tryForbidden(message.orders.grants),
      });
      return;
    case "prepare":
      await import("./server.ts");
      return;
    case "start": {
      // Loaded only now, so that a probe need not carry the server.
      const { openServer } = await import("./server.ts");
      const opened = await openServer(message.orders);
      if (!opened.ok) {
        thread.postMessage({ say: "refused", problems: opened.problems });
        return;
      }
      server = opened.value;
      thread.postMessage({ say: "ready", port: server.port });
      return;
    }
    case "launcher":
      server?.launcherTried(message.attempts);
      return;
    case "reload":
      await server?.reload();
      return;
    case "drain":
      await server?.drain();
      thread.postMessage({ say: "drained" });
      return;
  }
}
