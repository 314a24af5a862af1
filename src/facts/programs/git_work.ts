/** Git subcommands that touch the working tree, the index or stashed work. */
import { type Field, plain, UNKNOWN } from "../shell/data.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Subcommand } from "./program.ts";

/** Subcommands of the working tree. */
export const WORK: readonly Subcommand[] = [
  {
    at: "add,stage",
    options:
      "n,dry-run v f,force i,interactive p,patch u,update A,all N,intent-to-add refresh ignore-errors e,edit chmod= pathspec-from-file=",
    run: (it) => {
      if (it.has("dry-run")) return;
      it.git({ operation: it.verb });
      if (!it.has("force")) return;
      // What the project keeps out of its history gets into it.
      for (const file of it.operands) {
        if (it.path(file).classes.includes("credential")) it.read(file);
      }
    },
  },
  {
    at: "reset",
    options:
      "q,quiet soft mixed hard merge keep N,intent-to-add p,patch pathspec-from-file= pathspec-file-nul recurse-submodules=? no-refresh refresh",
    run: (it) => {
      const [target] = it.operands;
      const hard = it.has("hard", "merge");
      const moves = target !== undefined && !/^(?:HEAD|@)$/.test(target.text);
      it.git({
        operation: "reset",
        discards_work: hard,
        rewrites_history: moves && it.has("hard", "soft", "keep"),
        ...ref(target),
      });
    },
  },
  {
    at: "clean",
    options:
      "d f,force i,interactive n,dry-run q,quiet e,exclude= x X no-force",
    run: clean,
  },
  {
    at: "checkout",
    options:
      "q f,force ours theirs b= B= t,track=? no-track guess no-guess l d,detach orphan= m,merge no-merge conflict= p,patch ignore-skip-worktree-bits overwrite-ignore pathspec-from-file= recurse-submodules progress",
    run: checkout,
  },
  {
    at: "switch",
    options:
      "c,create= C,force-create= d,detach guess no-guess f,force,discard-changes m,merge conflict= q,quiet t,track=? orphan= ignore-other-worktrees recurse-submodules progress",
    run: (it) => {
      const forced = it.has("discard-changes");
      it.git({
        operation: "switch",
        discards_work: forced,
        forced: forced || it.has("force-create"),
        deletes_ref: it.has("force-create"),
        ...ref(it.operands[0]),
      });
    },
  },
  {
    at: "restore",
    options:
      "s,source= S,staged W,worktree p,patch q m ours theirs overlay no-overlay ignore-unmerged progress pathspec-from-file=",
    run: (it) => {
      const tree = it.has("worktree") || !it.has("staged");
      it.git({
        operation: "restore",
        discards_work: tree && it.operands.length + it.options.given.length > 0,
      });
    },
  },
  {
    at: "rm",
    options:
      "f,force n,dry-run r cached q ignore-unmatch sparse pathspec-from-file=",
    run: (it) => {
      if (it.has("dry-run")) return;
      const [recursive, forced] = [it.has("r"), it.has("force")];
      it.git({
        operation: "rm",
        forced,
        discards_work: forced && !it.has("cached"),
      });
      if (it.has("cached")) return;
      for (const path of it.operands) it.delete(path, { recursive, forced });
    },
  },
  {
    at: "mv",
    options: "f,force n,dry-run k v sparse",
    run: (it) => {
      if (it.has("dry-run")) return;
      it.git({ operation: "mv", forced: it.has("force") });
      const last = it.operands.at(-1);
      if (last !== undefined) it.write(last, UNKNOWN);
    },
  },
  {
    at: "stash",
    options:
      "p,patch k,keep-index q,quiet a,all u,include-untracked m,message= S,staged index",
    run: stash,
  },
  {
    at: "worktree",
    options:
      "f,force b= B= detach lock n,dry-run v expire= reason= orphan checkout no-checkout",
    run: (it) => {
      const [verb, path] = it.operands;
      if (verb?.text === "list" || verb === undefined) return UNKNOWN;
      const forced = it.has("force");
      it.git({
        operation: `worktree ${verb.text}`,
        forced,
        discards_work: verb.text === "remove",
      });
      if (path === undefined) return;
      if (verb.text === "remove") it.delete(path, { recursive: true, forced });
      else if (verb.text === "add") it.write(path, UNKNOWN);
    },
  },
  {
    at: "submodule",
    options:
      "q f,force all init remote recursive b,branch= name= reference= depth= cached rebase merge checkout",
    run: (it) => {
      const [verb] = it.operands;
      if (verb === undefined || /^(?:status|summary)$/.test(verb.text)) return;
      if (verb.text === "foreach") {
        const rest = it.args.slice(it.args.indexOf(verb) + 1)
          .filter(({ text }) => text !== "--recursive");
        return it.shell(joinFields(rest), { via: "git submodule foreach" });
      }
      it.git({
        operation: `submodule ${verb.text}`,
        forced: it.has("force"),
        discards_work: verb.text === "deinit" && it.has("force"),
      });
    },
  },
  {
    at: "bisect",
    run: (it) => {
      const [verb] = it.args;
      if (verb?.text === "run") {
        it.run(it.args.slice(1), { via: "git bisect run" });
      } else it.git({ operation: `bisect ${verb?.text ?? ""}`.trim() });
    },
  },
  {
    at:
      "init,apply,sparse-checkout,checkout-index,read-tree,update-index,merge-file,rerere",
    options:
      "bare template= separate-git-dir= b,initial-branch= shared=? q R,reverse 3,3way p= index cached check stat numstat summary f,force a,all u m reset prefix= unsafe-paths directory= reject exclude= include= assume-unchanged skip-worktree",
    run: (it) => {
      if (it.has("check", "stat", "numstat", "summary")) return;
      it.git({
        operation: it.verb,
        discards_work: (it.verb === "checkout-index" && it.has("force")) ||
          (it.verb === "read-tree" && it.has("reset")),
      });
      if (it.verb === "apply") {
        for (const patch of it.operands) it.read(patch);
        it.write(plain("./*"), UNKNOWN);
      }
    },
  },
];

