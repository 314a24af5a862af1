/** Collects what is to be exported, in bounded memory, and hands it on from time to time. */
import type { Post } from "./post.ts";

/** What exporting takes. */
export interface ExportOptions<T> {
  /** Where it goes. */
  readonly url: string;
  readonly post: Post;
  /** Writes what is exported together. */
  readonly write: (items: readonly T[]) => object;
  /** How many wait at most; more are dropped. */
  readonly entries: number;
  /** Is told how many were handed on, or dropped. */
  readonly counted: (sent: boolean, count: number) => void;
  /** Is told how the last attempt went: `null`, or why it failed. */
  readonly went: (failure: string | null) => void;
}

/** How many are handed on together. */
const BATCH = 512;

/** One kind of thing that is exported. */
export class Exporter<T> {
  readonly #options: ExportOptions<T>;
  #waiting: T[] = [];
  #flushing: Promise<void> | null = null;

  /** Begins with nothing. */
  constructor(options: ExportOptions<T>) {
    this.#options = options;
  }

  /** Takes one more, or drops it where too many wait: nothing that is exported may hold up what is answered. */
  add(item: T): void {
    if (this.#waiting.length < this.#options.entries) this.#waiting.push(item);
    else this.#options.counted(false, 1);
  }

  /** Hands on what waits, until nothing does or the collector will not have it now. Never rejects. */
  flush(): Promise<void> {
    return this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = null;
    });
  }

  async #flush(): Promise<void> {
    const { url, post, write, counted, went } = this.#options;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH);
      const { taken, why } = await post(url, JSON.stringify(write(batch)));
      went(taken === "taken" ? null : why);
      if (taken === "later") return;
      this.#waiting = this.#waiting.slice(batch.length);
      counted(taken === "taken", batch.length);
    }
  }

  /** Drops what still waits. */
  drop(): void {
    if (this.#waiting.length > 0) {
      this.#options.counted(false, this.#waiting.length);
    }
    this.#waiting = [];
  }
}
