/** Programs that change the running machine: processes, power, kernel, clock. */
import { known, literal, plain } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Programs of processes, power, kernel and clock. */
export const MACHINE: Family = {
  "grub-install,update-grub,grub-mkconfig,update-initramfs,mkinitcpio,dracut,bcdedit,bless":
    {
      options:
        "o,output= v,verbose c,create d,delete f,force u,update k= p,preset=",
      run: (it) =>
        it.change({ what: "startup" }, "change boot loader", it.operands[0]),
    },
  "kill,pkill,killall,killall5,xkill,skill,slay,tskill": {
    style: "none",
    run: kill,
  },
  fuser: {
    options:
      "k,kill a i,interactive m,mount= M n,namespace= s,silent u,user v,verbose w l 4 6",
    run: (it) => {
      if (it.has("kill")) {
        it.change(
          { what: "process", irreversible: true },
          "kill",
          it.value("mount") ?? it.operands[0],
        );
      }
    },
  },
  "renice,cpulimit": {
    style: "none",
    change: { what: "process", operation: "renice" },
  },
  "shutdown,reboot,halt,poweroff,telinit,init,pm-suspend,pm-hibernate,zzz": {
    options:
      "h,halt P,poweroff r,reboot f,force n,no-sync w,wtmp-only k c p,poweroff t= no-wall i s help a l",
    idle: "c k wtmp-only",
    run: (it) => {
      const level = it.operands[0]?.text;
      if (
        /init$/.test(it.name) &&
        (level === undefined || !/^[0-6sS]$/.test(level))
      ) return;
      it.change({ what: "power" }, it.has("reboot") ? "reboot" : it.name);
    },
  },
  "rtcwake,pmset,tlp,powerprofilesctl": {
    style: "none",
    change: { what: "power", operation: "configure" },
  },
  sysctl: {
    options:
      "a,all w,write p,load=? f=? e,ignore n,values N,names q,quiet system r,pattern= b A X d",
    run: (it) => {
      const load = it.value("load", "f");
      if (load !== undefined) it.read(load);
      if (it.has("load", "f", "system")) it.change({ what: "kernel" }, "set");
      for (const { text } of it.operands) {
        const equals = text.indexOf("=");
        if (equals > 0) {
          it.change(
            { what: "kernel", value: text.slice(equals + 1) },
            "set",
            text.slice(0, equals),
          );
        }
      }
    },
  },
  "insmod,modprobe,rmmod,kmod,depmod,kexec,bpftool,kpatch,livepatch,dkms": {
    options:
      "r,remove a,all f,force n,show,dry-run v,verbose q,quiet s,syslog l,load e,exec u,unload initrd= append= command-line= reuse-cmdline list c showconfig D,show-depends C,config= d,dirname= S,set-version= k m=",
    idle: "dry-run list showconfig show-depends",
    run: (it) => {
      if (
        it.operands[0]?.text === "list" || it.operands[0]?.text === "status"
      ) return;
      it.change(
        { what: "kernel" },
        it.has("remove") || it.name === "rmmod" ? "unload" : "load",
        it.operands[0],
      );
    },
  },
  dmesg: {
    options:
      "C,clear c,read-clear n,console-level= D,console-off E,console-on T,ctime w,follow H,human l,level= f,facility= x k u S e L=? d r t s=",
    run: (it) => {
      if (it.has("clear", "read-clear")) {
        it.change(
          { what: "kernel", irreversible: true },
          "clear",
          "kernel log",
        );
      }
    },
  },
  "journalctl": {
    options:
      "u,unit= f,follow n,lines= p,priority= S,since= U,until= b,boot=? k,dmesg x e r,reverse o,output= q,quiet g,grep= vacuum-size= vacuum-time= vacuum-files= rotate flush sync no-pager user system D,directory= file= disk-usage list-boots t,identifier= F= N a",
    run: (it) => {
      if (it.has("vacuum-size", "vacuum-time", "vacuum-files", "rotate")) {
        it.change({ what: "other", irreversible: true }, "clear", "log");
      }
    },
  },
  "logrotate,auditctl,ausearch,aureport,logger": {
    options: "f,force d,debug s,state= v,verbose D e= w= k= p= t,tag= i",
    idle: "debug",
    run: (it) => {
      if (
        it.name === "auditctl" && (it.has("D") || it.value("e")?.text === "0")
      ) {
        it.change({ what: "agent", loosens: true }, "disable", "audit");
      }
    },
  },
  "date,timedatectl,hwclock,ntpdate,chronyc": {
    options:
      "d,date= s,set= f,file= r,reference= R,rfc-email I,iso-8601=? u,utc,universal j v= n a,all debug systohc hctosys w q p",
    values: { reference: "list" },
    run: (it) => {
      const file = it.name === "date" ? it.value("file") : undefined;
      if (file !== undefined) it.read(file);
      const sets = it.has("set", "systohc", "hctosys", "w") ||
        /^set-/.test(it.operands[0]?.text ?? "") || it.name === "ntpdate" ||
        (it.name === "date" && /^\d{8,}/.test(it.operands[0]?.text ?? ""));
      if (sets) {
        const zone = it.operands[0]?.text === "set-timezone";
        it.change({ what: zone ? "other" : "kernel" }, "set", "clock");
      }
      return it.name === "date" ? known("1970-01-01\n") : undefined;
    },
  },
  "hostnamectl,hostname,domainname,localectl,loginctl": {
    options:
      "f,fqdn s,short i,ip-address I,all-ip-addresses d,domain A a b,boot F,file= static transient pretty no-pager",
    values: { file: "read" },
    run: (it) => {
      const [verb, target] = it.operands;
      if (
        verb === undefined ||
        /^(?:status|list-|show|session-status|user-status)/.test(verb.text)
      ) return;
      it.change(
        { what: "network" },
        it.name === "hostname" ? "set" : verb.text,
        target ?? verb,
      );
    },
  },
};

