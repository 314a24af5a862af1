/** Receives what Alertmanager sends, whatever kind of receiver it takes this for. */

/** One message. */
export interface Message {
  readonly path: string;
  readonly body: string;
}

/** A receiver on a free port of loopback. */
export interface Receiver extends AsyncDisposable {
  readonly port: number;
  /** Everything received so far. */
  seen(): readonly Message[];
}

/** Starts one. */
export function receiver(): Receiver {
  const messages: Message[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      messages.push({ path: pathname, body: await request.text() });
      // PagerDuty's own answer to an event that it takes.
      return pathname === "/pagerduty"
        ? Response.json({ status: "success" }, { status: 202 })
        : new Response("ok");
    },
  );
  return {
    port: server.addr.port,
    seen: () => messages,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
