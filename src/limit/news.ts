/** What servers that share limits tell each other: who is blocked or locked out, for how long, and who no longer is. */

/** One piece of news. Times are in milliseconds. */
export type News =
  | {
    readonly say: "blocked";
    readonly subject: "address" | "principal";
    readonly name: string;
    readonly ms: number;
  }
  | {
    readonly say: "locked_out";
    readonly subject: "address" | "credential";
    /** The address, or the credential's fingerprint. */
    readonly name: string;
    readonly ms: number;
  }
  | { readonly say: "released"; readonly address: string };

/** Tells the other servers. */
export type Tell = (news: News) => void;

/** Longest name that is believed; none is longer. */
const MOST_NAME = 512;

/** The news that a text holds; `null` for any other text. */
export function readNews(text: string): News | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { say, subject, name, address, ms } = (value ?? {}) as Readonly<
    Record<string, unknown>
  >;
  if (say === "released") {
    return isName(address) ? { say, address } : null;
  }
  if (!isName(name) || !Number.isFinite(ms) || (ms as number) < 0) return null;
  const news = { name, ms: ms as number };
  if (say === "blocked") {
    return subject === "address" || subject === "principal"
      ? { say, subject, ...news }
      : null;
  }
  return say === "locked_out" &&
      (subject === "address" || subject === "credential")
    ? { say, subject, ...news }
    : null;
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_NAME;
}
