/** Says whether one more request or call may be answered: rates, what is open at once, and blocks together. */
import { createBlocks } from "./block.ts";
import {
  type Bucket,
  createBucket,
  type MakeCounter,
  type Rate,
  type Spent,
} from "./bucket.ts";
import { createOpen, type Open } from "./open.ts";

/** Whom a limit counts by. */
export type Counted =
  | "all"
  | "route"
  | "address"
  | "principal"
  | "tool"
  | "session";

/** Why something is turned away: a rate, too much at once, or a block. */
export type Why = `rate_${Counted}` | `concurrent_${Held}` | "blocked";

/** Whom what is open at once is counted by. */
export type Held = "all" | "address" | "principal";

/** What is allowed. */
export interface LimitOptions {
  readonly rates: Readonly<Record<Exclude<Counted, "route">, Rate>>;
  /** Requests a second by route. */
  readonly routes: Readonly<Record<string, number>>;
  readonly concurrent: Readonly<Record<Held, number>>;
  readonly block: {
    readonly after: number;
    readonly first_ms: number;
    readonly most_ms: number;
  };
  /** Milliseconds since some fixed moment; never goes back. */
  readonly elapsed: () => number;
  /** Where rates are counted; in this process when absent. */
  readonly make?: MakeCounter;
  /** Is told of each refusal. */
  readonly refused: (why: Why) => void;
  /** Is told of each new block, whom it is against, and how many milliseconds it lasts. */
  readonly blocked: (who: Blocked, ms: number) => void;
}

/** Who is blocked: an address, or a principal. */
export interface Blocked {
  readonly subject: "address" | "principal";
  readonly name: string;
}

/** A refusal. */
export interface Refusal {
  readonly why: Why;
  /** After how many whole seconds it is worth trying again; at least 1. */
  readonly retry_after_s: number;
}

/** The refusal, if there is one: known at once where this process counts. */
export type Refused = Refusal | null | Promise<Refusal | null>;

/** One request on its way through the limits. */
export interface Passage {
  /** Counts it for whoever shows a credential of this owner. */
  principal(id: string): Refused;
  /** Counts the call that it holds; `session` may be absent. */
  call(tool: string, session: string | undefined): Refused;
  /** The `RateLimit` field of the answer: the limit that is closest; empty when nothing was counted. */
  field(): string;
  /** It was answered. */
  end(): void;
}

/** The limits in force. */
export interface Limiter {
  /** The `RateLimit-Policy` field, the same in every answer; empty without a rate. */
  readonly policy: string;
  /** Takes a request in, or not. */
  arrive(
    address: string,
    route: string,
  ): Passage | Refusal | Promise<Passage | Refusal>;
  /** Takes over a block that another server began. */
  hear(who: Blocked, ms: number): void;
}

/** Whether it is a refusal. */
export function isRefusal(
  outcome: Passage | Refusal | null,
): outcome is Refusal {
  return outcome !== null && "why" in outcome;
}

/** Puts the limits together. */
export function createLimiter(options: LimitOptions): Limiter {
  return new Limits(options);
}

class Limits implements Limiter {
  readonly policy: string;
  readonly #buckets: Readonly<Record<Exclude<Counted, "route">, Bucket | null>>;
  readonly #routes: ReadonlyMap<string, Bucket | null>;
  readonly #open: Readonly<Record<Held, Open>>;
  readonly #blocks;
  readonly #refused;
  readonly #blocked;

