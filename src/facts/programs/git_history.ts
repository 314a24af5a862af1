/** Git subcommands that make, replace or drop commits and refs. */
import { dataOf, type Field } from "../shell/data.ts";
import { ref } from "./git_work.ts";
import type { Invocation } from "./invocation.ts";
import type { Subcommand } from "./program.ts";

/** What is thrown away at once instead of after a while. */
const NOW =
  /^(?:now|all|0|today|never\.expire)$|^(?:0|1)[. ]?(?:second|minute)s?/i;

/** Subcommands of history and refs. */
export const HISTORY: readonly Subcommand[] = [
  {
    at: "commit",
    options:
      "a,all p,patch C,reuse-message= c,reedit-message= fixup= squash= reset-author short branch porcelain long z F,file= author= date= m,message= t,template= s,signoff no-signoff trailer= n,no-verify verify allow-empty allow-empty-message cleanup= e,edit no-edit amend no-post-rewrite i,include o,only pathspec-from-file= u,untracked-files=? v,verbose q,quiet dry-run status no-status S,gpg-sign=? no-gpg-sign",
    run: (it) => {
      const file = it.value("file");
      if (file !== undefined && file.text !== "-") it.read(file);
      if (it.has("dry-run")) return;
      it.git({
        operation: "commit",
        rewrites_history: it.has("amend"),
        bypasses_checks: it.has("no-verify", "no-gpg-sign"),
      });
    },
  },
  {
    at: "rebase",
    options:
      "onto= keep-base continue skip abort quit edit-todo show-current-patch m,merge s,strategy= X,strategy-option= i,interactive r,rebase-merges=? x,exec= autosquash no-autosquash autostash no-autostash f,force-rebase,no-ff q,quiet v,verbose stat n,no-stat no-verify verify S,gpg-sign=? root update-refs signoff ignore-whitespace committer-date-is-author-date",
    run: (it) => {
      for (const code of it.options.values("exec")) {
        it.shell(dataOf(code), { via: "git rebase -x" });
      }
      const ends = it.has("abort", "quit", "show-current-patch", "edit-todo");
      it.git({
        operation: "rebase",
        rewrites_history: !ends,
        bypasses_checks: it.has("no-verify"),
        ...ref(it.operands[0]),
      });
    },
  },
  {
    at: "merge,cherry-pick,revert,am",
    options:
      "n,no-commit e,edit no-edit x m,mainline= s,strategy= X,strategy-option= ff ff-only no-ff squash abort continue skip quit no-verify S,gpg-sign=? F,file= signoff allow-unrelated-histories 3,3way",
    run: (it) => {
      const patches = it.verb === "am" &&
        !it.has("abort", "continue", "skip", "quit");
      for (const one of patches ? it.operands : []) it.read(one);
      it.git({
        operation: it.verb,
        bypasses_checks: it.has("no-verify"),
        ...ref(it.operands[0]),
      });
    },
  },
  {
    at: "branch",
    options:
      "d,delete D m,move M c,copy C f,force l,list a,all r,remotes v,verbose q,quiet t,track=? u,set-upstream-to= unset-upstream edit-description create-reflog contains=? no-contains=? merged=? no-merged=? points-at= sort= format= show-current column=? i,ignore-case recurse-submodules",
    run: branch,
  },
  {
    at: "tag",
    options:
      "a,annotate s,sign no-sign u,local-user= f,force d,delete v,verify n=? l,list sort= contains=? no-contains=? merged=? no-merged=? points-at= m,message= F,file= e,edit cleanup= create-reflog column=? format= i,ignore-case",
    run: (it) => {
      const looks = it.has(
        "list",
        "verify",
        "contains",
        "merged",
        "points-at",
        "n",
      );
      if (looks || it.operands.length === 0) return;
      it.git({
        operation: "tag",
        deletes_ref: it.has("delete"),
        forced: it.has("force"),
        ...ref(it.operands[0]),
      });
    },
  },
  {
    at: "update-ref,symbolic-ref,replace,notes,replay",
    options: "d,delete m= no-deref stdin z create-reflog q short f,force ref=",
    run: (it) => {
      if (
        it.verb === "symbolic-ref" && it.operands.length < 2 &&
        !it.has("delete")
      ) return;
      it.git({
        operation: it.verb,
        deletes_ref: it.has("delete"),
        rewrites_history: it.verb === "replace",
        forced: true,
        ...ref(it.operands[0]),
      });
    },
  },
  {
    at: "reflog",
    options:
      "all expire= expire-unreachable= updateref rewrite stale-fix n,dry-run verbose single-worktree",
    run: (it) => {
      const verb = it.operands[0]?.text ?? "show";
      if (it.has("dry-run") || (verb !== "expire" && verb !== "delete")) return;
      const value = it.value("expire", "expire-unreachable")?.text ?? "";
      it.git({
        operation: `reflog ${verb}`,
        deletes_ref: true,
        forced: verb === "expire" && NOW.test(value),
      });
    },
  },
  {
    at: "gc",
    options:
      "q,quiet prune=? no-prune cruft no-cruft aggressive auto detach no-detach force keep-largest-pack max-cruft-size=",
    run: (it) => {
      const set = it.settings.get("gc.pruneexpire") ?? "";
      const value = it.value("prune")?.text ?? set;
      const now = !it.has("no-prune") && NOW.test(value);
      it.git({ operation: "gc", deletes_ref: now, forced: now });
    },
  },
  {
    at: "prune,prune-packed,repack",
    options: "n,dry-run v,verbose expire= progress a A d f F l q",
    run: (it) => {
      if (it.has("dry-run")) return;
      const value = it.value("expire")?.text;
      const now = it.verb === "prune" &&
        (value === undefined || NOW.test(value));
      it.git({ operation: it.verb, deletes_ref: now, forced: now });
    },
  },
  {
    at: "filter-branch",
    options:
      "setup= subdirectory-filter= env-filter= tree-filter= index-filter= parent-filter= msg-filter= commit-filter= tag-name-filter= prune-empty original= d= f,force state-branch=",
    run: (it) => {
      for (const { key, value } of it.options.given) {
        if (value === undefined || !key.endsWith("-filter")) continue;
        if (key === "subdirectory-filter") continue;
        it.shell(dataOf(value), { via: `git filter-branch --${key}` });
      }
      rewriteAll(it);
    },
  },
  {
    at: "filter-repo",
    options:
      "f,force dry-run analyze path= path-glob= invert-paths replace-text= replace-message= refs= subdirectory-filter= strip-blobs-bigger-than= mailmap= partial",
    run: (it) => {
      if (!it.has("dry-run", "analyze")) rewriteAll(it);
    },
  },
  {
    at: "hash-object",
    options: "t= w stdin stdin-paths path= no-filters literally",
    run: (it) => {
      for (const file of it.operands) it.read(file);
      it.git({ operation: it.verb });
    },
  },
  {
    at:
      "fast-import,fast-export,commit-tree,mktree,mktag,write-tree,unpack-objects,index-pack,pack-objects,pack-refs,commit-graph,multi-pack-index",
    run: (it) => it.git({ operation: it.verb }),
  },
];

function rewriteAll(it: Invocation): void {
  it.git({
    operation: it.verb,
    rewrites_history: true,
    discards_work: true,
    forced: it.has("force"),
  });
}

function branch(it: Invocation): void {
  const removes = it.has("delete", "D");
  const looks = it.has(
    "list",
    "all",
    "remotes",
    "show-current",
    "contains",
    "merged",
    "no-merged",
    "no-contains",
    "points-at",
  );
  const [first] = it.operands;
  if (
    !removes && (looks || first === undefined) &&
    !it.has("move", "M", "copy", "C")
  ) return;
  const targets: readonly (Field | undefined)[] = removes
    ? it.operands
    : [first];
  for (const target of targets) {
    it.git({
      operation: "branch",
      deletes_ref: removes,
      forced: it.has("D", "M", "C", "force"),
      remote: false,
      ...ref(target),
    });
  }
}
