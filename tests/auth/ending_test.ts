/** Tests of finding the keys that end soon. */
import assert from "node:assert/strict";
import { endingKeys } from "../../src/auth/ending.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const key = (id: string, expires: string | null) => ({
  id,
  owner: "ci",
  expires,
});

Deno.test("endingKeys() finds what ends within so many days, the first first", () => {
  const keys = [
    key("never", null),
    key("later", "2026-01-15T00:00:00Z"),
    key("soon", "2026-01-14T23:59:59Z"),
    key("sooner", "2026-01-01T00:00:01Z"),
    key("over", "2026-01-01T00:00:00Z"),
    key("long over", "2025-01-01T00:00:00Z"),
  ];
  const found = (days: number) =>
    endingKeys(keys, NOW, days).map(({ id }) => id);
  assert.deepEqual(found(14), ["sooner", "soon"]);
  assert.deepEqual(found(15), ["sooner", "soon", "later"]);
  assert.deepEqual(found(0), []);
});
