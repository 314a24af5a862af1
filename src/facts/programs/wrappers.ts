/** Programs that run another program: with other rights, another environment, later, or measured. */
import {
  type Data,
  dataOf,
  type Field,
  known,
  NOTHING,
  plain,
} from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { assignFirst, wrapper } from "./wrapper.ts";
import type { Wrapping } from "./wrapping.ts";

const SETARCH =
  "B,32bit F R,addr-no-randomize X L Z 3,3gb 4gb I S T uname-2.6 v show=?";

/** Wrappers that take a command as their last arguments. */
export const WRAPPERS: Family = {
  "sudo,sudo-rs": wrapper({
    options:
      "A,askpass b,background B,bell C,close-from= D,chdir= E,preserve-env=? e,edit g,group= H,set-home h,host= i,login K,remove-timestamp k,reset-timestamp l,list n,non-interactive P,preserve-groups p,prompt= R,chroot= r,role= S,stdin s,shell T,command-timeout= t,type= U,other-user= u,user= v,validate",
    idle: "list validate",
    privilege: "root",
    assigns: true,
    run: runSudo,
  }),
  doas: wrapper({
    options: "C= L n s u=",
    privilege: "root",
    assigns: true,
  }),
  "pkexec,gksudo,kdesudo,run0,please,calife": wrapper({
    options: "u,user= disable-internal-agent keep-cwd",
    privilege: "root",
  }),
  env: wrapper({
    options:
      "i,ignore-environment u,unset= C,chdir= S,split-string= 0,null v,debug block-signal=? default-signal=? ignore-signal=? P=",
    assigns: true,
    run: runEnv,
  }),
  "nohup,setsid,tsocks,catchsegv": wrapper({
    options: "c,ctty f,fork w,wait",
  }),
  unbuffer: wrapper({ options: "p" }),
  chronic: wrapper({ options: "v e" }),
  "firejail,eatmydata,daemonize,distrobox-host-exec,proot,flatpak-spawn,cross-env":
    wrapper({
      options: "q,quiet e= E= o= p= l= u= c= r= w= b= host",
      assigns: true,
    }),
  "linux32,linux64,i386": wrapper({ options: SETARCH }),
  "proxychains,proxychains4,torsocks": wrapper({
    options: "q,quiet f= a,address= P,port= u,user= p,pass= i,isolate d,debug",
  }),
  faketime: wrapper({ options: "f m p= exclude-monotonic", before: 1 }),
  fakeroot: wrapper({
    options: "l,lib= faked= s= i= u,unknown-is-real b,fd-base=",
  }),
  ltrace: wrapper({
    options:
      "a= A= b c C,demangle d D= e= f F= i l,library= L n= o,output= p= r s= S t T u= w= x=",
    values: { output: "write" },
  }),
  "dumb-init,tini,catatonit": wrapper({
    options: "c,single-child v r,rewrite= s g p= w P,pid1",
  }),
  setarch: wrapper({
    options: SETARCH,
    run: (it) => {
      const named = /^(?:x86|i\d86|linux|ppc|arm|aarch|s390|uname)/.test(
        it.operands[0]?.text ?? "",
      );
      const rest = named
        ? it.reread(it.operands.slice(1), SETARCH, "posix").operands
        : it.operands;
      return it.run(rest, { via: it.name });
    },
  }),
  "taskset,chrt": wrapper({
    options: "a,all-tasks c,cpu-list p,pid b f i o r d T= P= D= R m v",
    idle: "pid",
    before: 1,
  }),
  "nice,ionice": wrapper({
    options: "n,adjustment= c,class= t,ignore p,pid=",
  }),
  timeout: wrapper({
    options: "f,foreground k,kill-after= p,preserve-status s,signal= v,verbose",
    before: 1,
  }),
  "time,gtime": wrapper({
    options: "a,append f,format= o,output= p,portability q,quiet v,verbose",
    values: { output: "write" },
  }),
  stdbuf: wrapper({ options: "i,input= o,output= e,error=" }),
  "chroot,fakechroot": wrapper({
    options: "u,userspec= g,groups= userspec= skip-chdir",
    before: 1,
  }),
  nsenter: wrapper({
    options:
      "a,all t,target= m,mount=? u,uts=? i,ipc=? n,net=? p,pid=? C,cgroup=? U,user=? T,time=? S,setuid= G,setgid= r,root=? w,wd=? F,no-fork Z W,wdns= e,env preserve-credentials",
    privilege: "root",
    run: (it) => {
      if (it.value("target")?.text === "1") {
        it.change({ what: "container", loosens: true }, "enter host");
      }
      return undefined;
    },
  }),
  unshare: wrapper({
    options:
      "i,ipc m,mount n,net p,pid u,uts U,user C,cgroup T,time f,fork r,map-root-user c,map-current-user R,root= w,wd= S,setuid= G,setgid= mount-proc=? propagation= kill-child=? keep-caps",
  }),
  "setpriv,runcon,choom,prlimit,cgexec,systemd-inhibit,caffeinate,aoss,dbus-run-session,dbus-launch,xvfb-run,pipenv-run":
    wrapper({
      options:
        "reuid= regid= groups= clear-groups inh-caps= ambient-caps= bounding-set= no-new-privs n= p= c= a,all-tasks t= u= r= l= i s d g= m= what= who= why= mode= print",
    }),
  flock: wrapper({
    options:
      "s,shared x,exclusive u,unlock n,nonblock w,timeout= o,close E,conflict-exit-code= c,command= F,no-fork",
    before: 1,
    run: (it) => {
      const [lock] = it.operands;
      if (lock !== undefined && !/^\d+$/.test(lock.text)) {
        it.write(lock, NOTHING, { append: true });
      }
      const code = it.has("command") ? it.value("command") : undefined;
      const [, dash, text] = it.operands;
      // `flock FILE -c CODE`: options end at the file.
      const given = code ?? (dash?.text === "-c" ? text : undefined);
      if (given !== undefined) {
        return it.shell(dataOf(given), { via: "flock -c" });
      }
    },
  }),
  "strace,dtruss,truss": wrapper({
    options:
      "f c C d D i k n q r T t v w x y z Z a= A b= e= E= I= o,output= O= p,attach= P= s= S= u= U= X=",
    values: { output: "write" },
    run: (it) => {
      const output = it.value("output");
      const code = output === undefined
        ? null
        : /^[|!](.*)$/s.exec(output.text);
      if (code !== null) it.shell(known(code[1] ?? ""), { via: it.name });
      return undefined;
    },
  }),
  "valgrind,heaptrack,rr": wrapper({
    options: "q v tool= log-file= xml-file= leak-check= track-origins=",
    values: { "log-file": "write", "xml-file": "write" },
  }),
  "ld.so,ld-linux.so.2,ld-linux-x86-64.so.2,ld-linux-aarch64.so.1,ld-musl-x86_64.so.1":
    wrapper({
      options: "list verify library-path= preload= argv0= inhibit-cache audit=",
      idle: "list verify",
    }),
  "start-stop-daemon": wrapper({
    options:
      "S,start K,stop T,status x,exec= a,startas= p,pidfile= c,chuid= u,user= g,group= n,name= s,signal= R,retry= b,background C,no-close N,nicelevel= d,chdir= m,make-pidfile o,oknodo q,quiet t,test",
    idle: "test",
    style: "gnu",
    values: { pidfile: "append" },
    run: (it) => {
      const program = it.value("startas", "exec");
      if (program === undefined || !it.has("start")) return NOTHING;
      // It begins in the root folder.
      return it.run([program, ...it.operands], {
        via: it.name,
        cwd: it.value("chdir") ?? plain("/"),
      });
    },
  }),
  watch: wrapper({
    options:
      "b,beep c,color d,differences=? e,errexit g,chgexit n,interval= p,precise q,equexit= t,no-title x,exec w",
    joins: true,
  }),
  "busybox,toybox": wrapper({ options: "list list-full install" }),
  "script,typescript": wrapper({
    options:
      "a,append c,command= e,return E,echo= f,flush F force I,log-in= O,log-out= B,log-io= T,log-timing= m= o= q,quiet t=? ",
    style: "gnu",
    code: "command",
    run: (it) => {
      const [file = plain("typescript")] = it.operands;
      it.write(file, NOTHING);
      if (it.has("command")) return undefined;
      return it.operands.length > 1
        ? it.run(it.operands.slice(1), { via: "script" })
        : NOTHING;
    },
  }),
  "su,runuser,sg": wrapper({
    options:
      "c,command= f,fast g,group= G,supp-group= l,login m,p,preserve-environment s,shell= u,user= w= T",
    style: "gnu",
    code: "command",
    privilege: "root",
    run: (it) => {
      if (it.has("command")) return undefined;
      // `runuser -u USER -- CMD` runs a command, `su USER` a shell.
      return it.has("user") && it.operands.length > 0
        ? it.run(it.operands, { via: it.name, privilege: "root" })
        : NOTHING;
    },
  }),
};

