/** Speaks to Redis or Valkey: the one file of the room that uses the network. */
import { Redis } from "ioredis";
import { elapsed } from "./clock.ts";
import { createRetry } from "./retry.ts";

/** Where Redis is, and how it is spoken to. */
export interface RedisOptions {
  /** `redis://` or `rediss://`, host, port and number of the database. */
  readonly url: string;
  readonly user: string | null;
  readonly password: string | null;
  /** Certificates (PEM) to be trusted; those that are generally trusted when `null`. */
  readonly ca: string | null;
  /** What every key begins with. */
  readonly prefix: string;
  /** The longest that a command is waited for, in milliseconds. */
  readonly timeout_ms: number;
  /** Is told when Redis answers (`null`), and why when it does no longer. */
  readonly changed: (trouble: string | null) => void;
  /** Is told what any of the servers tells all of them. */
  readonly heard?: (message: string) => void;
  /** Is told why nothing that others tell can be heard. */
  readonly deaf?: (cause: string) => void;
}

/** A connection that comes back by itself. */
export interface Link {
  /** Why commands are not answered at the moment; `null` while they are. */
  trouble(): string | null;
  /** What `rate-limiter-flexible` sends its commands to. */
  readonly store: Store;
  /** Tells all servers something; who is not there does not hear it. */
  tell(message: string): void;
  close(): void;
}

/** As much of a client of Redis as `rate-limiter-flexible` uses. */
export interface Store {
  readonly status: "ready" | "away";
  defineCommand(
    name: string,
    script: { readonly lua: string; readonly numberOfKeys: number },
  ): void;
  rlflxIncr(given: readonly string[]): Promise<unknown>;
}

/** How long a connection may take to be made, in milliseconds; nobody waits for it but the start. */
const CONNECT_MS = 2_000;

/** When the next connection is tried after one that failed. A Redis that is slow now and then is not to be joined and left all the time. */
const AGAIN = { first_ms: 250, most_ms: 8_000, calm_ms: 60_000, elapsed };

/** What Redis and TLS say to whom they will never serve. */
const NEVER =
  /^(WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR Client sent AUTH|ERR (invalid )?DB index)|certificate/i;

/**
 * Connects, and keeps connecting. Resolves once Redis answers, or once it is clear that it does not for now.
 * A refusal that no waiting mends, such as a wrong password, rejects with an `Error` that says it.
 */
export async function openLink(options: RedisOptions): Promise<Link> {
  const link = new OneLink(options);
  await link.begun;
  const trouble = link.trouble();
  if (trouble === null || !NEVER.test(trouble)) return link;
  link.close();
  throw new Error(trouble);
}

class OneLink implements Link {
  readonly begun: Promise<void>;
  readonly store: Store;
  readonly #client: Redis;
  /** What only listens may do nothing else. */
  readonly #listener: Redis;
  readonly #options: RedisOptions;
  readonly #retry = createRetry(AGAIN);
  #trouble: string | null = "no connection yet";
  /** The latest error; what ends a connection comes before its end. */
  #cause = "the connection was closed";
  /** Whether the connection is being given up for another. */
  #leaving = false;
  #closed = false;

  constructor(options: RedisOptions) {
    this.#options = options;
    const begun = Promise.withResolvers<void>();
    this.begun = begun.promise;
    const client = this.#client = new Redis(options.url, {
      ...options.user === null ? {} : { username: options.user },
      ...options.password === null ? {} : { password: options.password },
      ...options.ca === null ? {} : { tls: { ca: options.ca } },
      lazyConnect: true,
      connectTimeout: CONNECT_MS,
      commandTimeout: options.timeout_ms,
      disconnectTimeout: options.timeout_ms,
      retryStrategy: () => this.#retry.wait(),
      // What requests ask at the same time goes out, and is answered, together.
      enableAutoPipelining: true,
      // What was not answered in time is counted here by then.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
    });
    client.on("error", (error: Error) => {
      this.#cause = error.message;
      if (this.#trouble !== null) this.#trouble = this.#cause;
      begun.resolve();
    });
    client.on("ready", () => void this.#answers().then(begun.resolve));
    client.on("close", () => {
      this.#leaving = false;
      this.#lost(this.#cause);
      begun.resolve();
    });
    this.store = storeOf(client, () => this.#trouble, (error) => {
      this.#fail(error);
    });
    const listener = this.#listener = client.duplicate({
      commandTimeout: undefined,
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
    });
    listener.on("error", () => {
      // The other connection has the same, and says it.
    });
    listener.on("message", (_, message) => options.heard?.(message));
    listener.subscribe(this.#channel).catch((error: Error) => {
      if (!this.#closed) options.deaf?.(error.message);
    });
    // It tries again by itself, and says on its events what was wrong.
    client.connect().catch(() => {});
  }

  trouble(): string | null {
    return this.#trouble;
  }

  get #channel(): string {
    return `${this.#options.prefix}news`;
  }

  tell(message: string): void {
    if (this.#trouble !== null) return;
    this.#client.publish(this.#channel, message).catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.#client.disconnect();
    this.#listener.disconnect();
  }

  /** A connection is no proof: what only reads, or has no memory left, would refuse every command. */
  async #answers(): Promise<void> {
    try {
      await this.#client.set(`${this.#options.prefix}probe`, "1", "PX", 1_000);
    } catch (error) {
      return this.#fail(error);
    }
    if (this.#closed) return;
    this.#retry.came();
    this.#trouble = null;
    this.#cause = "the connection was closed";
    this.#options.changed(null);
  }

  #fail(error: unknown): void {
    this.#cause = error instanceof Error ? error.message : String(error);
    this.#lost(this.#cause);
    // All that was asked at the same time fails at the same time.
    if (this.#leaving || this.#client.status !== "ready") return;
    this.#leaving = true;
    this.#client.disconnect(true);
  }

  #lost(cause: string): void {
    const before = this.#trouble;
    this.#trouble = cause;
    if (before !== null || this.#closed) return;
    this.#retry.went();
    this.#options.changed(cause);
  }
}

function storeOf(
  client: Redis,
  trouble: () => string | null,
  fail: (error: unknown) => void,
): Store {
  const scripts = client as unknown as Pick<Store, "rlflxIncr">;
  return {
    get status() {
      return trouble() === null ? "ready" : "away";
    },
    defineCommand: (name, script) => client.defineCommand(name, script),
    async rlflxIncr(given) {
      try {
        return await scripts.rlflxIncr(given);
      } catch (error) {
        fail(error);
        throw error;
      }
    },
  };
}
