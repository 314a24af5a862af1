/** The one file of the room that touches the network: hands what is exported to the collector. */

/** How a collector took what it was handed. */
export type Taken =
  | "taken"
  /** It will not take this, now or later. */
  | "refused"
  /** It may take this later. */
  | "later";

/** Hands a text of JSON to a collector; says how that went, and why. Never rejects. */
export type Post = (
  url: string,
  body: string,
) => Promise<{ readonly taken: Taken; readonly why: string }>;

const LATER: readonly number[] = [429, 502, 503, 504];

/** Posts with these headers within so many milliseconds, and follows no redirection. */
export function poster(
  headers: Readonly<Record<string, string>>,
  timeout_ms: number,
): Post {
  return async (url, body) => {
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: { ...headers, "Content-Type": "application/json" },
        body,
        signal: AbortSignal.timeout(timeout_ms),
      });
      await response.body?.cancel();
      const { status } = response;
      const why = `it answered with status ${status}`;
      if (status >= 200 && status < 300) return { taken: "taken", why };
      return { taken: LATER.includes(status) ? "later" : "refused", why };
    } catch (error) {
      return { taken: "later", why: messageOf(error) };
    }
  };
}

function messageOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
