/** Programs that run another program: with other rights, another environment, later, or measured. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  sliceField,
} from "../shell/data.ts";
import { assign } from "../shell/variables.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family, Program } from "./program.ts";
import type { Wrapping } from "./wrapping.ts";

interface Wrapper extends Program {
  /** Operands before the command. */
  readonly before?: number;
  readonly privilege?: Wrapping["privilege"];
  /** Whether `NAME=value` words before the command are its environment. */
  readonly assigns?: boolean;
  /** The option whose value is shell code. */
  readonly code?: string;
  /** Whether the words are joined and given to a shell. */
  readonly joins?: boolean;
}

function wrapper(table: Wrapper): Program {
  return {
    style: "posix",
    ...table,
    run: (it) => table.run?.(it) ?? through(it, table),
  };
}

function through(it: Invocation, table: Wrapper): Data {
  const wrapping: Wrapping = {
    via: it.name,
    ...(table.privilege === undefined ? {} : { privilege: table.privilege }),
  };
  const code = table.code === undefined ? undefined : it.value(table.code);
  if (code !== undefined) {
    return it.shell(dataOf(code), { ...wrapping, via: `${it.name} -c` });
  }
  let fields = it.operands.slice(table.before ?? 0);
  const frame = it.wrap(wrapping);
  if (table.assigns === true) {
    for (let [first] = fields; first !== undefined; [first] = fields) {
      const name = /^([A-Za-z_]\w*)=/.exec(first.text)?.[1];
      if (name === undefined) break;
      const value = dataOf(sliceField(first, name.length + 1));
      assign(frame, name, value, { exported: true });
      fields = fields.slice(1);
    }
  }
  if (fields.length === 0) return NOTHING;
  if (table.joins === true) {
    return it.frame.machine.source(frame, joinFields(fields));
  }
  return it.frame.machine.command(frame, fields);
}

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
  "nohup,setsid,unbuffer,setarch,linux32,linux64,i386,proxychains,proxychains4,torsocks,tsocks,faketime,fakeroot,catchsegv,ltrace,dumb-init,tini,catatonit":
    wrapper({ options: "c,ctty f,fork w,wait q f= s g v" }),
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
  }),
  unshare: wrapper({
    options:
      "i,ipc m,mount n,net p,pid u,uts U,user C,cgroup T,time f,fork r,map-root-user c,map-current-user R,root= w,wd= S,setuid= G,setgid= mount-proc=? propagation= kill-child=? keep-caps",
  }),
  "setpriv,capsh,runcon,choom,chrt,taskset,prlimit,numactl,cgexec,systemd-inhibit,caffeinate,aoss,dbus-run-session,dbus-launch,xvfb-run,pipenv-run":
    wrapper({
      options:
        "reuid= regid= groups= clear-groups inh-caps= ambient-caps= bounding-set= no-new-privs n= p= c= a,all-tasks t= u= r= l= i s d g= m= what= who= why= mode= print",
    }),
  flock: wrapper({
    options:
      "s,shared x,exclusive u,unlock n,nonblock w,timeout= o,close E,conflict-exit-code= c,command= F,no-fork",
    before: 1,
    run: (it) => {
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
  }),
  "valgrind,heaptrack,rr,perf-stat": wrapper({
    options: "q v tool= log-file= leak-check= track-origins=",
  }),
  "gdb,lldb": wrapper({
    options: "args batch q ex,eval-command= x,command= p,pid=",
    style: "single",
    run: (it) => {
      const at = it.args.findIndex(({ text }) => /^--?(?:args)?$/.test(text));
      return it.run(at < 0 ? [] : it.args.slice(at + 1), { via: it.name });
    },
  }),
  watch: wrapper({
    options:
      "b,beep c,color d,differences=? e,errexit g,chgexit n,interval= p,precise q,equexit= t,no-title x,exec w",
    joins: true,
  }),
  "entr,nodemon,watchexec,reflex": wrapper({
    options: "a c d n p r s z w,watch= e,ext= i,ignore= x,exec= f,filter= q",
  }),
  "busybox,toybox": wrapper({ options: "list list-full install" }),
  "script,typescript": wrapper({
    options:
      "a,append c,command= e,return E,echo= f,flush F force I,log-in= O,log-out= B,log-io= T,log-timing= m= o= q,quiet t=? ",
    style: "gnu",
    code: "command",
    run: (it) => {
      if (it.has("command")) return undefined;
      for (const file of it.operands.slice(0, 1)) it.write(file, NOTHING);
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
    const fields = dropAssignments(
      it.operands.filter(({ text }, at) => at > 0 || text !== "-"),
    );
    return it.run(fields, {
      via: "env",
      bare: true,
      ...(folder === undefined ? {} : { cwd: folder }),
    });
  }
  if (folder !== undefined) {
    return it.run(dropAssignments(it.operands), { via: "env", cwd: folder });
  }
  if (it.operands.every(({ text }) => /^\w+=/.test(text))) {
    return { text: undefined, origins: ["environment"] };
  }
  return undefined;
}

function dropAssignments(fields: readonly Field[]): readonly Field[] {
  const at = fields.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  return at < 0 ? [] : fields.slice(at);
}
