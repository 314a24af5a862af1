/** What the commands of PowerShell do, and under which shorter names they go. */

/** What a command does with its arguments. */
export type CmdletDeed =
  | "delete"
  | "read"
  | "list"
  | "write"
  | "append"
  | "copy"
  | "move"
  | "make"
  | "fetch"
  | "code"
  | "start"
  | "stop"
  | "each"
  | "print"
  | "remote"
  | "change"
  | "folder"
  | "nothing";

/** One command: what it does, and what it changes when it does that. */
export interface Cmdlet {
  readonly deed: CmdletDeed;
  readonly what?:
    | "service"
    | "process"
    | "package"
    | "account"
    | "schedule"
    | "disk"
    | "power"
    | "network"
    | "permissions"
    | "kernel"
    | "other"
    | "agent"
    | "startup"
    | "secret";
  readonly irreversible?: boolean;
  readonly loosens?: boolean;
  /** What it is done to, where the command's name says it. */
  readonly target?: string;
}

const ALIASES: Readonly<Record<string, string>> = {
  rm: "remove-item",
  del: "remove-item",
  erase: "remove-item",
  ri: "remove-item",
  rd: "remove-item",
  rmdir: "remove-item",
  rp: "remove-itemproperty",
  clc: "clear-content",
  cli: "clear-item",
  gc: "get-content",
  cat: "get-content",
  type: "get-content",
  gci: "get-childitem",
  ls: "get-childitem",
  dir: "get-childitem",
  sc: "set-content",
  ac: "add-content",
  ni: "new-item",
  md: "new-item",
  mkdir: "new-item",
  cp: "copy-item",
  copy: "copy-item",
  cpi: "copy-item",
  mv: "move-item",
  move: "move-item",
  mi: "move-item",
  ren: "move-item",
  rni: "move-item",
  "rename-item": "move-item",
  iwr: "invoke-webrequest",
  irm: "invoke-restmethod",
  curl: "invoke-webrequest",
  wget: "invoke-webrequest",
  iex: "invoke-expression",
  icm: "invoke-command",
  saps: "start-process",
  start: "start-process",
  kill: "stop-process",
  spps: "stop-process",
  sasv: "start-service",
  spsv: "stop-service",
  foreach: "foreach-object",
  "%": "foreach-object",
  where: "where-object",
  "?": "where-object",
  select: "select-object",
  echo: "write-output",
  write: "write-output",
  cd: "set-location",
  chdir: "set-location",
  sl: "set-location",
  pushd: "set-location",
  oh: "out-host",
  tee: "tee-object",
  sp: "set-itemproperty",
  cmd: "cmd",
};

