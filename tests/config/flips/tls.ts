/** Flips of TLS on the listener. */
import { connect } from "node:tls";
import { issue } from "../../http/certificates.ts";
import type { Flips, World } from "./flip.ts";

const ONE = {
  tls_certificate_file: "FOLDER/one.crt",
  tls_key_file: "FOLDER/one.key",
};

/** Two pairs that are good for a month. */
async function pairs(folder: string): Promise<void> {
  for (const name of ["one", "two"]) {
    const { cert, key } = issue({ name, days: 30 });
    await Deno.writeTextFile(`${folder}/${name}.crt`, cert);
    await Deno.writeTextFile(`${folder}/${name}.key`, key);
  }
}

/** What a client of the server sees, or why the server did not start. */
async function start<T>(
  { settings }: World,
  work: (port: number) => Promise<T>,
): Promise<T | readonly string[]> {
  const { giveOrders } = await import("../../../src/gateway/worker_orders.ts");
  const { openServer } = await import("../../../src/gateway/server.ts");
  const orders = await giveOrders(settings, "1.0.0");
  const opened = orders.ok ? await openServer(orders.value) : orders;
  if (!opened.ok) return opened.problems.map(({ id }) => id);
  try {
    return await work(opened.value.port);
  } finally {
    await opened.value.drain();
  }
}

interface Seen {
  readonly name: string;
  readonly protocol: string | null;
  readonly body: string;
}

/** Asks whether the server is ready, over TLS of at most this version. */
function ready(port: number, maxVersion: "TLSv1.2" | "TLSv1.3") {
  return new Promise<Seen | null>((resolve) => {
    const socket = connect({
      host: "127.0.0.1",
      port,
      maxVersion,
      rejectUnauthorized: false,
    }, () => {
      const name = String(socket.getPeerCertificate().subject?.CN);
      const protocol = socket.getProtocol();
      let body = "";
      socket.on("data", (more: Uint8Array) => {
        body += new TextDecoder().decode(more);
      });
      socket.on("close", () => resolve({ name, protocol, body }));
      socket.write(
        "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      );
    });
    socket.on("error", () => resolve(null));
  });
}

const served = (world: World) =>
  start(world, async (port) => (await ready(port, "TLSv1.3"))?.name);

/** Each by its setting. */
export const TLS_FLIPS: Flips = {
  tls_certificate_file: {
    sees: "The server speaks TLS with that certificate, if the key is its own",
    before: pairs,
    with: { tls_key_file: "FOLDER/two.key" },
    cases: [
      ["FOLDER/two.crt", "two"],
      ["FOLDER/one.crt", ["TLS-003"]],
      [undefined, ["CONFIG-002"]],
    ],
    see: served,
  },
  tls_key_file: {
    sees: "The server speaks TLS with that key, if the certificate is its own",
    before: pairs,
    with: { tls_certificate_file: ONE.tls_certificate_file },
    cases: [
      ["FOLDER/one.key", "one"],
      ["FOLDER/two.key", ["TLS-003"]],
      [undefined, ["CONFIG-002"]],
    ],
    see: served,
  },
  tls_min_version: {
    sees: "A client that speaks nothing newer is not answered",
    before: pairs,
    with: ONE,
    cases: [[undefined, "TLSv1.2"], ["1.3", null]],
    see: (world) =>
      start(
        world,
        async (port) => (await ready(port, "TLSv1.2"))?.protocol ?? null,
      ),
  },
  tls_warning_days: {
    sees: "A certificate that ends in a month is warned of",
    before: pairs,
    with: ONE,
    cases: [[undefined, false], [60, true]],
    see: (world) =>
      start(
        world,
        async (port) =>
          /ends soon/.test((await ready(port, "TLSv1.3"))?.body ?? ""),
      ),
  },
};
