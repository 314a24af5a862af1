/** Version control besides Git: what loses work or history, what runs a program, and what is sent where. */
import { dataOf, type Field, plain } from "../shell/data.ts";
import type { EffectOf } from "../effect.ts";
import type { Invocation } from "./invocation.ts";
import type { Family, Program, Subcommand } from "./program.ts";

type Loss = Partial<EffectOf<"git">>;

const DISCARDS: Loss = { discards_work: true };
const REWRITES: Loss = { rewrites_history: true };

/** Which of a row's subcommands was given, and the operand behind it. */
function named(it: Invocation, at: string): [string, ...(Field | undefined)[]] {
  const words = it.operands.map(({ text }) => text).join(" ");
  const path =
    at.split(",").find((one) => words === one || words.startsWith(`${one} `)) ??
      it.name;
  return [path, ...it.operands.slice(path.split(" ").length)];
}

/** A row that has an effect, of which it may need one option, by key. */
function loses(at: string, loss: Loss, options = "", when = ""): Subcommand {
  return {
    at,
    options,
    run: (it) => {
      if (
        it.has("dry-run", "print", "print0", "list") ||
        (when !== "" && !it.has(...when.split(" ")))
      ) return;
      const [operation, target] = named(it, at);
      it.git({
        operation,
        forced: it.has("force"),
        ...loss,
        ...(target === undefined ? {} : { target: target.text }),
      });
    },
  };
}

/** A row that reaches another repository: with files of this one, or for files of that one. */
function reaches(at: string, sends: "file" | "nothing"): Subcommand {
  return {
    at,
    options: "force f r,rev= b,branch= m,message= q,quiet ssh=",
    run: (it) => {
      const [operation, place, folder] = named(it, at);
      it.git({ operation, ...(sends === "file" ? { remote: true } : {}) });
      const url = it.operands.slice(1).find(({ text }) =>
        /^[a-z+]+:\/\//i.test(text) && !/^file:/i.test(text)
      );
      if (url !== undefined) it.connect(url, { sends });
      const command = it.value("ssh");
      if (command !== undefined) {
        it.shell(dataOf(command), { via: `${it.name} --ssh` });
      }
      if (/^(?:(?:git )?clone|checkout|co|export|branch)$/.test(operation)) {
        const name = place?.text.replace(/\/+$/, "").split("/").at(-1);
        it.write(folder ?? plain(name || "."), {
          text: undefined,
          origins: url === undefined ? ["file"] : ["network"],
        });
      }
    },
  };
}

/** Settings of Mercurial by which it runs a command: `--config alias.st='!make'`. */
const RUNS =
  /^(?:alias\.[\w-]+=\s*!|hooks\.[\w.-]+=|ui\.(?:ssh|editor|merge)=|extdiff\.cmd\.[\w-]+=|merge-tools\.[\w-]+\.executable=|pager\.pager=)(?!python:)/;

function configured(it: Invocation): void {
  for (const field of it.options.values("config")) {
    const found = RUNS.exec(field.text);
    if (found === null) continue;
    it.shell(
      {
        text: field.known ? field.text.slice(found[0].length) : undefined,
        origins: field.origins,
      },
      { via: `${it.name} --config` },
    );
  }
}

function system(
  subcommands: readonly Subcommand[],
  looks: string,
  options = "",
): Program {
  return {
    options: `R,repository= cwd= config= y,noninteractive ${options}`,
    style: "exact",
    subcommands,
    looks,
    run: configured,
  };
}

const MERCURIAL: readonly Subcommand[] = [
  loses("strip,rollback,prune,obsolete,hide", REWRITES, "f,force r,rev="),
  loses("rebase,histedit,amend,fold,split,uncommit,absorb,metaedit", {
    ...REWRITES,
    operation: "rebase",
  }, "s,source= d,dest= b,base= r,rev= continue abort commands="),
  loses(
    "update,up,checkout,co,goto",
    DISCARDS,
    "C,clean c,check m,merge r,rev= d,date=",
    "clean",
  ),
  loses(
    "revert",
    DISCARDS,
    "C,no-backup a,all r,rev= d,date= i,interactive n,dry-run I,include= X,exclude=",
    "no-backup",
  ),
  loses(
    "purge,clean",
    DISCARDS,
    "a,abort-on-err all ignored dirs files p,print 0,print0 n,dry-run",
  ),
  loses(
    "shelve",
    { deletes_ref: true, operation: "shelve" },
    "delete cleanup d n,name= l,list p,patch",
    "delete cleanup",
  ),
  loses(
    "bookmark,bookmarks",
    { deletes_ref: true, operation: "branch" },
    "d,delete f,force r,rev=",
    "delete",
  ),
  loses(
    "commit,ci,tag,add,remove,rm,forget,merge,graft,import,unshelve",
    {},
    "m,message= A,addremove f,force amend",
  ),
  reaches("push,bundle,email", "file"),
  reaches("pull,clone,incoming,fetch", "nothing"),
];

