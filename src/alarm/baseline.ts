/** Learns what is usual at each hour of working days and of weekends, and tells when an interval is far from it. */
import type { EventFields, EventId } from "./events.ts";
import { isUsual, learn, NOTHING_LEARNT, type Usual } from "./usual.ts";

/** When an interval is far from what is usual. */
export interface BaselineRules {
  /** How long an interval is, in milliseconds. */
  readonly interval_ms: number;
  /** How many intervals of an hour have to be learnt before it is compared with. */
  readonly warm_up: number;
  /** How many times further from the mean than usual is far. */
  readonly deviations: number;
  /** How many calls an interval needs for what is said of them to mean something. */
  readonly calls: number;
}

/** An interval that is far from what is usual. */
export interface Unusual {
  readonly event: EventId;
  /** In which direction. */
  readonly fields: EventFields;
  /** What was seen, and what is usual then. */
  readonly figures: EventFields;
}

/** What is learnt of one hour. */
type Hour = Readonly<Record<Measure, Usual>>;

/** What was counted within an interval. */
interface Counted {
  /** Calls in an interval of the full length. */
  readonly calls: number;
  /** How many were counted. */
  readonly counted: number;
  readonly denied: number;
  readonly seconds: number;
}

interface Measured {
  /** The number; `null` where too few calls were made to tell. */
  of(counted: Counted, rules: BaselineRules): number | null;
  /** The least that it strays, however steady it was: what chance alone does. */
  chance(mean: number, counted: Counted): number;
  /** Whether it is the number of calls itself, of which less than usual is told, too. */
  readonly counts: boolean;
  /** How it is written. */
  write(value: number): string;
}

const MEASURES = {
  unusual_rate: {
    of: ({ calls }) => calls,
    chance: (mean) => Math.max(1, Math.sqrt(mean), mean / 10),
    counts: true,
    write: (value) => `${Math.round(value)} calls`,
  },
  unusual_denials: {
    of: ({ denied, counted }, { calls }) =>
      counted < calls ? null : denied / counted,
    chance: (mean, { counted }) =>
      Math.max(0.01, Math.sqrt(mean * (1 - mean) / counted)),
    counts: false,
    write: (value) => `${(value * 100).toFixed(1)} %`,
  },
  unusual_latency: {
    of: ({ seconds, counted }, { calls }) =>
      counted < calls ? null : seconds / counted,
    chance: (mean) => Math.max(0.001, mean / 4),
    counts: false,
    write: (value) => `${(value * 1000).toFixed(2)} ms`,
  },
} as const satisfies Partial<Record<EventId, Measured>>;

type Measure = keyof typeof MEASURES;

const NAMES = Object.keys(MEASURES) as readonly Measure[];

/** Hours of a working day, and of a day of the weekend. */
const HOURS = 48;

/** Of the file in which it is kept. */
const VERSION = 1;

/** For how many times the warm-up what was learnt counts fully. */
const MEMORY = 4;

/** What is usual, of one server. Takes the same memory however long it learns. */
export class Baseline {
  readonly #rules: BaselineRules;
  readonly #hours: Hour[];
  readonly #told = new Map<Measure, string>();
  #counted = 0;
  #denied = 0;
  #seconds = 0;

  /** Begins with nothing learnt. */
  constructor(rules: BaselineRules) {
    this.#rules = rules;
    this.#hours = [...UNLEARNT];
  }

  /** Counts a call that was judged. */
  seen(denied: boolean, seconds: number): void {
    this.#counted++;
    if (denied) this.#denied++;
    this.#seconds += seconds;
  }

  /** Ends an interval that took so many milliseconds: compares it with its hour, then learns it. Each thing that is unusual is told once, until it is usual again. */
  end(at: Date, took_ms: number): readonly Unusual[] {
    const counted: Counted = {
      calls: this.#counted * this.#rules.interval_ms / took_ms,
      counted: this.#counted,
      denied: this.#denied,
      seconds: this.#seconds,
    };
    this.skip();
    const hour = hourOf(at);
    const usual = this.#hours[hour] as Hour;
    const found: Unusual[] = [];
    const learnt = { ...usual };
    for (const name of NAMES) {
      const measured: Measured = MEASURES[name];
      const value = measured.of(counted, this.#rules);
      if (value === null) continue;
      const [least, most] = this.#bounds(usual[name], measured, counted);
      const direction = this.#direction(
        measured,
        value,
        usual[name],
        least,
        most,
      );
      if (direction === null) this.#told.delete(name);
      else if (this.#told.get(name) !== direction) {
        this.#told.set(name, direction);
        found.push({
          event: name,
          fields: { direction },
          figures: {
            seen: measured.write(value),
            usual: measured.write(usual[name].mean),
          },
        });
      }
      // What is far counts as the farthest that is near: an attack is not learnt at once, and what lasts is in the end.
      const near = Math.min(Math.max(value, least), most);
      learnt[name] = learn(usual[name], near, MEMORY * this.#rules.warm_up);
    }
    this.#hours[hour] = learnt;
    return found;
  }

  /** Forgets what was counted since the last interval ended. */
  skip(): void {
    this.#counted = this.#denied = this.#seconds = 0;
  }

  /** How many intervals of the hour of a time are learnt. */
  learnt(at: Date): number {
    return this.#hours[hourOf(at)]?.unusual_rate.learnt ?? 0;
  }

  /** What is learnt, as a file keeps it. */
  save(): object {
    const { interval_ms } = this.#rules;
    return { version: VERSION, interval_ms, hours: this.#hours };
  }

  /** Goes on with what a file has kept; false, and with nothing, where it is no such file or of intervals of another length. */
  restore(kept: unknown): boolean {
    const { version, interval_ms, hours } = (kept ?? {}) as Kept;
    const good = version === VERSION &&
      interval_ms === this.#rules.interval_ms &&
      Array.isArray(hours) && hours.length === HOURS && hours.every(isHour);
    this.#hours.splice(0, HOURS, ...good ? hours : UNLEARNT);
    return good;
  }

  #bounds(
    { learnt, mean, variance }: Usual,
    measured: Measured,
    counted: Counted,
  ): readonly [least: number, most: number] {
    const { warm_up, deviations } = this.#rules;
    if (learnt < warm_up) return [0, Infinity];
    const strays = Math.max(
      Math.sqrt(variance),
      measured.chance(mean, counted),
    );
    return [mean - deviations * strays, mean + deviations * strays];
  }

  #direction(
    measured: Measured,
    value: number,
    { mean }: Usual,
    least: number,
    most: number,
  ): "more" | "less" | null {
    // A handful more than none is far from usual, and nothing.
    if (measured.counts && Math.max(value, mean) < this.#rules.calls) {
      return null;
    }
    if (value > most) return "more";
    return measured.counts && value < least ? "less" : null;
  }
}

interface Kept {
  readonly version?: unknown;
  readonly interval_ms?: unknown;
  readonly hours?: unknown;
}

const UNLEARNT: readonly Hour[] = Array.from({ length: HOURS }, () => ({
  unusual_rate: NOTHING_LEARNT,
  unusual_denials: NOTHING_LEARNT,
  unusual_latency: NOTHING_LEARNT,
}));

/** Hours in UTC: one time for all servers, and no hour that a summer time skips. */
function hourOf(at: Date): number {
  const day = at.getUTCDay();
  return at.getUTCHours() + (day === 0 || day === 6 ? HOURS / 2 : 0);
}

function isHour(value: unknown): value is Hour {
  const hour = (value ?? {}) as Readonly<Record<string, unknown>>;
  return NAMES.every((name) => isUsual(hour[name]));
}
