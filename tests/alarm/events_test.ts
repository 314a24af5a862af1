/** Tests of the list of security events. */
import assert from "node:assert/strict";
import { EVENT_IDS, EVENTS } from "../../src/alarm/events.ts";
import { SEVERITIES } from "../../src/problem/problem.ts";

Deno.test("every event has a name for a label, a severity, and one sentence", () => {
  for (const id of EVENT_IDS) {
    const { severity, description } = EVENTS[id];
    assert.match(id, /^[a-z]+(_[a-z]+)*$/);
    assert.ok(SEVERITIES.includes(severity));
    assert.match(description, /^[A-Z].*[^.]$/);
  }
});

Deno.test("every event is raised at one place", () => {
  const places = [
    "src/alarm/watch.ts",
    "src/alarm/baseline.ts",
    "src/gateway/alarms.ts",
    "src/gateway/server.ts",
  ].map((path) => Deno.readTextFileSync(path)).join("");
  for (const id of EVENT_IDS) {
    // A name is a text, or a key of what is measured.
    const named = places.match(new RegExp(`"${id}"|^ {2}${id}: \\{`, "gm"));
    assert.equal(named?.length, 1, id);
  }
});
