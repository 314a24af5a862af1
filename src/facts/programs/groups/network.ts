/** The families of one group: programs that reach other machines. */
import type { Families } from "../program.ts";
import { NETWORK_SETTINGS } from "../network_settings.ts";
import { REMOTE } from "../remote.ts";
import { SERVING } from "../serving.ts";
import { SOCKETS } from "../sockets.ts";
import { TERMINALS } from "../terminals.ts";
import { WEB } from "../web.ts";

/** Them, by the file that each is written in. */
export const NETWORK_GROUP: Families = {
  web: WEB,
  remote: REMOTE,
  serving: SERVING,
  sockets: SOCKETS,
  terminals: TERMINALS,
  network_settings: NETWORK_SETTINGS,
};
