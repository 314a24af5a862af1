/**
 * A process that appends to an audit file, for tests of many at once.
 *
 * Its one argument is JSON: `count` records (0: for ever), with `at_once` waiting at a time, in a trail of `options`,
 * after giving its permissions away if `revoke`, and reading a byte of standard input if `wait`. Prints the identifier of each record once it is acknowledged.
 */
import { openTrail } from "../../src/audit/trail.ts";
import { entry } from "./entry.ts";

const { count = 1, at_once = 1, revoke = false, wait = false, options } = JSON
  .parse(
    Deno.args[0] ?? "{}",
  );
const trail = await openTrail(options);
if (revoke) {
  for (const name of ["read", "write", "net", "env"] as const) {
    Deno.permissions.revokeSync({ name });
  }
}
if (wait) {
  Deno.stdout.writeSync(new TextEncoder().encode("open\n"));
  Deno.stdin.readSync(new Uint8Array(1));
}
const encoder = new TextEncoder();
for (let done = 0; count === 0 || done < count; done += at_once) {
  await Promise.all(
    Array.from({ length: at_once }, async () => {
      const decision_id = crypto.randomUUID();
      try {
        await trail.append(entry({}, { decision_id }));
        Deno.stdout.writeSync(encoder.encode(`${decision_id}\n`));
      } catch (error) {
        Deno.stdout.writeSync(encoder.encode(`refused: ${error}\n`));
      }
    }),
  );
}
await trail.close();
