/** The families of one group: packages, builds and coding agents. */
import type { Families } from "../program.ts";
import { AGENTS } from "../agents.ts";
import { BUILD } from "../build.ts";
import { CMAKE } from "../cmake.ts";
import { PACKAGES } from "../packages.ts";
import { PUBLISHING } from "../publishing.ts";
import { SYSTEM_PACKAGES } from "../system_packages.ts";

/** Them, by the file that each is written in. */
export const PACKAGES_GROUP: Families = {
  packages: PACKAGES,
  publishing: PUBLISHING,
  build: BUILD,
  cmake: CMAKE,
  system_packages: SYSTEM_PACKAGES,
  agents: AGENTS,
};
