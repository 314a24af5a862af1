/** Connections that say what no client would, from any address of this machine's loopback network. */
import { connect, type Socket } from "node:net";

/** Longest time for the server to give up on somebody, in seconds; far beyond its own time-outs. */
export const PATIENCE_S = 90;

/** One connection, and everything that came back on it. */
export interface Wire {
  readonly socket: Socket;
  heard(): string;
  /** Resolves when the other side has closed it; `false` when it has not within so many seconds. */
  closed(seconds: number): Promise<boolean>;
}

/** Connects; resolves also where that fails, since a refusal is an answer, too. */
export function open(port: number, from = "127.0.0.1"): Promise<Wire> {
  const chunks: string[] = [];
  const ended = Promise.withResolvers<void>();
  const socket = connect({ host: "127.0.0.1", port, localAddress: from });
  socket.on("data", (bytes: Uint8Array) => {
    chunks.push(new TextDecoder().decode(bytes));
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => ended.resolve());
  const wire: Wire = {
    socket,
    heard: () => chunks.join(""),
    async closed(seconds) {
      const late = Promise.withResolvers<false>();
      const timer = setTimeout(() => late.resolve(false), seconds * 1_000);
      const outcome = await Promise.race([
        ended.promise.then(() => true),
        late.promise,
      ]);
      clearTimeout(timer);
      return outcome;
    },
  };
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(wire));
    socket.once("close", () => resolve(wire));
  });
}

/** Sends a text and reads nothing of what comes back; whether the other side ends that within its patience. */
export async function endsUnread(
  port: number,
  text: string,
  from: string,
): Promise<boolean> {
  const { socket, closed } = await open(port, from);
  socket.pause();
  socket.write(text);
  // Who reads nothing notices only by sending that the other side has closed; empty lines are no request.
  const timer = setInterval(() => socket.write("\r\n"), 300);
  const ended = await closed(PATIENCE_S);
  clearInterval(timer);
  socket.destroy();
  return ended;
}

/** Sends one text, and gives back what is answered until the server closes or says nothing more. */
export async function exchange(
  port: number,
  text: string,
  from?: string,
): Promise<string> {
  const wire = await open(port, from);
  wire.socket.write(text);
  await wire.closed(60);
  wire.socket.destroy();
  return wire.heard();
}

/** The statuses in what was heard. */
export function statuses(heard: string): readonly number[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, one]) =>
    Number(one)
  );
}

/** How often each thing was seen, in words. */
export function tally(seen: readonly (string | number)[]): string {
  const counts = new Map<string, number>();
  for (const one of seen) {
    counts.set(String(one), (counts.get(String(one)) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${what} ×${count}`).join(", ");
}
