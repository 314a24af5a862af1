/** When a listener is taken for dead, and what comes then. */
import assert from "node:assert/strict";
import { keepAccepting } from "../../src/http/accepting.ts";

/** What a look finds: somebody was accepted, or how the probe and the new listener fare. */
type Look = "accepted" | "through" | "stuck" | "no probe" | "no listener";

async function afterwards(looks: readonly Look[]): Promise<string> {
  let accepted = 0;
  let now: Look = "through";
  const seen: string[] = [];
  const look = keepAccepting({
    accepted: () => accepted,
    probe() {
      seen.push("probe");
      if (now === "no probe") return Promise.reject(new Error("none left"));
      return Promise.resolve(now === "through");
    },
    reopen() {
      if (now === "no listener") return Promise.reject(new Error("none left"));
      seen.push("new");
      return Promise.resolve();
    },
    report: () => void seen.push("told"),
  });
  for (now of looks) {
    if (now === "accepted") accepted++;
    await look();
  }
  return seen.join(" ");
}

const TABLE: readonly (readonly [readonly Look[], string])[] = [
  [["accepted", "accepted", "accepted"], ""],
  [["through", "through"], "probe probe"],
  [["stuck", "through", "stuck"], "probe probe probe"],
  [["stuck", "accepted", "stuck"], "probe probe"],
  [["stuck", "stuck"], "probe probe new told"],
  [["stuck", "no probe", "stuck"], "probe probe probe new told"],
  [
    ["stuck", "stuck", "stuck", "stuck"],
    "probe probe new told probe probe new told",
  ],
  [["stuck", "no listener", "no listener", "stuck"], "probe probe new told"],
];

for (const [looks, seen] of TABLE) {
  Deno.test(`keepAccepting() after ${looks.join(", ")}`, async () => {
    assert.equal(await afterwards(looks), seen);
  });
}

Deno.test("keepAccepting() looks once at a time", async () => {
  const held = Promise.withResolvers<boolean>();
  let probes = 0;
  const look = keepAccepting({
    accepted: () => 0,
    probe() {
      probes++;
      return held.promise;
    },
    reopen: () => Promise.resolve(),
    report() {},
  });
  const looks = [look(), look(), look()];
  held.resolve(true);
  await Promise.all(looks);
  assert.equal(probes, 1);
});
