/**
 * Finds what a record must not keep: besides what is known for a secret anywhere, whatever a program is given as one.
 *
 * Only records, log lines and answers are searched like this: what stands behind `-p` of `sshpass` is a secret because
 * of where it stands, however short, which is reason to leave it out and none to deny a call.
 */
import { CREDENTIAL_FORMS } from "../facts/content/credentials.ts";
import { createFinder } from "../facts/content/find.ts";
import { VENDOR_TOKENS } from "../facts/content/vendors.ts";
import type { FindSecrets } from "./mask.ts";
import { TOLD_NAMES } from "./told_names.ts";
import { TOLD_PROGRAMS } from "./told_programs.ts";

/** Finds what a record must not keep. */
export const findTold: FindSecrets = createFinder([
  ...VENDOR_TOKENS,
  ...CREDENTIAL_FORMS,
  ...TOLD_PROGRAMS,
  ...TOLD_NAMES,
]);
