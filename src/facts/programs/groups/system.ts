/** The families of one group: the machine itself. */
import type { Families } from "../program.ts";
import { ACCOUNTS } from "../accounts.ts";
import { DISKS } from "../disks.ts";
import { MACHINE } from "../machine.ts";
import { PERMISSIONS } from "../permissions.ts";
import { SCHEDULES } from "../schedules.ts";
import { SERVICES } from "../services.ts";

/** Them, by the file that each is written in. */
export const SYSTEM_GROUP: Families = {
  accounts: ACCOUNTS,
  disks: DISKS,
  machine: MACHINE,
  permissions: PERMISSIONS,
  schedules: SCHEDULES,
  services: SERVICES,
};
