/** What an operator may do with the running server over HTTP. */
import type { Logger } from "@logtape/logtape";
import type { Settings } from "../config/schema.ts";
import { showSettings } from "../config/show.ts";
import type { AppParts } from "../http/parts.ts";

/** Puts it together; each act is logged with who did it. */
export function adminOf(
  settings: Settings,
  reload: () => Promise<unknown>,
  log: Logger,
): AppParts["admin"] {
  return {
    async reload() {
      await reload();
    },
    settings: () => showSettings(settings),
    did: (principal, what) =>
      log.info("{principal} {what}", { principal, what }),
  };
}