/** The name of the branch or commit, when there is one. */
export function ref(field: Field | undefined): { ref?: string } {
  return field === undefined ? {} : { ref: field.text };
}

function clean(it: Invocation): void {
  const required = it.settings.get("clean.requireforce");
  const may = required !== undefined && /^(?:false|0|no|off)$/i.test(required);
  const order = it.options.given.findLast(({ key }) =>
    key === "force" || key === "no-force"
  );
  const forced = order?.key === "force";
  if (it.has("dry-run") || (!forced && !may && !it.has("interactive"))) return;
  it.git({
    operation: "clean",
    discards_work: !it.has("interactive"),
    forced,
  });
}

function checkout(it: Invocation): void {
  const { operands } = it;
  const dashes = it.args.findIndex(({ text }) => text === "--");
  const after = dashes < 0 ? 0 : it.args.length - dashes - 1;
  const [first] = operands;
  const creates = it.has("b", "B", "orphan");
  const paths = after > 0 || it.has("pathspec-from-file", "ours", "theirs") ||
    (!creates && operands.length > 1) ||
    (!creates && first !== undefined && looksLikePath(first));
  const forced = it.has("force");
  it.git({
    operation: "checkout",
    discards_work: paths || forced,
    forced: forced || it.has("B"),
    deletes_ref: it.has("B"),
    ...ref(paths && operands.length === after ? undefined : first),
  });
}

function looksLikePath({ text, glob }: Field): boolean {
  return glob || /^\.{1,2}(?:\/|$)|\/$|^:|^\/|\*/.test(text) ||
    /[^/.\d]\.[a-z][a-z0-9]{0,4}$/i.test(text);
}

function stash(it: Invocation): void {
  const verb = it.operands[0]?.text ?? "push";
  if (verb === "list" || verb === "show") return;
  it.git({
    operation: `stash ${verb}`,
    deletes_ref: verb === "drop" || verb === "clear",
    ...ref(it.operands[1]),
  });
  if (verb !== "push" && verb !== "save") return;
  // What is put away stands as it was committed.
  for (const file of it.operands.slice(1)) it.write(file, UNKNOWN);
}
