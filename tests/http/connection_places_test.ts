/** Which connections stay when there are too many. */
import assert from "node:assert/strict";
import { createPlaces } from "../../src/http/connection_places.ts";

class Fake {
  open = true;
  readonly #closed: (() => void)[] = [];
  once(_: "close", callback: () => void): void {
    this.#closed.push(callback);
  }
  destroy(): void {
    if (!this.open) return;
    this.open = false;
    this.#closed.forEach((callback) => callback());
  }
}

function opened(most: number, each: number) {
  const connections = createPlaces({
    max_connections: most,
    max_connections_per_address: each,
  });
  const open = (asker: string | null) => {
    const one = new Fake();
    connections.opened(one, asker);
    return one;
  };
  return { connections, open };
}

Deno.test("one asker has no more than its share, one that speaks for many is not counted", () => {
  const { open } = opened(10, 2);
  const [first, second, third] = [open("a"), open("a"), open("a")];
  assert.deepEqual([first, second, third].map((one) => one.open), [
    true,
    true,
    false,
  ]);
  assert.ok(open("b").open);
  first.destroy();
  assert.ok(open("a").open);
  for (let count = 0; count < 4; count++) assert.ok(open(null).open);
});

Deno.test("the one longest without a request makes room, one that never had any first", () => {
  const { connections, open } = opened(3, 9);
  const worked = open("a");
  connections.began(worked);
  connections.ended(worked);
  const working = open("b");
  connections.began(working);
  const never = open("c");
  const rest = (one: Fake) => {
    const made = open("d");
    assert.equal(one.open, false);
    assert.equal(connections.size, 3);
    connections.began(made);
    return made;
  };
  rest(never);
  rest(worked);
  assert.ok(working.open);
  assert.equal(open("e").open, false);
  assert.equal(connections.size, 3);
  connections.ended(working);
  assert.ok(open("f").open);
  assert.equal(working.open, false);
});

Deno.test("requests one after the other on one connection, and those of one that was ended", () => {
  const { connections, open } = opened(1, 9);
  const one = open("a");
  connections.began(one);
  connections.began(one);
  connections.ended(one);
  assert.equal(open("b").open, false);
  connections.ended(one);
  assert.ok(open("c").open);
  connections.began(one);
  connections.ended(one);
  assert.equal(connections.size, 1);
});
