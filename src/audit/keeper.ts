/** Has the limits of rotated files kept: at the start, after each rotation, and every hour. */
import { causeInWords } from "../problem/cause.ts";
import { later } from "./clock.ts";

/** What keeping takes. */
export interface KeeperParts {
  /** Keeps the limits once; rejects with what is in the way. */
  readonly retain: (isStopping: () => boolean) => Promise<void>;
  /** How often the file has been rotated. */
  readonly rotations: () => number;
  /** Has the file itself rotated when it is old enough. */
  readonly look: () => void;
}

/** How often the limits are kept where nothing is rotated, in milliseconds. */
const HOUR_MS = 3_600_000;

/** Keeps limits in the background of a trail. */
export class Keeper {
  readonly #parts: KeeperParts;
  #running: Promise<void> | null = null;
  #cancel = () => {};
  /** How often the file had been rotated when the limits were kept last; -1 before that. */
  #seen = -1;
  #stopping = false;
  #trouble: string | null = null;

  /** Does nothing until it is told. */
  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** What was in the way when the limits were kept last, in words; `null` for nothing. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Keeps the limits soon, unless nothing was rotated since they were kept. */
  wake(): void {
    if (this.#stopping || this.#running !== null) return;
    if (this.#isBehind()) this.#run();
  }

  /** Keeps the limits after the last rotation, and resolves once nothing is done any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancel();
    await this.#running;
    // What is recorded of a removal may itself make the file full.
    for (let more = 0; more < 3 && this.#isBehind(); more++) await this.#once();
  }

  #isBehind(): boolean {
    return this.#seen !== this.#parts.rotations();
  }

  #run(): void {
    this.#cancel();
    this.#running = this.#once().then(() => {
      this.#running = null;
      if (this.#stopping) return;
      this.#cancel = later(HOUR_MS, () => {
        this.#parts.look();
        this.#run();
      });
      this.wake();
    });
  }

  async #once(): Promise<void> {
    this.#seen = this.#parts.rotations();
    try {
      await this.#parts.retain(() => this.#stopping);
      this.#trouble = null;
    } catch (error) {
      this.#trouble = `Rotated files could not be removed or compressed: ${
        causeInWords(error)
      }`;
    }
  }
}
