/** Package managers of the machine itself. */
import { install } from "./installing.ts";
import type { Family, Subcommand } from "./program.ts";

const PACKAGE = { what: "package" } as const;

const SYSTEM: readonly Subcommand[] = [
  {
    at:
      "install,reinstall,add,update,upgrade,dist-upgrade,full-upgrade,localinstall,in,si,build-dep,tap,link,pin,up,dup,sync,full-update,reinstall",
    run: (it) => install(it),
  },
  {
    at:
      "remove,uninstall,purge,erase,autoremove,autopurge,rm,del,delete,untap,unlink,zap",
    change: { ...PACKAGE, operation: "remove" },
  },
  { at: "clean,autoclean,cleanup,makecache,clean all" },
  {
    at: "services stop,services restart,services kill",
    change: { what: "service", operation: "stop" },
  },
  {
    at: "services start,services run",
    change: { what: "startup", operation: "start" },
  },
];

const SYSTEM_LOOKS =
  "list search show info policy depends rdepends madison download source changelog history provides repolist check-update config doctor outdated deps leaves uses which formulae casks home log status services cat desc query whatprovides audit";

const SYSTEM_OPTIONS =
  "y,yes,assume-yes q,quiet s,simulate,dry-run,just-print,no-act d,download-only f,fix-broken m V,verbose-versions t,target-release= o,option= c,config-file= no-install-recommends purge allow-downgrades allow-remove-essential force-yes reinstall cask formula force allow-unauthenticated allow-insecure-repositories nogpgcheck no-gpg-checks allow-unsigned-rpm";

/** Programs of the machine's packages. */
export const SYSTEM_PACKAGES: Family = {
  "apt,apt-get,aptitude,dnf,yum,microdnf,zypper,brew,port,pkg,xbps-install,snap,flatpak,tdnf,winget,choco,scoop,pkgin":
    {
      options: SYSTEM_OPTIONS,
      idle: "no-act download-only",
      subcommands: SYSTEM,
      looks: SYSTEM_LOOKS,
    },
  apk: {
    options:
      "q,quiet f,force no-cache U,update-cache t,virtual= p,root= s,simulate r,recursive allow-untrusted X,repository=",
    idle: "simulate",
    subcommands: SYSTEM,
    looks: SYSTEM_LOOKS,
  },
  "dpkg,rpm": {
    options:
      "i,install r,remove P,purge l,list L,listfiles s,status S,search c,contents I,info q,query a,all e,erase U,upgrade F,freshen V,verify v,verbose h,hash force-all nodeps test no-act configure unpack p nosignature nodigest",
    idle: "test no-act list listfiles status search query verify",
    run: (it) => {
      if (it.has("remove", "purge", "erase")) {
        it.change(PACKAGE, "remove", it.operands[0]);
      } else if (
        it.has("install", "upgrade", "freshen", "unpack", "configure")
      ) install(it, 0);
    },
  },
  "pacman,yay,paru": {
    options:
      "S,sync R,remove Q,query U,upgrade D,database F,files T,deptest y,refresh u,sysupgrade s,search i,info l,list n,nosave c,cascade,clean d,nodeps noconfirm p,print o",
    idle: "query print deptest",
    run: (it) => {
      // With `-R` the letter that searches elsewhere means all that depends on it.
      if (it.has("remove")) it.change(PACKAGE, "remove", it.operands[0]);
      else if (it.has("search", "info", "list")) return;
      else if (it.has("sync", "upgrade")) {
        install(it, 0);
      }
    },
  },
  "nix-env,emerge": {
    options:
      "i,install e,uninstall u,upgrade q,query C,unmerge c,depclean p,pretend a,ask s,search v",
    idle: "query pretend search",
    run: (it) =>
      it.change(
        PACKAGE,
        it.has("uninstall", "unmerge", "depclean") ? "remove" : "install",
        it.operands[0],
      ),
  },
};
