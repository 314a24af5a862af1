/** Package managers: what they install, remove and publish, and what they run on the way. */
import {
  type Data,
  dataOf,
  type Field,
  known,
  plain,
  UNKNOWN,
} from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import { asWritten, configureIndex, install, isAddress } from "./installing.ts";
import type { Invocation } from "./invocation.ts";
import { optionTable, readOptions } from "./options.ts";
import type { Family, Program, Subcommand } from "./program.ts";

const PACKAGE = { what: "package" } as const;

/** Groups of subcommands that have one that installs. */
const INNER = /^(?:pip|tool|self|python|mod|bundle|nuget|env)$/;

const JS: readonly Subcommand[] = [
  {
    at:
      "install,i,add,ci,update,upgrade,up,link,dedupe,import,rebuild,isntall,in",
    run: (it) => install(it, INNER.test(it.operands[0]?.text ?? "") ? 2 : 1),
  },
  {
    at: "uninstall,remove,rm,un,unlink,r,prune",
    change: { ...PACKAGE, operation: "uninstall" },
  },
  {
    at: "publish,npm publish,stage,deprecate,dist-tag add,dist-tag rm",
    options: "dry-run",
    unless: "dry-run",
    change: { ...PACKAGE, operation: "publish", irreversible: true },
  },
  {
    at: "unpublish,npm unpublish",
    options: "dry-run",
    unless: "dry-run",
    change: { ...PACKAGE, operation: "unpublish", irreversible: true },
  },
  {
    at:
      "owner add,owner rm,access grant,access set,access revoke,team add,team rm,hook add",
    change: { ...PACKAGE, operation: "publish", loosens: true },
  },
  {
    at: "token create,token list,token revoke,adduser,login",
    change: { what: "secret", operation: "change" },
  },
  {
    at: "exec,x,dlx",
    style: "posix",
    options: "",
    run: execute,
  },
  { at: "run,run-script,start,test,t,stop,restart", run: project },
  {
    at: "pkg set",
    run: (it) => {
      for (const { text } of it.operands.slice(2)) {
        const script = /^scripts\.[^=]+=(.*)$/s.exec(text)?.[1];
        if (script !== undefined) {
          it.shell(known(script), { via: `${it.name} pkg set` });
        }
      }
      it.write(plain("package.json"), UNKNOWN);
    },
  },
  { at: "config set,config delete,set", run: configureIndex },
  { at: "cache clean,cache clear,cache verify,store prune,pm cache" },
];

const JS_OPTIONS =
  "g,global D,save-dev,dev S,save P,save-prod O,save-optional E,save-exact f,force prefix= registry= C,dir= w,workspace= ws,workspaces cwd= p,package= y,yes ignore-scripts legacy-peer-deps s,silent if-present frozen-lockfile filter=";

/** npm's option that holds a line for a shell. */
const CALL = "c,call=";

/** pnpm's flag that makes a line for a shell of the words. */
const SHELL_MODE = "c,shell-mode";

const JS_LOOKS =
  "ls list la ll view info show search outdated audit why explain pack root bin prefix ping doctor fund help whoami repo docs bugs home version config get query init create node why licenses";

const PIP: readonly Subcommand[] = [
  {
    at: "install,download,wheel",
    options:
      "r,requirement= c,constraint= e,editable= i,index-url= extra-index-url= trusted-host= t,target= prefix= root= f,find-links= d,dest= user U,upgrade no-deps pre q v y break-system-packages dry-run",
    run: (it) => install(it, INNER.test(it.operands[0]?.text ?? "") ? 2 : 1),
  },
  {
    at: "uninstall",
    options: "y,yes r,requirement=",
    change: { ...PACKAGE, operation: "uninstall" },
  },
  { at: "cache purge,cache remove" },
  { at: "config set,config unset,config edit", run: configureIndex },
];