  constructor(
    { rates, routes, concurrent, block, elapsed, make, refused, blocked }:
      LimitOptions,
  ) {
    const bucket = (name: Exclude<Counted, "route">) =>
      createBucket(name, rates[name], { make, elapsed });
    this.#buckets = {
      all: bucket("all"),
      address: bucket("address"),
      principal: bucket("principal"),
      tool: bucket("tool"),
      session: bucket("session"),
    };
    this.#routes = new Map(
      Object.entries(routes).map(([path, rate]) => [
        path,
        createBucket("route", { rate, burst: 0 }, { make, elapsed }),
      ]),
    );
    this.#open = {
      all: createOpen(concurrent.all),
      address: createOpen(concurrent.address),
      principal: createOpen(concurrent.principal),
    };
    this.#blocks = createBlocks({ ...block, elapsed });
    this.#refused = refused;
    this.#blocked = blocked;
    // What all others take together is nobody's business.
    this.policy = [
      this.#buckets.address,
      this.#buckets.principal,
      this.#buckets.tool,
      this.#buckets.session,
    ].filter((one) => one !== null)
      .map(({ name, rate }) => `"${name}";q=${rate};w=1`).join(", ");
  }

  arrive(
    address: string,
    route: string,
  ): Passage | Refusal | Promise<Passage | Refusal> {
    const who = `address ${address}`;
    const blocked = this.block(who);
    if (blocked !== null) return blocked;
    if (!this.#open.address.enter(address)) {
      return this.refuse("concurrent_address", who);
    }
    if (!this.#open.all.enter("")) {
      this.#open.address.leave(address);
      return this.refuse("concurrent_all");
    }
    const passage = new OnePassage(this, address);
    // The asker's own limit first: what it may not ask must not count for all.
    const refused = passage.take([
      ["address", address, who],
      ["route", route, null],
      ["all", "", null],
    ]);
    const settle = (refusal: Refusal | null) => {
      if (refusal === null) return passage;
      passage.end();
      return refusal;
    };
    return refused instanceof Promise ? refused.then(settle) : settle(refused);
  }

  bucket(name: Counted, key: string): Bucket | null | undefined {
    return name === "route" ? this.#routes.get(key) : this.#buckets[name];
  }

  enter(id: string): boolean {
    return this.#open.principal.enter(id);
  }

  leave(address: string, principal: string | null): void {
    this.#open.all.leave("");
    this.#open.address.leave(address);
    if (principal !== null) this.#open.principal.leave(principal);
  }

  block(who: string): Refusal | null {
    const left = this.#blocks.left(who);
    if (left === 0) return null;
    this.#refused("blocked");
    return { why: "blocked", retry_after_s: Math.ceil(left / 1000) };
  }

  hear({ subject, name }: Blocked, ms: number): void {
    this.#blocks.hear(`${subject} ${name}`, ms);
  }

  /** `who` is whom the refusal speaks against, where it is somebody's own doing. */
  refuse(why: Why, who: string | null = null, after_s = 1): Refusal {
    this.#refused(why);
    if (who !== null && this.#blocks.refused(who)) {
      const space = who.indexOf(" ");
      this.#blocked({
        subject: who.slice(0, space) as Blocked["subject"],
        name: who.slice(space + 1),
      }, this.#blocks.left(who));
    }
    return { why, retry_after_s: after_s };
  }
}

/** What is counted, by which key, and against whom a refusal speaks, where it is somebody's own doing. */
type Count = readonly [name: Counted, key: string, who: string | null];

class OnePassage implements Passage {
  readonly #limits: Limits;
  readonly #address: string;
  #principal: string | null = null;
  #closest: Spent | null = null;

  constructor(limits: Limits, address: string) {
    this.#limits = limits;
    this.#address = address;
  }

  /** Counts one after the other, up to the first that is refused. */
  take(counts: readonly Count[]): Refused {
    for (const [at, count] of counts.entries()) {
      const refused = this.#takeOne(count);
      if (refused instanceof Promise) {
        return refused.then((refusal) =>
          refusal ?? this.take(counts.slice(at + 1))
        );
      }
      if (refused !== null) return refused;
    }
    return null;
  }

  #takeOne(count: Count): Refused {
    const [name, key] = count;
    const spent = this.#limits.bucket(name, key)?.take(key);
    if (spent === undefined) return null;
    return spent instanceof Promise
      ? spent.then((spent) => this.#settle(count, spent))
      : this.#settle(count, spent);
  }

  #settle([name, , who]: Count, spent: Spent): Refusal | null {
    if (
      name !== "all" && name !== "route" &&
      (this.#closest === null || spent.remaining <= this.#closest.remaining)
    ) this.#closest = spent;
    return spent.ok
      ? null
      : this.#limits.refuse(`rate_${name}`, who, spent.reset_s);
  }

  principal(id: string): Refused {
    const who = `principal ${id}`;
    const blocked = this.#limits.block(who);
    if (blocked !== null) return blocked;
    if (!this.#limits.enter(id)) {
      return this.#limits.refuse("concurrent_principal", who);
    }
    this.#principal = id;
    return this.take([["principal", id, who]]);
  }

  call(tool: string, session: string | undefined): Refused {
    const id = this.#principal ?? "";
    const who = `principal ${id}`;
    // The length keeps apart what begins alike: no owner can spend what is another's.
    const counts: Count[] = [["tool", `${id.length} ${id} ${tool}`, who]];
    if (session !== undefined) {
      counts.push(["session", `${id.length} ${id} ${session}`, who]);
    }
    return this.take(counts);
  }

  field(): string {
    if (this.#closest === null) return "";
    const { name, remaining, reset_s } = this.#closest;
    return `"${name}";r=${remaining};t=${reset_s}`;
  }

  end(): void {
    this.#limits.leave(this.#address, this.#principal);
  }
}
