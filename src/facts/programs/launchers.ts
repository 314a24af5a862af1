/** Programs that run a command in another environment, under other conditions, again and again, or on many machines. */
import {
  type Data,
  dataOf,
  type Field,
  NOTHING,
  plain,
} from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Family, Program } from "./program.ts";
import type { Wrapping } from "./wrapping.ts";

/** What a row says of a launcher. */
interface Launcher {
  /** Its options; those before and behind the verb are read alike. */
  readonly options?: string;
  /** Verbs behind which the command stands. */
  readonly verbs?: string;
  /** Whether the command may stand without a verb, too. */
  readonly alone?: boolean;
  /** Operands before the command. */
  readonly before?: number;
  /** Whether a version may stand before the command. */
  readonly versions?: boolean;
  /** Words behind one of which the command stands, and nowhere else; when empty, there is none. */
  readonly marks?: string;
  /** Options, by key, whose value is shell code. */
  readonly code?: string;
  /** Whether each operand is a line of shell code, or all of them are one. */
  readonly lines?: "each" | "joined";
  /** Whether it runs on other machines. */
  readonly remote?: boolean;
  /** Whether its own options may stand behind operands. */
  readonly mixed?: boolean;
}

const VERSION =
  /^(?:v?\d[\w.]*|lts(?:\/[\w*]+)?|node|system|default|stable|nightly)$/;

function launcher(table: Launcher): Program {
  const { options = "" } = table;
  return {
    options,
    style: table.mixed === true ? "gnu" : "posix",
    run: (it) => {
      const [verb] = it.operands;
      const verbs = table.verbs?.split(" ");
      if (verb !== undefined && verbs?.includes(verb.text) === true) {
        const rest = it.args.slice(it.args.indexOf(verb) + 1);
        return launch(it.reread(rest, options, "posix"), table);
      }
      if (verbs === undefined || table.alone === true) return launch(it, table);
      it.from("file");
      return undefined;
    },
  };
}

function launch(it: Invocation, table: Launcher): Data {
  const wrapping: Wrapping = table.remote === true
    ? { via: it.name, within: "remote", privilege: "remote" }
    : { via: it.name };
  let output: Data = NOTHING;
  for (const code of it.options.values(...table.code?.split(" ") ?? [])) {
    output = it.shell(dataOf(code), wrapping);
  }
  const command = commandOf(it, table);
  if (command.length === 0) return output;
  if (table.lines === undefined) return it.run(command, wrapping);
  const lines = table.lines === "each"
    ? command.map(dataOf)
    : [joinFields(command)];
  for (const line of lines) output = it.shell(line, wrapping);
  return output;
}

function commandOf(it: Invocation, table: Launcher): readonly Field[] {
  if (table.marks !== undefined) {
    const marks = table.marks.split(" ");
    const at = it.args.findIndex(({ text }) => marks.includes(text));
    return at < 0 ? [] : it.args.slice(at + 1);
  }
  const words = it.operands.slice(table.before ?? 0);
  return table.versions === true && VERSION.test(words[0]?.text ?? "")
    ? words.slice(1)
    : words;
}

