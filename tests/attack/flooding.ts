/** Attacks that take the server's connections, time and memory. */
import { KEY } from "../e2e/program.ts";
import { type Attack, head, type Outcome, type Target } from "./attack.ts";
import {
  endsUnread,
  exchange,
  open,
  PATIENCE_S,
  statuses,
  tally,
  type Wire,
} from "./wire.ts";

const place = (net: number, at: number) => `127.0.${net}.${1 + at % 250}`;

async function many(
  { port }: Target,
  count: number,
  net: number,
  addresses: number,
): Promise<readonly Wire[]> {
  const wires: Wire[] = [];
  for (let at = 0; at < count; at += 100) {
    wires.push(
      ...await Promise.all(
        Array.from(
          { length: Math.min(100, count - at) },
          (_, more) => open(port, place(net, (at + more) % addresses)),
        ),
      ),
    );
  }
  return wires;
}

/** Sends one byte more at intervals, for as long as the server listens. */
async function trickle(target: Target, start: string): Promise<Outcome> {
  const wires = await many(target, 200, 1, 4);
  for (const { socket } of wires) socket.write(start);
  const timer = setInterval(() => {
    for (const { socket } of wires) if (!socket.destroyed) socket.write("a");
  }, 300);
  const closed = await Promise.all(
    wires.map((wire) => wire.closed(PATIENCE_S)),
  );
  clearInterval(timer);
  for (const { socket } of wires) socket.destroy();
  const held = closed.filter((one) => !one).length;
  return {
    did: `ended ${wires.length - held} of ${wires.length}: ${
      tally(wires.map(({ heard }) => statuses(heard())[0] ?? "closed"))
    }`,
    ...held > 0 && { through: `${held} connections were held` },
  };
}

async function allEnded(
  connections: readonly Promise<boolean>[],
): Promise<Outcome> {
  const ended = await Promise.all(connections);
  const held = ended.filter((one) => !one).length;
  return {
    did: `ended ${ended.length - held} of ${ended.length}`,
    ...held > 0 && { through: `${held} connections were held` },
  };
}

/** How many records are asked for: four megabytes. Three times that is more than the system keeps for a client. */
const MUCH = 70;

/** Has so many calls recorded that are as large as a record gets. */
async function recordMuch({ url }: Target): Promise<void> {
  const text = "words of no harm ".repeat(119);
  const parameters = Object.fromEntries(
    Array.from({ length: 32 }, (_, at) => [`p${at}`, text]),
  );
  for (let at = 0; at < MUCH; at++) {
    const response = await fetch(`${url}/v1/evaluate`, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${KEY}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ tool_name: "Write", parameters }),
    });
    await response.body?.cancel();
  }
}

async function descriptors(): Promise<number> {
  const text = await Deno.readTextFile("/proc/self/limits").catch(() => "");
  return Number(/^Max open files\s+(\d+)/m.exec(text)?.[1] ?? 1_024);
}

/** Each holds something back, or sends too much. */
export const FLOODING: readonly Attack[] = [
  {
    name: "slowloris: headers byte by byte",
    run: (target) =>
      trickle(target, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: "),
  },
  {
    name: "slowloris: a body byte by byte",
    run: (target) => trickle(target, `${head("Content-Length: 100000")}\r\n{`),
  },
  {
    name: "slow read: large answers that nobody takes",
    async run(target) {
      await recordMuch(target);
      const asking = `GET /v1/audit/recent?limit=${MUCH} HTTP/1.1\r\n` +
        `Host: localhost\r\nAuthorization: Bearer ${KEY}\r\n\r\n`;
      return allEnded(
        Array.from(
          { length: 8 },
          (_, at) =>
            endsUnread(target.port, asking.repeat(3), place(2, at % 2)),
        ),
      );
    },
  },
  {
    name: "requests on and on, whose answers nobody waits for",
    run({ port }) {
      const asking = ["rules", "nothing"].map((path) =>
        `GET /v1/${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${KEY}\r\n\r\n`
          .repeat(600)
      );
      return allEnded(
        Array.from(
          { length: 60 },
          (_, at) => endsUnread(port, asking[at % 2] ?? "", place(7, at % 4)),
        ),
      );
    },
  },
  {
    name: "slowloris: empty lines after an answer",
    async run(target) {
      const wires = await many(target, 100, 8, 2);
      for (const { socket } of wires) {
        socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
      }
      const timer = setInterval(() => {
        for (const { socket } of wires) {
          if (!socket.destroyed) socket.write("\r\n");
        }
      }, 300);
      const outcome = await allEnded(
        wires.map(({ closed }) => closed(PATIENCE_S)),
      );
      clearInterval(timer);
      for (const { socket } of wires) socket.destroy();
      return outcome;
    },
  },
  {
    name: "idle connections",
    async run(target) {
      const count = Math.min(10_000, await descriptors() - 2_000);
      const wires = await many(target, count, 3, 100);
      const open = wires.filter(({ socket }) => !socket.destroyed).length;
      const closed = await Promise.all(
        wires.map((wire) => wire.closed(PATIENCE_S)),
      );
      for (const { socket } of wires) socket.destroy();
      const held = closed.filter((one) => !one).length;
      return {
        did:
          `of ${count} let ${open} wait at first, then ended all but ${held}`,
        ...held > 0 && { through: `${held} connections were held` },
      };
    },
  },
  {
    name: "header bombs",
    async run({ port }) {
      const bombs = [
        `X-A: ${"a".repeat(100_000)}\r\n`,
        "X-A: a\r\n".repeat(20_000),
        `${"a".repeat(70_000)}: a\r\n`,
      ].map((more) =>
        `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
      );
      const line = `GET /${
        "a".repeat(200_000)
      } HTTP/1.1\r\nHost: localhost\r\n\r\n`;
      const heard = await Promise.all(
        [...bombs, line].flatMap((one) => Array(10).fill(one)).map((one, at) =>
          exchange(port, one, place(4, at))
        ),
      );
      const seen = heard.map((one) => statuses(one)[0] ?? "closed");
      const wrong = seen.filter((one) => typeof one === "number" && one < 400);
      return {
        did: tally(seen),
        ...wrong.length > 0 && { through: `${wrong.length} were taken` },
      };
    },
  },
  {
    name: "a body without an end",
    async run({ port }) {
      const wire = await open(port, place(5, 0));
      wire.socket.write(`${head("Transfer-Encoding: chunked")}\r\n`);
      const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
      let sent = 0;
      while (!wire.socket.destroyed && sent < 4_000) {
        wire.socket.write(chunk);
        sent++;
        if (sent % 50 === 0) await new Promise((go) => setTimeout(go, 20));
      }
      const closed = await wire.closed(PATIENCE_S);
      wire.socket.destroy();
      const seen = statuses(wire.heard());
      return {
        did: `${seen[0] ?? "closed"} after at most ${sent * 64} KiB`,
        ...(!closed || seen.includes(200)) &&
          { through: "it was taken, or held" },
      };
    },
  },
];
