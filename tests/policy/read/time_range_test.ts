/** Tests of reading times and days. */
import assert from "node:assert/strict";
import { complaints, oneRule, policyOf } from "../ruling.ts";

const READ: readonly [range: string, wanted: readonly unknown[]][] = [
  ["{}", [0, 1439, "UTC", []]],
  ["{start: '09:00', end: '17:30', timezone: Europe/Berlin}", [
    540,
    1050,
    "Europe/Berlin",
    [],
  ]],
  ["{start: 9:05}", [545, 1439, "UTC", []]],
  ["{weekdays: [Mon, tuesday, SUN]}", [0, 1439, "UTC", ["mon", "tue", "sun"]]],
  ["{weekdays: fri}", [0, 1439, "UTC", ["fri"]]],
];

for (const [range, wanted] of READ) {
  Deno.test(`parsePolicy() reads the time range ${range}`, () => {
    const [rule] = policyOf(oneRule(`time_range: ${range}`)).rules;
    assert.ok(rule?.condition.kind === "time_range");
    const { start, end, timezone, weekdays } = rule.condition;
    assert.deepEqual([start, end, timezone, weekdays], wanted);
  });
}

const WRONG: readonly [range: string, message: string][] = [
  ["{start: '25:00'}", "`start` is `25:00`"],
  ["{start: '09:60'}", "`start` is `09:60`"],
  ["{end: '9'}", "`end` is `9`"],
  ["{end: 900}", "`end` is `900`"],
  ["{start: noon}", "`start` is `noon`"],
  ["{timezone: Mars/Olympus}", "`Mars/Olympus` is no time zone"],
  ["{timezone: 5}", "`timezone` is `5`"],
  ["{weekdays: [thurs]}", "`weekdays` is `thurs`"],
  ["{weekdays: []}", "`weekdays` is `[]`"],
  ["{begin: '09:00'}", "The key `begin` is not known here"],
  ["[]", "`time_range` is `[]`"],
];

for (const [range, message] of WRONG) {
  Deno.test(`parsePolicy() refuses the time range ${range}`, () => {
    const found = complaints(oneRule(`time_range: ${range}`));
    assert.ok(found.some((one) => one.includes(message)), found.join("\n"));
  });
}
