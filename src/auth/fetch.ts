/** The one file of the room that touches the network: fetches what issuers publish. */
import { MOST_DOCUMENT_BYTES } from "./key_set.ts";

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i;

/** The text of a JSON document; rejects with an `Error` whose message says what is in the way. No redirection is followed. */
export async function fetchDocument(
  url: string,
  timeout_ms: number,
): Promise<string> {
  const response = await fetch(url, {
    redirect: "manual",
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(timeout_ms),
  });
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