/** Launchers. */
export const LAUNCHERS: Family = {
  bwrap: { style: "none", run: bubblewrap },
  capsh: {
    style: "none",
    run: (it) => {
      const at = it.args.findIndex(({ text }) => /^(?:--|==)$/.test(text));
      return at < 0
        ? NOTHING
        : it.run([plain("bash"), ...it.args.slice(at + 1)], { via: it.name });
    },
  },
  numactl: launcher({
    options:
      "i,interleave= w,weighted-interleave= p,preferred= P,preferred-many= m,membind= N,cpunodebind= C,physcpubind= l,localalloc b,balancing a,all s,show H,hardware",
  }),
  "perf,uftrace": launcher({
    verbs: "stat record trace c2c mem lock sched",
    options:
      "e,event= o,output= p,pid= t,tid= C,cpu= r,repeat= F,freq= c,count= I,interval-print= d,detailed a,all-cpus g v,verbose q,quiet call-graph= s,summary x,field-separator= D,delay= i,no-inherit G,cgroup= j,branch-filter= k,clockid=",
  }),
  "gosu,su-exec,setuidgid,s6-setuidgid,envdir,setlock,lckdo,arch-chroot":
    launcher({ options: "n N x X q w W= u=", before: 1 }),
  "chpst,softlimit,with-contenv,rlwrap,pkgx,shx,tsp,nq,gsudo,sandbox-exec,schroot,distrobox,toolbox,wine":
    launcher({
      verbs: "enter run",
      alone: true,
      options:
        "u= U= e= b= n,name= l= m= d= o= p= f= c,chroot= C= P r= t= v D= / a= q w L N s= i B H image=",
    }),
  direnv: launcher({ verbs: "exec", before: 1 }),
  "asdf,rbenv,pyenv,nodenv,goenv,phpenv,plenv,jenv,tfenv": launcher({
    verbs: "exec",
  }),
  "mise,rtx": launcher({
    verbs: "exec x",
    options:
      "c,command= C,cd= j,jobs= E,env= y,yes q,quiet v,verbose fresh-env raw",
    code: "command",
    marks: "--",
  }),
  "volta,fnm,nvm": launcher({
    verbs: "exec run",
    options: "using= node= npm= yarn= silent bundled-npm no-yarn",
    versions: true,
  }),
  rustup: launcher({ verbs: "run", before: 1, options: "install" }),
  "devbox,flox,pixi,foreman,honcho": launcher({
    verbs: "run exec activate do",
    options: "c,config= e,env,environment= f,procfile= d,dir= p,port= q,quiet",
  }),
  rvm: launcher({ marks: "do exec" }),
  "nix,guix": launcher({
    verbs: "develop shell dev-shell environment time-machine",
    marks: "-c --command --",
  }),
  "nix-shell": launcher({
    options:
      "p,packages run= command= pure keep= A,attr= I= E,expr= arg= argstr= i= quiet",
    code: "run command",
    marks: "--",
    mixed: true,
  }),
  "dotenv,dotenvx,env-cmd": launcher({
    verbs: "run",
    alone: true,
    options:
      "e,env= f,env-file,file= p= c,cascade=? o,override v= q,quote= x,expand-envs use-shell environments= r,rc-file= overload strict convention=",
  }),
  "wait-for-it,wait-for-it.sh,wait-for,wait-for.sh": launcher({ marks: "--" }),
  retry: launcher({
    options: "t,times= d,delay= tries= r,retries= u,until= i,interval= max= m",
  }),
  "start-server-and-test": launcher({ lines: "each" }),
  hyperfine: launcher({
    options:
      "w,warmup= m,min-runs= M,max-runs= r,runs= s,setup= p,prepare= c,cleanup= C,conclude= P,parameter-scan= D,parameter-step-size= L,parameter-list= S,shell= i,ignore-failure style= sort= u,time-unit= export-json= export-markdown= export-csv= show-output output= input= n,command-name= reference= N",
    code: "setup prepare cleanup conclude reference",
    lines: "each",
  }),
  "concurrently,cross-env-shell": launcher({
    options:
      "n,names= c,prefix-colors= p,prefix= k,kill-others m,max-processes= s,success= r,raw g,group l,prefix-length= t,timestamp-format= i,handle-input restart-tries= restart-after= kill-others-on-fail P,passthrough-arguments hide= teardown=",
    code: "teardown",
    lines: "each",
  }),
  "nodemon,forever": launcher({
    options:
      "w,watch= e,ext= i,ignore= x,exec= d,delay= V,verbose q,quiet L,legacy-watch C,on-change-only I,no-stdin s,signal= config= r,require= c,command=",
    code: "exec command",
    marks: "",
    mixed: true,
  }),
  "chokidar,watchman-make,onchange,reflex": launcher({
    options:
      "c,command,run= d,debounce= i,initial,ignore= p,pattern= t,target= k,kill e,exclude,exclude-regex= r,regex= g,glob= s,start-service R,inverse-regex= G,inverse-glob= a,add= throttle= poll-interval= silent v,verbose",
    code: "command",
    marks: "--",
    mixed: true,
  }),
  entr: launcher({ options: "a c d n p r s z x" }),
  watchexec: launcher({
    options:
      "w,watch= W,watch-non-recursive= e,exts= f,filter= i,ignore= c,clear=? r,restart s,signal= d,debounce= p,postpone n N,notify shell= o,on-busy-update= E,env= workdir= fs-events= stop-signal= delay-run= project-origin= quiet",
    lines: "joined",
  }),
  "pssh,parallel-ssh,pdsh,clush,dsh,sem": launcher({
    options:
      "h,hosts= H,host= l,user= p,par= o,outdir= e,errdir= t,timeout= O,options= x,extra-args= i,inline I A v,verbose w= a g= f= u= R= b m= j,jobs= id= fg wait",
    lines: "joined",
    remote: true,
  }),
  "mpirun,mpiexec,orterun,srun": launcher({
    options:
      "n,np,ntasks= N,nodes= H,host= hostfile,machinefile= c,cpus-per-task= p,partition= t,time= J,job-name= o,output= e,error= A,account= G,gpus= w,nodelist= D,chdir= x= mem= gres= pty oversubscribe allow-run-as-root bind-to= map-by= q tag-output",
  }),
  sbatch: launcher({ options: "wrap=", code: "wrap", marks: "--" }),
};

/** Options of bubblewrap that take two values; flags take none, all others one. */
const PAIRS =
  /^--(?:(?:dev-|ro-)?bind(?:-try|-fd|-data)?|symlink|setenv|file|chmod|overlay)$/;
const FLAGS =
  /^--(?:unshare-.*|share-net|new-session|die-with-parent|as-pid-1|clearenv|(?:assert-)?disable-userns|assert-userns-disabled|help|version)$/;

function bubblewrap(it: Invocation): Data {
  let at = 0;
  for (; at < it.args.length; at++) {
    const { text } = it.args[at] as Field;
    if (text === "--") at++;
    if (!text.startsWith("--") || text === "--") break;
    if (PAIRS.test(text)) at += 2;
    else if (!FLAGS.test(text)) at += 1;
  }
  return it.run(it.args.slice(at), { via: it.name });
}
