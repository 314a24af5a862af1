/** Flips of who may ask. */
import { issueKey } from "../../../src/auth/issue.ts";
import { formatKeyFile } from "../../../src/auth/key_file.ts";
import type { Flips } from "./flip.ts";
import { serving } from "./serving.ts";

const made = issueKey("ci", ["evaluate"], new Date(0), null);
const OTHER = "An0ther-Key-With-Enough-Characters";

/** Each by its setting. */
export const ACCESS_FLIPS: Flips = {
  api_key: {
    sees: "The key that is named is good, and the earlier one no longer",
    cases: [[undefined, [200, 401]], [OTHER, [401, 200]]],
    see: (world) =>
      serving(world, async ({ status }) => [
        await status(),
        await status(OTHER),
      ]),
  },
  keys: {
    sees: "A key of the file that is named is good",
    async before(folder) {
      const path = `${folder}/ours.json`;
      await Deno.writeTextFile(path, formatKeyFile([made.key]));
      await Deno.chmod(path, 0o600);
    },
    cases: [[undefined, 401], ["ours.json", 200]],
    see: (world) => serving(world, ({ status }) => status(made.secret)),
  },
  key_warning_days: {
    sees: "A metric counts a key that ends in a month",
    async before(folder) {
      const ends = new Date(Date.now() + 30 * 86_400_000);
      const { key } = issueKey("ci", ["evaluate"], new Date(), ends);
      const path = `${folder}/ours.json`;
      await Deno.writeTextFile(path, formatKeyFile([key]), { mode: 0o600 });
    },
    with: { keys: "ours.json" },
    cases: [[undefined, "0"], [60, "1"], [0, "0"]],
    see: (world) =>
      serving(world, async ({ ask }) => {
        const { body } = await ask("/metrics");
        return /^superego_keys_ending (\d+)$/m.exec(body)?.[1];
      }),
  },
  allow_anonymous_loopback: {
    sees: "A caller on this machine needs no key",
    cases: [[undefined, 401], [true, 200]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const response = await fetch(
          `http://127.0.0.1:${server.port}/v1/evaluate`,
          {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: `{"tool_name":"Bash","parameters":{"command":"ls"}}`,
          },
        );
        await response.body?.cancel();
        return response.status;
      }),
  },
};