const TABLE: readonly (readonly [Cmdlet, string])[] = [
  [{ deed: "delete" }, "remove-item"],
  [
    { deed: "write" },
    "set-content out-file clear-content tee-object export-csv export-clixml set-item clear-item",
  ],
  [{ deed: "append" }, "add-content"],
  [{ deed: "make" }, "new-item"],
  [
    { deed: "read" },
    "get-content import-csv import-clixml select-string get-filehash import-module",
  ],
  [
    { deed: "list" },
    "get-childitem get-item test-path resolve-path get-acl measure-object",
  ],
  [{ deed: "copy" }, "copy-item compress-archive expand-archive"],
  [{ deed: "move" }, "move-item"],
  [
    { deed: "fetch" },
    "invoke-webrequest invoke-restmethod start-bitstransfer test-connection test-netconnection resolve-dnsname send-mailmessage",
  ],
  [{ deed: "code" }, "invoke-expression"],
  [{ deed: "start" }, "start-process start-job invoke-item"],
  [{ deed: "remote" }, "invoke-command enter-pssession new-pssession"],
  [{ deed: "each" }, "foreach-object where-object"],
  [
    { deed: "print" },
    "write-output write-host write-error out-host out-string out-null out-default",
  ],
  [{ deed: "folder" }, "set-location push-location pop-location"],
  [{ deed: "change", what: "process", irreversible: true }, "stop-process"],
  [
    { deed: "change", what: "service" },
    "stop-service start-service restart-service set-service new-service remove-service suspend-service",
  ],
  [{ deed: "change", what: "power" }, "stop-computer restart-computer"],
  [
    { deed: "change", what: "disk", irreversible: true },
    "format-volume clear-disk initialize-disk remove-partition reset-physicaldisk new-partition set-disk resize-partition remove-virtualdisk clear-recyclebin",
  ],
  [
    { deed: "change", what: "account" },
    "new-localuser remove-localuser set-localuser add-localgroupmember remove-localgroupmember disable-localuser enable-localuser new-aduser remove-aduser set-aduser remove-adgroup add-adgroupmember",
  ],
  [
    { deed: "change", what: "schedule" },
    "register-scheduledtask unregister-scheduledtask set-scheduledtask new-scheduledtask disable-scheduledtask start-scheduledtask register-scheduledjob",
  ],
  [
    { deed: "change", what: "network", loosens: true },
    "set-netfirewallprofile new-netfirewallrule remove-netfirewallrule disable-netfirewallrule set-netfirewallrule set-dnsclientserveraddress disable-netadapter set-netipaddress new-netroute",
  ],
  [{ deed: "change", what: "permissions" }, "set-acl"],
  [
    { deed: "change", what: "agent", loosens: true },
    "set-mppreference add-mppreference set-executionpolicy unblock-file disable-windowsoptionalfeature uninstall-windowsfeature",
  ],
  [
    { deed: "change", what: "package" },
    "install-module install-package uninstall-package uninstall-module install-script update-module install-packageprovider add-appxpackage remove-appxpackage",
  ],
  [
    { deed: "change", what: "other" },
    "set-itemproperty remove-itemproperty new-itemproperty wevtutil set-date set-psreadlineoption",
  ],
  [
    { deed: "change", what: "other", target: "log" },
    "clear-eventlog remove-eventlog",
  ],
  [{ deed: "change", what: "other", target: "history" }, "clear-history"],
  [
    { deed: "change", what: "other", irreversible: true },
    "remove-vm remove-azresourcegroup remove-azvm remove-s3object remove-s3bucket disable-computerrestore remove-wmiobject remove-ciminstance",
  ],
  [
    { deed: "nothing" },
    "get-process get-service get-help get-command get-date get-location get-member get-host get-variable get-alias get-history get-eventlog get-winevent get-wmiobject get-ciminstance get-computerinfo get-netadapter get-nettcpconnection get-disk get-volume get-partition get-localuser get-module get-package get-psdrive get-random get-unique select-object sort-object group-object format-table format-list format-wide convertto-json convertfrom-json convertto-csv convertfrom-csv convertto-html new-object new-guid new-timespan start-sleep set-variable new-variable clear-host set-strictmode set-alias new-alias add-type measure-command join-path split-path read-host write-verbose write-debug write-warning write-information write-progress compare-object wait-process wait-job receive-job get-job param function if else elseif while for do switch try catch finally return throw break continue begin process end using",
  ],
];

let table: ReadonlyMap<string, Cmdlet> | undefined;

/** A command by any of its names, in any case. */
export function cmdletOf(name: string): Cmdlet | undefined {
  table ??= new Map(
    TABLE.flatMap(([cmdlet, names]) =>
      names.split(" ").map((one) => [one, cmdlet] as const)
    ),
  );
  return table.get(fullName(name));
}

/** The full name of a command, in lower case, its module left out. */
export function fullName(name: string): string {
  const lower = name.toLowerCase().replace(/^.*\\(?=[a-z]+-)/, "");
  return Object.hasOwn(ALIASES, lower) ? ALIASES[lower] ?? lower : lower;
}

/** The full names of all commands. */
export function cmdletNames(): readonly string[] {
  return TABLE.flatMap(([, names]) => names.split(" "));
}
