/** Every program that is known, by name. */
import type { Family, Program } from "./program.ts";
import { ARCHIVES } from "./archives.ts";
import { COMPRESSORS } from "./compressors.ts";
import { ENCODINGS } from "./encodings.ts";
import { FILTERS } from "./filters.ts";
import { NETWORK_SETTINGS } from "./network_settings.ts";
import { PERMISSIONS } from "./permissions.ts";
import { REMOTE } from "./remote.ts";
import { SOCKETS } from "./sockets.ts";
import { TERMINALS } from "./terminals.ts";
import { EDITORS } from "./editors.ts";
import { INTERPRETERS } from "./interpreters.ts";
import { BUILD } from "./build.ts";
import { WINDOWS } from "./windows.ts";
import { ACCOUNTS } from "./accounts.ts";
import { CLOUDS } from "./clouds.ts";
import { CLUSTERS } from "./clusters.ts";
import { CONTAINERS } from "./containers.ts";
import { DISKS } from "./disks.ts";
import { MACHINE } from "./machine.ts";
import { PACKAGES } from "./packages.ts";
import { SCHEDULES } from "./schedules.ts";
import { SYSTEM_PACKAGES } from "./system_packages.ts";
import { SERVICES } from "./services.ts";
import { AGENTS } from "./agents.ts";
import { DATABASES } from "./databases.ts";
import { HOSTING } from "./hosting.ts";
import { SECRETS } from "./secrets.ts";
import { BUILTINS } from "./builtins.ts";
import { DECLARATIONS } from "./declarations.ts";
import { ECHO } from "./echo.ts";
import { EVALUATE } from "./evaluate.ts";
import { FILES } from "./files.ts";
import { FIND } from "./find.ts";
import { GIT } from "./git.ts";
import { SHELLS } from "./shells.ts";
import { WEB } from "./web.ts";
import { READERS } from "./readers.ts";
import { WRAPPERS } from "./wrappers.ts";
import { XARGS } from "./xargs.ts";

/** Every family, by the file that it is written in. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  archives: ARCHIVES,
  compressors: COMPRESSORS,
  encodings: ENCODINGS,
  filters: FILTERS,
  network_settings: NETWORK_SETTINGS,
  permissions: PERMISSIONS,
  remote: REMOTE,
  sockets: SOCKETS,
  terminals: TERMINALS,
  editors: EDITORS,
  interpreters: INTERPRETERS,
  build: BUILD,
  windows: WINDOWS,
  accounts: ACCOUNTS,
  clouds: CLOUDS,
  clusters: CLUSTERS,
  containers: CONTAINERS,
  disks: DISKS,
  machine: MACHINE,
  packages: PACKAGES,
  schedules: SCHEDULES,
  services: SERVICES,
  system_packages: SYSTEM_PACKAGES,
  agents: AGENTS,
  databases: DATABASES,
  hosting: HOSTING,
  secrets: SECRETS,
  builtins: BUILTINS,
  declarations: DECLARATIONS,
  echo: ECHO,
  evaluate: EVALUATE,
  files: FILES,
  find: FIND,
  git: GIT,
  readers: READERS,
  shells: SHELLS,
  web: WEB,
  wrappers: WRAPPERS,
  xargs: XARGS,
};

let table: Map<string, Program> | undefined;

function load(): Map<string, Program> {
  if (table !== undefined) return table;
  table = new Map();
  for (const family of Object.values(FAMILIES)) {
    for (const [names, program] of Object.entries(family)) {
      for (const name of names.split(",")) table.set(name, program);
    }
  }
  return table;
}

/** A program by its name, without version numbers or the case that Windows ignores. */
export function programOf(name: string): Program | undefined {
  const programs = load();
  return programs.get(name) ??
    programs.get(name.replace(/[-.]?\d+(?:\.\d+)*$/, "")) ??
    (/[A-Z]/.test(name) ? programs.get(name.toLowerCase()) : undefined);
}

/** The names of all known programs. */
export function namesOfPrograms(): Iterable<string> {
  return load().keys();
}