/** A list of all processes that nothing has made shorter. */
const EVERY_PROCESS =
  /^(?:\$\(|`)\s*ps\b(?!.*(?:grep|head|tail|sed|fzf|\/[^/]+\/|\$\d+\s*[=~!<>]|\s-[CGpqtu]\b|--(?:ppid|pid|user|sid)))/s;

function kill(it: Invocation): void {
  const rest: typeof it.args[number][] = [];
  let signal = "TERM";
  // Names are patterns for pkill always, for killall when told so.
  const patterns = /^p/.test(it.name) ||
    it.args.some(({ text }) => /^(?:-\w*r\w*|--regexp)$/.test(text));
  let owner: typeof it.args[number] | undefined;
  for (let at = 0; at < it.args.length; at++) {
    const field = it.args[at] ?? plain("");
    const { text } = field;
    if (/^-(?:l|L|V|h|-list|-help|-version)$/.test(text)) return;
    if (/^(?:-s|-n|--signal)$/.test(text)) {
      signal = it.args[++at]?.text ?? signal;
    } else if (
      /^(?:-u|-U|-G|-g|-P|-t|--user|-o|-y)$/.test(text) && it.name !== "kill"
    ) {
      owner = it.args[++at] ?? field;
    } else if (
      /^--(?:user|uid|euid|group|pgroup|parent|terminal|session)=/.test(text)
    ) {
      owner = field;
    } else if (
      /^-(?:SIG)?[A-Z0-9]+$/.test(text) && rest.length === 0 && at === 0
    ) signal = text.slice(1).replace(/^SIG/, "");
    else if (
      text.startsWith("-") && (it.name !== "kill" || !/^-\d+$/.test(text))
    ) continue;
    else rest.push(field);
  }
  if (signal === "0") return;
  const forced = /^(?:9|KILL)$/.test(signal.replace(/^SIG/, ""));
  // It takes no operand: it means all of them.
  const targets = it.name === "killall5"
    ? [literal("-1")]
    : rest.length === 0 && owner !== undefined
    ? [owner]
    : rest;
  for (const target of targets) {
    const all = target.text === "-1" || it.name === "killall5" ||
      EVERY_PROCESS.test(target.text) ||
      target.text === "1" || target === owner ||
      (patterns && /^\^?\.?[*+]?\$?$/.test(target.text));
    it.change(
      { what: "process", irreversible: true, value: signal },
      "kill",
      target,
      {
        forced,
        breadth: all ? "everything" : it.name === "kill" ? "single" : "pattern",
      },
    );
  }
}
