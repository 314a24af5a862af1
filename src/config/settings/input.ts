/** The settings of what the JSON of a request may hold. */
import type { Setting } from "../setting.ts";

/** Settings of the part `input`; looked at before anything is parsed. */
export const INPUT_SETTINGS = {
  max_json_members: {
    kind: "integer",
    section: "input",
    part: "input",
    default: 20_000,
    unit: "entries",
    range: [16, 10_000_000],
    description: "Most members of all objects of one body together",
  },
  max_json_items: {
    kind: "integer",
    section: "input",
    part: "input",
    default: 100_000,
    unit: "entries",
    range: [16, 10_000_000],
    description: "Most items of one array of a body",
  },
  max_json_string: {
    kind: "integer",
    section: "input",
    part: "input",
    default: 4_194_304,
    unit: "characters",
    range: [64, 268_435_456],
    description: "Longest string of a body, as it is written",
  },
} as const satisfies Readonly<Record<string, Setting>>;
