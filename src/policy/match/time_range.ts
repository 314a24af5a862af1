/** Conditions on the time of day and the day of the week. */
import { type Condition, type Weekday, WEEKDAYS } from "../model.ts";
import type { CompiledCondition } from "../ruleset.ts";

/** A moment as a clock on some wall shows it. */
interface WallTime {
  readonly weekday: Weekday;
  /** Minutes after midnight. */
  readonly minute: number;
}

/** A range of minutes, both ends included; one that crosses midnight belongs to the day on which it begins. */
export function compileTimeRange(
  condition: Condition & { readonly kind: "time_range" },
): CompiledCondition {
  const { start, end, timezone } = condition;
  const days = new Set<Weekday>(
    condition.weekdays.length === 0 ? WEEKDAYS : condition.weekdays,
  );
  const read = wallClock(timezone);
  return {
    condition,
    holds: (scene) => {
      const { weekday, minute } = read(scene.asked.now);
      if (start <= end) {
        return start <= minute && minute <= end && days.has(weekday);
      }
      if (minute >= start) return days.has(weekday);
      return minute <= end && days.has(dayBefore(weekday));
    },
    seen: (scene) => {
      const { weekday, minute } = read(scene.asked.now);
      return `${weekday} ${clockText(minute)} ${timezone}`;
    },
    parts: [],
    cost: 8,
  };
}

/** `HH:MM` of minutes after midnight. */
export function clockText(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function dayBefore(day: Weekday): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7] ?? "mon";
}

function wallClock(timezone: string): (now: Date) => WallTime {
  if (timezone === "UTC") {
    return (now) => ({
      weekday: WEEKDAYS[(now.getUTCDay() + 6) % 7] ?? "mon",
      minute: now.getUTCHours() * 60 + now.getUTCMinutes(),
    });
  }
  // Made at the first use: most calls never reach the condition, and a formatter takes milliseconds to make.
  let format: Intl.DateTimeFormat | undefined;
  return (now) => {
    format ??= new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    const parts = format.formatToParts(now);
    const part = (type: string) =>
      parts.find((one) => one.type === type)?.value ?? "";
    const short = part("weekday").toLowerCase();
    return {
      weekday: WEEKDAYS.find((day) => day === short) ?? "mon",
      minute: Number(part("hour")) * 60 + Number(part("minute")),
    };
  };
}