const PYTHON: readonly Subcommand[] = [
  {
    at:
      "add,install,sync,lock,update,upgrade,pip install,tool install,self update,venv,python install",
    options:
      "default-index= index-url= extra-index-url= index= i= e,editable= r,requirements= git= from= with= allow-insecure-host=",
    run: (it) => install(it, INNER.test(it.operands[0]?.text ?? "") ? 2 : 1),
  },
  {
    at: "remove,uninstall,pip uninstall,tool uninstall,env remove,self remove",
    change: { ...PACKAGE, operation: "uninstall" },
  },
  {
    at: "publish,upload",
    options: "dry-run",
    unless: "dry-run",
    change: { ...PACKAGE, operation: "publish", irreversible: true },
  },
  { at: "run", style: "posix", options: "", run: (it) => runPackage(it, 1) },
  {
    at: "tool run",
    style: "posix",
    options: "",
    run: (it) => runPackage(it, 2),
  },
  { at: "cache clean,cache purge,cache clear,cache prune" },
];

const OTHERS: readonly Subcommand[] = [
  {
    at:
      "add,install,update,upgrade,get,fetch,require,create-project,mod download,mod tidy,dump-autoload,bundle install,deps.get,restore",
    run: (it) => install(it, INNER.test(it.operands[0]?.text ?? "") ? 2 : 1),
  },
  {
    at: "remove,uninstall,rm,cleanup,deps.clean",
    change: { ...PACKAGE, operation: "uninstall" },
  },
  {
    at: "publish,push,release,upload,hex.publish,nuget push,pub publish,lish",
    options:
      "dry-run n,no-verify c,configuration= r,runtime= f,framework= o,output=",
    // With these it is a build, which `dotnet` calls so.
    unless: "dry-run configuration runtime framework output",
    change: { ...PACKAGE, operation: "publish", irreversible: true },
  },
  {
    at: "yank,unyank,nuget delete,hex.retire,owner,owner add",
    options: "undo",
    change: { ...PACKAGE, operation: "yank", irreversible: true },
  },
  { at: "exec", style: "posix", options: "", run: (it) => runPackage(it, 1) },
  {
    at: "ecto.drop,ecto.reset,ef database drop,ef database update 0",
    run: (it) => it.database({ statement: "reset" }),
  },
  {
    at: "build",
    options: "o,output=",
    run: (it) => {
      const output = it.value("output");
      if (output !== undefined) it.write(output, UNKNOWN);
    },
  },
  { at: "config set", run: configureIndex },
  {
    at: "env,sources",
    options: "w,write a,add r,remove",
    run: (it) => {
      if (it.has("write", "add")) configureIndex(it);
    },
  },
  { at: "login,signin", change: { what: "secret", operation: "change" } },
];

const OTHER_LOOKS =
  "b check c test t bench run r doc d new init search tree metadata fmt clippy clean vet version env list show info outdated audit why licenses validate status help mod work tool generate vendor package locate-project compile console config rustc expand nextest watch";

function manager(
  subcommands: readonly Subcommand[],
  looks: string,
  options = "",
): Program {
  return { subcommands, looks, options, style: "exact" };
}

