/** Flips of what the JSON of a request may hold. */
import type { Flips, World } from "./flip.ts";
import { serving } from "./serving.ts";

const statusOf = (world: World, parameters: unknown) =>
  serving(
    world,
    async ({ ask }) =>
      (await ask("/v1/evaluate", { tool_name: "Bash", parameters })).status,
  );

/** Each by its setting. */
export const INPUT_FLIPS: Flips = {
  max_json_members: {
    sees: "A call with more members is refused",
    cases: [[undefined, 200], [16, 400]],
    see: (world) =>
      statusOf(
        world,
        Object.fromEntries(
          Array.from({ length: 20 }, (_, at) => [`k${at}`, 1]),
        ),
      ),
  },
  max_json_items: {
    sees: "A call with a longer array is refused",
    cases: [[undefined, 200], [16, 400]],
    see: (world) => statusOf(world, { list: new Array(17).fill(1) }),
  },
  max_json_string: {
    sees: "A call with a longer string is refused",
    cases: [[undefined, 200], [64, 400]],
    see: (world) => statusOf(world, { command: "x".repeat(65) }),
  },
};