function runSudo(it: Invocation): Data | undefined {
  if (it.has("edit")) {
    for (const file of it.operands) {
      it.write(file, { text: undefined, origins: [] });
    }
    return NOTHING;
  }
  const shell = it.has("shell", "login");
  if (shell && it.operands.length > 0) {
    return it.shell(joinFields(it.operands), {
      via: "sudo -s",
      privilege: "root",
    });
  }
  return undefined;
}

function runEnv(it: Invocation): Data | undefined {
  const split = it.value("split-string");
  if (split !== undefined) {
    const text = split.known ? split.text : undefined;
    const rest = it.operands.map(({ text }) =>
      `'${text.replaceAll("'", "'\\''")}'`
    );
    const code = text === undefined
      ? undefined
      : ["env", text, ...rest].join(" ");
    return it.shell({ text: code, origins: split.origins }, { via: "env -S" });
  }
  const folder = it.value("chdir");
  if (it.has("ignore-environment") || it.options.operands[0]?.text === "-") {
    return runAssigned(
      it,
      it.operands.filter(({ text }, at) => at > 0 || text !== "-"),
      {
        via: "env",
        bare: true,
        ...(folder === undefined ? {} : { cwd: folder }),
      },
    );
  }
  if (folder !== undefined) {
    return runAssigned(it, it.operands, { via: "env", cwd: folder });
  }
  if (it.operands.every(({ text }) => /^\w+=/.test(text))) {
    return { text: undefined, origins: ["environment"] };
  }
  return undefined;
}

function runAssigned(
  it: Invocation,
  fields: readonly Field[],
  wrapping: Wrapping,
): Data {
  const frame = it.wrap(wrapping);
  const rest = assignFirst(frame, fields);
  return rest.length === 0 ? NOTHING : it.frame.machine.command(frame, rest);
}
