/** The families of one group: platforms for data and messages, devices, and where secrets are kept. */
import type { Families } from "../program.ts";
import { BROKERS } from "../brokers.ts";
import { DATA_PLATFORMS } from "../data_platforms.ts";
import { DEVICES } from "../devices.ts";
import { SECRETS } from "../secrets.ts";

/** Them, by the file that each is written in. */
export const PLATFORMS_GROUP: Families = {
  brokers: BROKERS,
  data_platforms: DATA_PLATFORMS,
  devices: DEVICES,
  secrets: SECRETS,
};
