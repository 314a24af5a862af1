/** Programs that start, stop and remove services. */
import type { Invocation } from "./invocation.ts";
import type { Family, Subcommand } from "./program.ts";

const VERBS: readonly Subcommand[] = [
  {
    at: "start,reload,reload-or-restart,load,bootstrap,kickstart",
    change: { what: "service" },
  },
  {
    at:
      "stop,restart,try-restart,kill,disable,mask,unload,bootout,remove,delete,revert,zap",
    change: { what: "service" },
  },
  {
    at: "enable,unmask,link,edit,set-default,preset,reenable,add,submit",
    change: { what: "startup" },
  },
  {
    at: "daemon-reload,daemon-reexec,reset-failed,set-property,set-environment",
    change: { what: "service", operation: "configure" },
  },
  {
    at:
      "poweroff,reboot,halt,shutdown,suspend,hibernate,hybrid-sleep,kexec,rescue,emergency,exit,soft-reboot",
    change: { what: "power" },
  },
];

const LOOKS =
  "status show cat list-units list-unit-files list-timers list-sockets list-dependencies list-jobs is-active is-enabled is-failed is-system-running get-default help list print blame dump verify info tail avail";

/** Programs of services. */
export const SERVICES: Family = {
  systemctl: {
    options:
      "t,type= state= p,property= a,all r,recursive l,full q,quiet user system global no-block no-wall no-reload f,force H,host= M,machine= now runtime s,signal= kill-whom= root= n,lines= o,output= no-pager no-legend failed dry-run wait",
    idle: "dry-run",
    subcommands: [
      {
        at: "isolate",
        change: { what: "service", operation: "change run level" },
      },
      ...VERBS,
    ],
    looks: LOOKS,
  },
  launchctl: {
    options: "w F S= D=",
    subcommands: [
      {
        at: "load,bootstrap,submit,enable",
        change: { what: "startup", operation: "enable" },
      },
      ...VERBS.slice(1),
    ],
    looks: LOOKS,
  },
  "service,rc-service,invoke-rc.d,sv,initctl": {
    options: "status-all R full-restart",
    run: serviceVerb,
  },
  supervisorctl: {
    options: "c,configuration= s,serverurl= u= p=",
    subcommands: VERBS,
    looks: LOOKS,
  },
  "update-rc.d,rc-update,chkconfig": {
    options: "f list add del level= a,all",
    idle: "list",
    run: (it) => {
      const [first, second] = it.operands;
      it.change({ what: "startup" }, "configure", second ?? first);
    },
  },
  sc: {
    style: "none",
    run: (it) => {
      const [verb, name] = it.operands;
      if (/^(?:stop|delete|config|pause)$/i.test(verb?.text ?? "")) {
        it.change(
          { what: "service" },
          verb?.text.toLowerCase() ?? "stop",
          name,
        );
      } else if (/^create$/i.test(verb?.text ?? "")) {
        it.change({ what: "startup" }, "create", name);
      }
    },
  },
};

/** `service NAME VERB`, and `sv VERB NAME`. */
function serviceVerb(it: Invocation): void {
  const words = it.operands.map(({ text }) => text);
  const verb = words.find((word) =>
    /^(?:start|stop|restart|reload|force-reload|force-stop|kill|down|exit|shutdown|once|up)$/
      .test(word)
  );
  if (verb === undefined) return;
  const name = words.find((word) => word !== verb);
  it.change(
    { what: "service" },
    /^(?:force-stop|down|exit|shutdown)$/.test(verb) ? "stop" : verb,
    name,
  );
}
