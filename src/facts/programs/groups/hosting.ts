/** The families of one group: clouds, containers and databases. */
import type { Families } from "../program.ts";
import { CLOUDS } from "../clouds.ts";
import { CLUSTERS } from "../clusters.ts";
import { CONTAINERS } from "../containers.ts";
import { DATABASES } from "../databases.ts";
import { SQLITE } from "../sqlite.ts";

/** Them, by the file that each is written in. */
export const HOSTING_GROUP: Families = {
  clouds: CLOUDS,
  clusters: CLUSTERS,
  containers: CONTAINERS,
  databases: DATABASES,
  sqlite: SQLITE,
};
