/** Passes requests on as they are and adds a key, for clients that cannot send one. */
import { createServer, request } from "node:http";
import { KEY } from "../program.ts";

/** A proxy that runs. */
export interface KeyedProxy extends AsyncDisposable {
  /** Where it listens, without a path. */
  readonly url: string;
}

/** Starts one in front of `target`. Unlike `fetch`, it passes on the `Host` that a client made up. */
export async function keyedProxy(target: string): Promise<KeyedProxy> {
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const passed = request(`${target}${url}`, {
      method: method ?? "GET",
      headers: { ...headers, authorization: `Bearer ${KEY}` },
    }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    answer.on("close", () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve())
  );
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
