/** The one file of the room that touches the network: fetches what issuers publish. */
import { MOST_DOCUMENT_BYTES } from "./key_set.ts";

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i;

/** Fetches the text of a JSON document; rejects with an `Error` whose message says what is in the way. */
export type FetchDocument = (url: string) => Promise<string>;

/**
 * Fetches within so many milliseconds, and follows no redirection. `ca` is certificates (PEM) of authorities that are
 * trusted beside the usual ones.
 */
export function fetcher(
  timeout_ms: number,
  ca: string | null = null,
): FetchDocument {
  const client = ca === null ? null : Deno.createHttpClient({ caCerts: [ca] });
  return (url) =>
    fetchDocument(url, {
      redirect: "manual",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(timeout_ms),
      ...client === null ? {} : { client },
    });
}

async function fetchDocument(url: string, init: RequestInit): Promise<string> {
  const response = await fetch(url, init);
  try {
    const wrong = complaint(response);
    if (wrong !== null) throw new Error(wrong);
    return await textOf(response);
  } finally {
    await response.body?.cancel().catch(() => {});
  }
}

function complaint({ status, headers }: Response): string | null {
  if (status !== 200) return `it answered with status ${status}`;
  const type = headers.get("Content-Type") ?? "nothing";
  return JSON_TYPE.test(type) ? null : `it answered with ${type}, not JSON`;
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MOST_DOCUMENT_BYTES) {
      throw new Error(`it has more than ${MOST_DOCUMENT_BYTES} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
