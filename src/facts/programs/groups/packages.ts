/** The families of one group: packages. */
import type { Families } from "../program.ts";
import { PACKAGES } from "../packages.ts";
import { PUBLISHING } from "../publishing.ts";
import { SYSTEM_PACKAGES } from "../system_packages.ts";

/** Them, by the file that each is written in. */
export const PACKAGES_GROUP: Families = {
  packages: PACKAGES,
  publishing: PUBLISHING,
  system_packages: SYSTEM_PACKAGES,
};
