/** The real server has nothing for strangers, and whoever is not there is asked once. */
import assert from "node:assert/strict";
import { judgeLive } from "../../../src/check/live/checks.ts";
import { probe, QUESTIONS } from "../../../src/check/live/probe.ts";
import { inFolder } from "../../cli/process.ts";
import { freePort, withServer } from "../../gateway/process.ts";

Deno.test("probe() finds nothing wrong with the server itself", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      const live = await probe(new URL(server.url));
      // A header that is too large may be refused by closing the connection.
      const asked = Object.keys(QUESTIONS).filter((name) => name !== "header");
      assert.deepEqual(asked.filter((name) => !(name in live.answers)), []);
      assert.deepEqual(
        judgeLive(live).map(({ id, message }) => `${id} ${message}`),
        [],
      );
    })
  ));

Deno.test("probe() says that nobody is there", async () => {
  const live = await probe(new URL(`http://127.0.0.1:${freePort()}`));
  assert.notEqual(live.silent, null);
  assert.deepEqual(judgeLive(live).map(({ id }) => id), ["LIVE-016"]);
});