const JUJUTSU: readonly Subcommand[] = [
  loses("abandon", REWRITES, "r,revisions= retain-bookmarks"),
  loses("restore", DISCARDS, "f,from= t,into= c,changes-in="),
  loses(
    "op restore,op abandon,operation restore,operation abandon,util gc",
    REWRITES,
    "what= expire=",
  ),
  loses(
    "git push",
    { operation: "push", deletes_ref: true, remote: true },
    "all tracked deleted b,bookmark= c,change= r,revisions= remote= allow-new dry-run",
    "deleted",
  ),
  loses("bookmark delete,bookmark forget,workspace forget", {
    deletes_ref: true,
    operation: "branch",
  }),
  loses(
    "rebase,squash,split,edit,describe,desc,new,commit,diffedit,absorb",
    {},
    "m,message= r,revisions= s,source= d,destination= b,branch=",
  ),
  reaches("git fetch,git clone", "nothing"),
];

const SUBVERSION: readonly Subcommand[] = [
  {
    at: "delete,del,remove,rm",
    options: "m,message= force keep-local q,quiet F,file=",
    run: (it) => {
      for (const one of it.operands.slice(1)) {
        if (/^[a-z+]+:\/\//i.test(one.text)) {
          it.git({
            operation: "delete",
            deletes_ref: true,
            remote: true,
            target: one.text,
          });
          it.connect(one);
        } else if (!it.has("keep-local")) {
          it.delete(one, { recursive: true, forced: it.has("force") });
        }
      }
    },
  },
  loses(
    "revert",
    DISCARDS,
    "R,recursive q,quiet depth= changelist= remove-added",
  ),
  loses(
    "cleanup",
    DISCARDS,
    "remove-unversioned remove-ignored vacuum-pristines include-externals",
    "remove-unversioned remove-ignored",
  ),
  loses(
    "add,commit,ci,update,up,merge,resolve,propset,mkdir,copy,cp,move,mv,lock,unlock,switch,sw",
    {},
    "m,message= r,revision= F,file=",
  ),
  reaches("checkout,co,export", "nothing"),
  reaches("import", "file"),
];

const OTHERS: readonly Subcommand[] = [
  loses("revert,unrevert", DISCARDS, "a,all no-backup r,revision= n,dry-run"),
  loses(
    "clean,clean-tree",
    DISCARDS,
    "f,force n,dry-run x ignored unknown all",
  ),
  loses(
    "obliterate,uncommit,unrecord,purge,scrub,shun,rollback",
    REWRITES,
    "y a,all f,force n,dry-run",
  ),
  loses(
    "add,commit,record,ci,update,pull,sync,edit,submit,shelve,unshelve,merge,open,close,stash",
    {},
    "m,message= C",
  ),
  reaches("push", "file"),
  reaches("clone,get,branch", "nothing"),
];

/** Version control besides Git. */
export const VERSION_CONTROL: Family = {
  "hg,chg,sl,rhg": system(
    MERCURIAL,
    "status st log diff annotate blame cat files manifest heads tip parents paths id identify summary branches branch tags outgoing resolve root verify version help grep config showconfig show smartlog debugrevlog serve archive init locate phase",
    "debugger v,verbose q,quiet pager= color= encoding=",
  ),
  jj: system(
    JUJUTSU,
    "log status st diff show evolog obslog op operation file bookmark config git help version root interdiff workspace undo redo next prev resolve fix sparse tag sign util",
    "at-op= ignore-working-copy no-pager quiet color=",
  ),
  svn: system(
    SUBVERSION,
    "status st log diff info list ls cat blame annotate help propget pg proplist upgrade relocate changelist patch",
    "username= password= no-auth-cache non-interactive trust-server-cert-failures= config-dir= config-option=",
  ),
  "bzr,brz,fossil,darcs,pijul,p4,cvs": system(
    OTHERS,
    "status st log diff annotate blame info changes whatsnew timeline help version init ui server serve opened describe filelog files print changelists clients users ls list update finfo sql rebuild extras",
    "c= p= u= d= q,quiet",
  ),
};
