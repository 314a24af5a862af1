/** A collector that speaks OTLP over HTTP. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What a span or a line of the log has become. */
export interface Exported {
  readonly traceId?: string;
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly name?: string;
  readonly text?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A running collector. */
export interface Collector extends AsyncDisposable {
  readonly url: string;
  readonly spans: readonly Exported[];
  readonly lines: readonly Exported[];
  /** Everything that came, as it came. */
  readonly bodies: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** What it answers from now on; 200 at first. */
  status(status: number): void;
}

interface Written extends Exported {
  readonly body?: { readonly stringValue: string };
  readonly attributes: never;
}

/** Starts one on a free port. It takes the listener of Node.js, since a server in the same process puts its own `Response` in the place of the runtime's. */
export async function startCollector(): Promise<Collector> {
  const spans: Exported[] = [];
  const lines: Exported[] = [];
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let status = 200;
  const take = (path: string | undefined, text: string) => {
    const body = JSON.parse(text);
    if (path === "/v1/traces") {
      spans.push(...exported(body.resourceSpans[0].scopeSpans[0].spans));
    } else {
      lines.push(...exported(body.resourceLogs[0].scopeLogs[0].logRecords));
    }
  };
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request.setEncoding("utf-8")) text += piece;
    if (status === 200) {
      bodies.push(text);
      headers.push(request.headers);
      take(request.url, text);
    }
    response.writeHead(status).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    lines,
    bodies,
    headers,
    status(next) {
      status = next;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function exported(items: readonly Written[]): readonly Exported[] {
  return items.map(({ body, attributes, ...rest }) => ({
    ...rest,
    ...body === undefined ? {} : { text: body.stringValue },
    attributes: Object.fromEntries(
      (attributes as { key: string; value: object }[]).map((
        { key, value },
      ) => [key, Object.values(value)[0]]),
    ),
  }));
}
