/** The routes by which an operator manages the running server; none of them decides over a call. */
import { readAddress } from "../config/network.ts";
import { problem } from "./problem_document.ts";
import { json, type Reply } from "./reply.ts";
import type { Admitted } from "./route.ts";
import { health, SHOW_DEADLINE_MS } from "./show.ts";

/** Most addresses that are listed at once. */
export const MOST_LISTED = 1_000;

/** Reads policies, keys, certificates and other files again that may change, and says how each part is doing since. */
export async function reload(admitted: Admitted): Promise<Reply> {
  const { parts } = admitted;
  note(admitted, "had everything read again");
  await parts.clock.within(SHOW_DEADLINE_MS, parts.admin.reload());
  return await health(admitted);
}

/** Shows the settings in force. */
export function settings({ parts }: Admitted): Reply {
  return json({ settings: parts.admin.settings() });
}

/** Lists who is locked out. */
export function lockouts({ parts }: Admitted): Reply {
  const { addresses, credentials } = parts.lockout.locked(
    parts.clock.elapsed(),
  );
  return json({
    addresses: addresses.slice(0, MOST_LISTED).map(({ address, left_ms }) => ({
      address,
      left_s: Math.ceil(left_ms / 1000),
    })),
    total_addresses: addresses.length,
    total_credentials: credentials,
  });
}

/** Ends the lock-out of one address. */
export function release(admitted: Admitted): Reply {
  const { asked, parts } = admitted;
  const query = new URL(asked.web().url).searchParams;
  const unknown = [...query.keys()].find((name) => name !== "address");
  if (unknown !== undefined) {
    return problem(
      400,
      `${unknown.slice(0, 80)}: there is no such parameter, only \`address\``,
    );
  }
  const text = query.get("address") ?? "";
  const address = readAddress(text.replace(/\/64$/, ""));
  if (address === null) {
    return problem(
      400,
      "address: name one as GET /v1/admin/lockouts lists it, or one of its addresses",
    );
  }
  const { asker } = parts.sources.peer(text.replace(/\/64$/, ""));
  const released = parts.lockout.release(asker, parts.clock.elapsed());
  if (released) note(admitted, `ended the lock-out of ${asker}`);
  return json({ address: asker, released });
}

function note({ principal, parts }: Admitted, what: string): void {
  parts.admin.did(principal?.id ?? "nobody", what);
}
