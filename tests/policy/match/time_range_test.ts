/** Tests of times and days. */
import assert from "node:assert/strict";
import { clockText } from "../../../src/policy/match/time_range.ts";
import { matches } from "../ruling.ts";

const CASES: readonly [range: string, now: string, holds: boolean][] = [
  ['{start: "09:00", end: "17:00"}', "2026-01-01T09:00:00Z", true],
  ['{start: "09:00", end: "17:00"}', "2026-01-01T08:59:59Z", false],
  ['{start: "09:00", end: "17:00"}', "2026-01-01T17:00:59Z", true],
  ['{start: "09:00", end: "17:00"}', "2026-01-01T17:01:00Z", false],
  ["{}", "2026-01-01T23:59:59Z", true],
  ['{start: "22:00", end: "06:00"}', "2026-01-01T23:00:00Z", true],
  ['{start: "22:00", end: "06:00"}', "2026-01-01T06:00:00Z", true],
  ['{start: "22:00", end: "06:00"}', "2026-01-01T12:00:00Z", false],
  ['{start: "9:00"}', "2026-01-01T08:59:00Z", false],
  // Summer and winter time: Berlin is UTC+1 in January and UTC+2 in July.
  [
    '{start: "10:00", end: "10:00", timezone: Europe/Berlin}',
    "2026-01-01T09:00:00Z",
    true,
  ],
  [
    '{start: "10:00", end: "10:00", timezone: Europe/Berlin}',
    "2026-07-01T08:00:00Z",
    true,
  ],
  [
    '{start: "10:00", end: "10:00", timezone: Europe/Berlin}',
    "2026-07-01T09:00:00Z",
    false,
  ],
  // The first of January 2026 is a Thursday.
  ["{weekdays: [thu]}", "2026-01-01T12:00:00Z", true],
  ["{weekdays: thursday}", "2026-01-01T12:00:00Z", true],
  ["{weekdays: [Mon, Tuesday]}", "2026-01-01T12:00:00Z", false],
  // Friday in Tokyo while it is still Thursday in Greenwich.
  ["{weekdays: [fri], timezone: Asia/Tokyo}", "2026-01-01T16:00:00Z", true],
  ["{weekdays: [thu], timezone: Asia/Tokyo}", "2026-01-01T16:00:00Z", false],
  // A night belongs to the day on which it begins.
  [
    '{start: "22:00", end: "06:00", weekdays: [thu]}',
    "2026-01-02T03:00:00Z",
    true,
  ],
  [
    '{start: "22:00", end: "06:00", weekdays: [fri]}',
    "2026-01-02T03:00:00Z",
    false,
  ],
  [
    '{start: "22:00", end: "06:00", weekdays: [sun]}',
    "2026-01-05T03:00:00Z",
    true,
  ],
  [
    '{start: "00:00", end: "00:30", timezone: America/New_York}',
    "2026-01-01T05:10:00Z",
    true,
  ],
];

for (const [range, now, holds] of CASES) {
  Deno.test(`decide() says ${holds} for ${range} at ${now}`, () => {
    const said = { now: new Date(now) };
    assert.equal(matches(`time_range: ${range}`, said), holds);
  });
}

Deno.test("clockText() writes minutes as a clock does", () => {
  assert.equal(clockText(0), "00:00");
  assert.equal(clockText(9 * 60 + 5), "09:05");
  assert.equal(clockText(24 * 60 - 1), "23:59");
});
