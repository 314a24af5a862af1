/** The limits together. */
import assert from "node:assert/strict";
import { isRefusal, type Passage } from "../../src/limit/limiter.ts";
import { elsewhere, limiter, type Wanted } from "./limiter.ts";

const slow: NonNullable<Wanted["make"]> = (name, points) =>
  elsewhere(name, points, 3_600);
const ONE = { rate: 1, burst: 0 };

async function arrive(
  limits: ReturnType<typeof limiter>,
  address = "192.0.2.1",
  route = "/x",
): Promise<Passage> {
  const passage = await limits.arrive(address, route);
  assert.ok(!isRefusal(passage), JSON.stringify(passage));
  return passage;
}

for (const make of [undefined, slow]) {
  const where = make === undefined ? "in this process" : "elsewhere";
  Deno.test(`each rate counts by its own key ${where}`, async (t) => {
    const table = [
      ["all", [["a", "/x", "p", "t", "s"], ["b", "/y", "q", "u", "r"]], []],
      ["address", [["a", "/x", "p", "t", "s"], ["a", "/y", "q", "u", "r"]], [
        ["b", "/x", "p", "t", "s"],
      ]],
      ["principal", [["a", "/x", "p", "t", "s"], ["b", "/y", "p", "u", "r"]], [
        ["a", "/x", "q", "t", "s"],
      ]],
      ["tool", [["a", "/x", "p", "t", "s"], ["b", "/y", "p", "t", "r"]], [
        ["a", "/x", "q", "t", "s"],
        ["a", "/x", "p", "u", "s"],
      ]],
      ["session", [["a", "/x", "p", "t", "s"], ["b", "/y", "p", "u", "s"]], [
        ["a", "/x", "q", "t", "s"],
        ["a", "/x", "p", "t", "r"],
      ]],
    ] as const;
    for (const [name, [first, second], others] of table) {
      await t.step(name, async () => {
        const refusals: string[] = [];
        const limits = limiter(
          { rates: { [name]: ONE }, make },
          (why) => void refusals.push(why),
        );
        const pass = async (
          [address = "", route = "", id = "", tool = "", session = ""]:
            readonly string[],
        ) => {
          const passage = await limits.arrive(address, route);
          if (isRefusal(passage)) return passage;
          return await passage.principal(id) ??
            await passage.call(tool, session);
        };
        assert.equal(await pass(first), null);
        for (const other of others) assert.equal(await pass(other), null);
        const refusal = await pass(second);
        assert.equal(refusal?.why, `rate_${name}`);
        assert.ok((refusal?.retry_after_s ?? 0) >= 1);
        assert.deepEqual(refusals, [`rate_${name}`]);
      });
    }
  });
}

Deno.test("a route has a rate of its own", async () => {
  const limits = limiter({ routes: { "/x": 1 }, make: slow });
  await arrive(limits, "a");
  assert.deepEqual(await limits.arrive("b", "/x"), {
    why: "rate_route",
    retry_after_s: 3_600,
  });
  await arrive(limits, "b", "/y");
});

Deno.test("no owner spends what is another's by a name that runs into the tool's", async () => {
  const limits = limiter({ rates: { tool: ONE }, make: slow });
  const [first, second] = [await arrive(limits), await arrive(limits)];
  await first.principal("a b");
  await second.principal("a");
  assert.equal(await first.call("c", undefined), null);
  assert.equal(await second.call("b c", undefined), null);
});

Deno.test("what is open at once is limited until it ends", async (t) => {
  for (const held of ["all", "address"] as const) {
    await t.step(held, async () => {
      const limits = limiter({ concurrent: { [held]: 1 } });
      const first = await arrive(limits);
      const refused = await limits.arrive("192.0.2.1", "/x");
      assert.equal(isRefusal(refused) && refused.why, `concurrent_${held}`);
      first.end();
      await arrive(limits);
    });
  }
  await t.step("principal", async () => {
    const limits = limiter({ concurrent: { principal: 1 } });
    const [first, second] = [await arrive(limits), await arrive(limits)];
    assert.equal(await first.principal("p"), null);
    assert.equal((await second.principal("p"))?.why, "concurrent_principal");
    // Whoever was refused holds no place that it could give back.
    second.end();
    const third = await arrive(limits);
    assert.equal((await third.principal("p"))?.why, "concurrent_principal");
    first.end();
    assert.equal(await third.principal("p"), null);
  });
});

Deno.test("whoever is refused at arrival holds no place", async () => {
  const limits = limiter({
    rates: { address: ONE },
    concurrent: { all: 2 },
    make: slow,
  });
  await arrive(limits);
  for (let count = 0; count < 5; count++) {
    assert.ok(isRefusal(await limits.arrive("192.0.2.1", "/x")));
  }
  await arrive(limits, "192.0.2.2");
});

Deno.test("an asker that goes on after refusals is blocked, is told for how long, and is let in again", async () => {
  let now = 0;
  const blocked: unknown[] = [];
  const limits = limiter(
    {
      rates: { principal: ONE },
      block: { after: 2, first_ms: 5_000 },
      elapsed: () => now,
    },
    undefined,
    (who) => void blocked.push(who),
  );
  const ask = async () => await (await arrive(limits)).principal("p");
  let refusal = null;
  while ((refusal = await ask())?.why !== "blocked");
  assert.equal(refusal?.retry_after_s, 5);
  assert.deepEqual(blocked, [{ subject: "principal", name: "p" }]);
  // Others are not: neither another owner at that address, nor anybody elsewhere.
  assert.equal(await (await arrive(limits)).principal("q"), null);
  now = 5_000;
  assert.notEqual((await ask())?.why, "blocked");
});

Deno.test("the fields name the limits, and the one that is closest", async () => {
  const limits = limiter({
    rates: {
      all: { rate: 9, burst: 0 },
      address: { rate: 8, burst: 1 },
      principal: { rate: 5, burst: 0 },
    },
    make: slow,
  });
  assert.equal(limits.policy, '"address";q=8;w=1, "principal";q=5;w=1');
  const passage = await arrive(limits);
  assert.equal(passage.field(), '"address";r=7;t=3600');
  await passage.principal("p");
  assert.equal(passage.field(), '"principal";r=4;t=3600');
  const none = limiter({});
  assert.equal(none.policy, "");
  assert.equal((await arrive(none)).field(), "");
});
