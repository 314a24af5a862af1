/** Every program that is known, by name. */
import type { Families } from "./program.ts";
import { type GroupName, Programs } from "./programs.ts";
import { ARCHIVES_GROUP } from "./groups/archives.ts";
import { BASE_GROUP } from "./groups/base.ts";
import { BUILDS_GROUP } from "./groups/builds.ts";
import { CODE_GROUP } from "./groups/code.ts";
import { GIT_GROUP } from "./groups/git.ts";
import { HOSTING_GROUP } from "./groups/hosting.ts";
import { LAUNCHERS_GROUP } from "./groups/launchers.ts";
import { NETWORK_GROUP } from "./groups/network.ts";
import { PACKAGES_GROUP } from "./groups/packages.ts";
import { PLATFORMS_GROUP } from "./groups/platforms.ts";
import { SHELLS_GROUP } from "./groups/shells.ts";
import { SYSTEM_GROUP } from "./groups/system.ts";
import { TEXT_GROUP } from "./groups/text.ts";
import { VERSION_CONTROL_GROUP } from "./groups/version_control.ts";
import { WINDOWS_GROUP } from "./groups/windows.ts";

/** Every group of families, by its name. */
export const GROUPS: Readonly<Record<GroupName, Families>> = {
  base: BASE_GROUP,
  shells: SHELLS_GROUP,
  launchers: LAUNCHERS_GROUP,
  git: GIT_GROUP,
  version_control: VERSION_CONTROL_GROUP,
  text: TEXT_GROUP,
  archives: ARCHIVES_GROUP,
  network: NETWORK_GROUP,
  packages: PACKAGES_GROUP,
  builds: BUILDS_GROUP,
  hosting: HOSTING_GROUP,
  platforms: PLATFORMS_GROUP,
  system: SYSTEM_GROUP,
  code: CODE_GROUP,
  windows: WINDOWS_GROUP,
};

/** Every family, by the file that it is written in. */
export const FAMILIES: Families = Object.assign({}, ...Object.values(GROUPS));

/** All of them, at hand. */
export const PROGRAMS: Programs = new Programs(GROUPS);
