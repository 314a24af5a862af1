/** Reads the `time_range` condition. */
import type { YamlPath } from "../../problem/yaml.ts";
import { TIME_RANGE_KEYS } from "../language/condition.ts";
import { keysOf } from "../language/field.ts";
import { type Condition, type Weekday, WEEKDAYS } from "../model.ts";
import type { Reader } from "./reader.ts";

const FULL_NAMES = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** Hours of some days in a time zone. */
export function readTimeRange(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const fields = reader.mapping(value, path, keysOf(TIME_RANGE_KEYS));
  if (fields === undefined) return undefined;
  const start = readMinutes(reader, fields["start"] ?? "00:00", [
    ...path,
    "start",
  ]);
  const end = readMinutes(reader, fields["end"] ?? "23:59", [...path, "end"]);
  const timezone = reader.text(fields["timezone"] ?? "UTC", [
    ...path,
    "timezone",
  ]);
  if (timezone !== undefined && !isZone(timezone)) {
    reader.fail(
      "POLICY-005",
      [...path, "timezone"],
      `\`${timezone}\` is no time zone`,
      "Write a name of the IANA database, for example `Europe/Berlin`, or `UTC`",
    );
  }
  const weekdays = fields["weekdays"] === undefined
    ? []
    : reader.texts(fields["weekdays"], [...path, "weekdays"]).flatMap(
      (day): readonly Weekday[] => {
        const lower = day.toLowerCase();
        const index = FULL_NAMES.findIndex((name) =>
          name === lower || name.slice(0, 3) === lower
        );
        const found = WEEKDAYS[index];
        if (found === undefined) {
          reader.wrong(
            [...path, "weekdays"],
            day,
            "days such as `mon` or `monday`",
          );
        }
        return found === undefined ? [] : [found];
      },
    );
  if (start === undefined || end === undefined || timezone === undefined) {
    return undefined;
  }
  return {
    kind: "time_range",
    start,
    end,
    timezone,
    weekdays,
    at: reader.at(path),
  };
}

function readMinutes(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): number | undefined {
  const [, hours, minutes] =
    /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(String(value)) ?? [];
  return hours === undefined
    ? reader.wrong(path, value, 'a time in quotes, `"HH:MM"`')
    : Number(hours) * 60 + Number(minutes);
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
