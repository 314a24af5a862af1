/** Proves without a server what the server's thread could and could not do. */
import type { Settings } from "../config/schema.ts";
import type { Result } from "../problem/problem.ts";
import type { Attempt } from "./attempt.ts";
import { giveOrders } from "./worker_orders.ts";
import { type Posture, posture } from "./posture.ts";
import { startThread } from "./thread.ts";

/** Starts the server's thread with the rights of these settings, lets it try everything forbidden, and ends it;
 * fails where there is no place for the record. */
export async function probe(
  settings: Settings,
  version: string,
): Promise<Result<Posture>> {
  const given = await giveOrders(settings, version);
  if (!given.ok) return given;
  const orders = given.value;
  const tried = Promise.withResolvers<readonly Attempt[]>();
  const thread = startThread(orders.grants, {
    heard(message) {
      if (message.say === "probed") tried.resolve(message.attempts);
    },
    died: (message) => tried.reject(new Error(message)),
  });
  try {
    thread.say({ say: "probe", orders });
    const value = posture(orders.grants, await tried.promise, []);
    return { ok: true, value };
  } finally {
    thread.end();
  }
}
