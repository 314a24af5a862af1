/** Starts the server's thread with exact rights, and takes the launcher's own away: the one file that touches rights. */
import type { GatewayGrants, GrantKind } from "../config/grants.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** A started thread. */
export interface Thread {
  /** Says something to it. */
  say(message: ToWorker): void;
  /** Ends it at once. */
  end(): void;
}

/** Who hears of the thread. */
export interface Listener {
  /** The thread said something. */
  heard(message: FromWorker): void;
  /** The thread failed and is gone. */
  died(message: string): void;
}

/** Starts a thread with these rights and none else. */
export function startThread(grants: GatewayGrants, listener: Listener): Thread {
  const worker = new Worker(WORKER, {
    type: "module",
    name: "gateway",
    deno: { permissions: rightsOf(grants) },
  } as WorkerOptions);
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) =>
    listener.heard(data);
  worker.onmessageerror = () => listener.died("it sent what cannot be read");
  worker.onerror = (event) => {
    // Deno would end the process on its own otherwise, without a word of ours.
    event.preventDefault();
    listener.died(event.message);
  };
  return {
    say: (message) => worker.postMessage(message),
    end: () => worker.terminate(),
  };
}

/** The rights of a thread, in the runtime's words: these and none else. */
export function rightsOf(
  { read, write, net }: GatewayGrants,
): Deno.PermissionOptionsObject {
  return {
    read: [...read],
    write: [...write],
    net: [...net],
    env: false,
    run: false,
    ffi: false,
    sys: false,
    import: false,
  };
}

/** Gives every right of this thread away; throws when one stays. */
export async function dropRights(): Promise<void> {
  for (const name of KINDS) {
    const { state } = await Deno.permissions.revoke(
      { name } as Deno.PermissionDescriptor,
    );
    if (state === "granted") throw new Error(`The right "${name}" stays`);
  }
}

const KINDS: readonly GrantKind[] = [
  "run",
  "ffi",
  "write",
  "sys",
  "read",
  "env",
  "net",
  "import",
];

// The bundle has both threads side by side under these names.
const WORKER = new URL(
  import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js",
  import.meta.url,
);

/** The folders that the thread must read code from: from a checkout modules load late, the binary holds its own. */
export const CODE: readonly string[] = Deno.build.standalone ? [] : [
  decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(
    /\/$/,
    "",
  ),
];