/** Programs of packages. */
export const PACKAGES: Family = {
  "npm,cnpm": manager(JS, JS_LOOKS, `${JS_OPTIONS} ${CALL}`),
  "pnpm": manager(JS, JS_LOOKS, `${JS_OPTIONS} ${SHELL_MODE}`),
  "yarn": manager(JS, JS_LOOKS, JS_OPTIONS),
  "npx,pnpx,bunx,uvx,pipx,dlx": {
    style: "posix",
    options:
      "p,package= c,call= y,yes q,quiet no-install ignore-existing from= with= python= spec= n,no",
    run: (it) => {
      const code = it.value("call");
      if (code !== undefined) {
        return it.shell(dataOf(code), { via: `${it.name} -c` });
      }
      if (it.name !== "pipx") return runPackage(it, 0);
      const verb = it.operands[0]?.text;
      if (verb === "run") return runPackage(it, 1);
      if (/^(?:install|inject|upgrade)/.test(verb ?? "")) {
        install(it);
      } else if (/^uninstall/.test(verb ?? "")) {
        it.change(PACKAGE, "uninstall", it.operands[1]);
      }
    },
  },
  "pip,pip3,pip2": {
    subcommands: PIP,
    looks:
      "list show freeze check search index inspect debug hash help cache config completion",
  },
  "uv,poetry,pipenv,pdm,hatch,rye,conda,mamba,micromamba,easy_install,flit":
    manager(
      PYTHON,
      "list show tree export init new build version env config check help search info run shell clean create activate",
    ),
  twine: manager([{
    at: "upload",
    change: { ...PACKAGE, operation: "publish", irreversible: true },
  }], "check register"),
  "cargo,go,gem,composer,mix,rebar3,nuget,dotnet,cabal,stack,opam,dart,flutter,pub,swift,vcpkg,conan":
    manager(
      OTHERS,
      OTHER_LOOKS,
      "dry-run n release q v y,yes force undo git= version,vers=",
    ),
  "bundle,bundler": manager([
    { at: "exec", style: "posix", options: "", run: (it) => runPackage(it, 1) },
    ...OTHERS,
  ], OTHER_LOOKS),
  "rimraf,del-cli,trash-cli,premove": {
    options:
      "g,glob v,verbose preserve-root no-preserve-root impl= i,interactive f,force",
    run: (it) => {
      for (const path of it.operands) {
        it.delete(path, { recursive: true, forced: true });
      }
    },
  },
};

/** `npm exec`, whose options may stand on either side of the subcommand, and which may be given a line for a shell. */
function execute(it: Invocation): Data | void {
  const own = it.name === "pnpm" ? SHELL_MODE : CALL;
  const table = optionTable(`${JS_OPTIONS} ${it.name === "yarn" ? "" : own}`);
  const inner = readOptions(it.operands.slice(1), table, "posix");
  const code = inner.value("call") ?? it.value("call");
  if (code !== undefined) {
    return it.shell(dataOf(code), { via: `${it.name} -c` });
  }
  const words = inner.operands;
  // Yarn gives a line to its shell, pnpm when it is told to.
  const line = it.name === "yarn"
    ? it.operands[0]?.text === "exec" &&
      /[\s;&|<>`$()]/.test(words[0]?.text ?? "")
    : it.has("shell-mode") || inner.has("shell-mode");
  const via = `${it.name} exec`;
  if (line) return it.shell(joinFields(asWritten(words)), { via });
  for (const one of inner.values("package")) {
    if (isAddress(one.text)) it.from("network");
  }
  return runPackage(it, 0, words);
}

/** Options between `run` and the name that take a value. */
const RUN_OPTIONS =
  "n,name= p,prefix,python= with= from= group= extra= only-group= env-file= cwd= directory= project= package= index= spec= w=";

/** What `npx NAME ARGS` runs is a program of that name, wherever it comes from. */
function runPackage(
  it: Invocation,
  before: number,
  given: readonly Field[] = it.operands,
): Data | void {
  const [name, ...args] = readOptions(
    given.slice(before),
    optionTable(RUN_OPTIONS),
    "posix",
  ).operands;
  if (name === undefined) return;
  for (const one of [name, ...it.options.values("package", "from", "with")]) {
    if (isAddress(one.text)) it.from("network");
  }
  const path = name.text.replace(/(?<=.)@[\w.^~-]+$/, "");
  return it.run([{ ...name, text: path, path }, ...args], { via: it.name });
}

/** A script of the project's own: what it does stands in its files. */
function project(it: Invocation): Data | void {
  it.execution.from = "file";
  const at = it.operands.findIndex(({ text }) => text === "superego");
  if (at > 0) return it.run(it.operands.slice(at), { via: it.name });
}
