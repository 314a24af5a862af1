/** Asks a running server a few harmless questions: the one file of this room that uses the network. */
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { forgetProxies } from "../../config/environment.ts";
import { causeInWords } from "../../problem/cause.ts";
import { clientHello, speaksOldTls } from "./old_tls.ts";

/** How long one question may take, in milliseconds. */
const DEADLINE_MS = 5_000;

/** Most of an answer's body that is read, in characters. */
const MOST_BODY = 65_536;

/** One question. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a server said. */
export interface Answer {
  readonly status: number;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why there is no answer, in words. */
export interface Silence {
  readonly silent: string;
}

/** Whether a server's certificate is one that the runtime trusts; true where there is none, or nobody is there. */
export async function isTrusted(url: URL): Promise<boolean> {
  if (url.protocol !== "https:") return true;
  forgetProxies();
  try {
    const answer = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await answer.body?.cancel();
    return true;
  } catch (error) {
    return !/certificate/.test(causeInWords(error));
  }
}

/** Asks one question, whatever the certificate: {@linkcode isTrusted} says that. Never rejects. */
export function ask(
  url: URL,
  { method, path, headers = {}, body }: Question,
): Promise<Answer | Silence> {
  return new Promise((resolve) => {
    const silent = (error: unknown) => resolve({ silent: causeInWords(error) });
    try {
      const secure = url.protocol === "https:";
      const options = {
        host: url.hostname.replace(/^\[|\]$/g, ""),
        port: url.port || (secure ? 443 : 80),
        path: url.pathname.replace(/\/$/, "") + path,
        method,
        headers: {
          Host: url.host,
          ...headers,
          ...body === undefined
            ? {}
            : { "Content-Length": `${new TextEncoder().encode(body).length}` },
        },
        agent: false,
        signal: AbortSignal.timeout(DEADLINE_MS),
      } as const;
      const asked = secure
        // Without authorities of our own the runtime would look for the system's, to which it has no right.
        ? overHttps({ ...options, ca: [], rejectUnauthorized: false })
        : overHttp(options);
      asked.on("error", silent);
      asked.on("response", (response) => {
        const answer = (text: string) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map((
                [name, value],
              ) => [name, [value ?? ""].flat().join(", ")]),
            ),
            body: text,
          });
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (more: string) => {
          text += more;
          if (text.length < MOST_BODY) return;
          answer(text);
          asked.destroy();
        });
        response.on("end", () => answer(text));
        response.on("error", silent);
      });
      asked.end(body);
    } catch (error) {
      silent(error);
    }
  });
}

/** Whether a server goes on with a handshake of TLS 1.1; false where it cannot be asked. */
export async function takesOldTls(url: URL): Promise<boolean> {
  try {
    using connection = await Deno.connect({
      hostname: url.hostname.replace(/^\[|\]$/g, ""),
      port: Number(url.port || 443),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const random = new Uint8Array(32).fill(0x53);
    await connection.write(clientHello(url.hostname, random));
    const head = new Uint8Array(11);
    const length = await Promise.race([
      connection.read(head),
      new Promise<null>((resolve) =>
        AbortSignal.timeout(DEADLINE_MS).addEventListener(
          "abort",
          () => resolve(null),
        )
      ),
    ]);
    return speaksOldTls(head.subarray(0, length ?? 0));
  } catch {
    return false;
  }
}
