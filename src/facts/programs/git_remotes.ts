/** Git subcommands that talk to other repositories. */
import { dataOf, type Field, plain, UNKNOWN } from "../shell/data.ts";
import { ref } from "./git_work.ts";
import { runsCode, settingIn } from "./git_config.ts";
import type { Invocation } from "./invocation.ts";
import type { Subcommand } from "./program.ts";

const FETCH =
  "all a,append depth= deepen= shallow-since= shallow-exclude= unshallow update-shallow dry-run f,force k,keep m,multiple p,prune P,prune-tags n,no-tags t,tags j,jobs= recurse-submodules=? u,update-head-ok upload-pack= q,quiet v,verbose progress o,server-option= r,rebase=? no-rebase ff ff-only no-ff squash s,strategy= X,strategy-option= autostash no-commit e,edit no-edit S,gpg-sign=? set-upstream allow-unrelated-histories";

/** Subcommands of remotes. */
export const REMOTES: readonly Subcommand[] = [
  {
    at: "push",
    options:
      "all branches prune mirror n,dry-run porcelain d,delete tags follow-tags signed=? no-signed atomic o,push-option= receive-pack,exec= force-with-lease=? no-force-with-lease force-if-includes f,force repo= u,set-upstream thin no-thin q,quiet v,verbose progress recurse-submodules=? no-verify verify 4 6",
    run: push,
  },
  { at: "fetch,pull,fetch-pack", options: FETCH, run: fetch },
  {
    at: "clone",
    options:
      "l,local no-hardlinks s,shared reference= dissociate q,quiet v,verbose progress server-option= n,no-checkout bare mirror o,origin= b,branch= u,upload-pack= template= c,config= depth= shallow-since= single-branch no-single-branch no-tags recurse-submodules=? recursive=? shallow-submodules j,jobs= filter= sparse separate-git-dir= bundle-uri=",
    run: clone,
  },
  {
    at: "ls-remote",
    options:
      "heads tags refs upload-pack= q,quiet exit-code get-url sort= symref o,server-option=",
    run: (it) => {
      packs(it);
      visit(it, it.operands[0]);
      return UNKNOWN;
    },
  },
  {
    at: "remote",
    options:
      "v,verbose t= m= f tags no-tags mirror=? add delete push all n,dry-run",
    run: (it) => {
      const [verb, name, url] = it.operands;
      if (verb === undefined || /^(?:show|get-url)$/.test(verb.text)) return;
      if (verb.text === "update" || verb.text === "prune") return;
      it.git({
        operation: `remote ${verb.text}`,
        ...(url === undefined
          ? name === undefined ? {} : { target: name.text }
          : { target: url.text }),
      });
    },
  },
  {
    at: "send-email,daemon,instaweb,http-backend,svn,p4,cvsimport,imap-send",
    options:
      "to= cc= from= smtp-server= export-all enable= port= listen= base-path= dry-run",
    run: (it) => {
      if (it.has("dry-run")) return;
      const serves = /daemon|instaweb|http-backend/.test(it.verb);
      it.connect(it.value("smtp-server") ?? "", {
        direction: serves ? "in" : "out",
        sends: "file",
      });
    },
  },
  {
    at:
      "credential,credential-store,credential-cache,credential-osxkeychain,credential-libsecret,credential-gnome-keyring,credential-wincred,credential-manager",
    options: "file= timeout= socket=",
    run: (it) => {
      const [verb] = it.operands;
      if (/^(?:fill|get)$/.test(verb?.text ?? "")) {
        it.change({ what: "secret" }, "read", "git credential");
        return { text: undefined, origins: ["secret"] };
      }
      if (/^(?:approve|reject|store|erase|exit)$/.test(verb?.text ?? "")) {
        it.change({ what: "secret" }, "change", "git credential");
      }
    },
  },
  {
    at: "format-patch",
    options:
      "o,output-directory= n N stdout s v= cover-letter to= cc= start-number= k",
    run: (it) => {
      if (!it.has("stdout")) {
        it.write(it.value("output-directory") ?? plain("./*"), UNKNOWN);
      }
      return UNKNOWN;
    },
  },
];

/** The host of a remote that is written as a URL or as `user@host:path`; a name says nothing. */
function visit(
  it: Invocation,
  remote: Field | undefined,
  sends: "nothing" | "file" = "nothing",
): void {
  if (remote === undefined) return;
  const { text } = remote;
  if (/^ext::/.test(text)) {
    it.shell(
      {
        text: remote.known ? text.slice(5) : undefined,
        origins: remote.origins,
      },
      { via: "git ext::" },
    );
    return;
  }
  const copy = /^(?:[\w.-]+@)?([\w.-]+\.[\w-]+|\[[^\]]+\]):(?!\/\/)/.exec(text);
  if (/^[a-z+]+:\/\//i.test(text) && !/^file:/i.test(text)) {
    it.connect(text, { sends });
  } else if (copy !== null) {
    it.connect(copy[1] ?? "", { scheme: "ssh", sends });
  }
}

/** Options that name a program on either side run it. */
function packs(it: Invocation): void {
  for (const code of it.options.values("upload-pack", "exec")) {
    it.shell(dataOf(code), { via: "git --upload-pack", within: "remote" });
  }
}

function push(it: Invocation): void {
  if (it.has("dry-run")) return;
  packs(it);
  const remote = it.value("repo") ?? it.operands[0];
  const refs = it.operands.slice(it.has("repo") ? 0 : 1);
  const mirror = it.has("mirror");
  const plus = refs.filter(({ text }) => text.startsWith("+"));
  const gone = it.has("delete")
    ? refs
    : refs.filter(({ text }) => /^\+?:[^:]/.test(text));
  const lease = it.has("force-with-lease");
  const forced = it.has("force") || mirror ||
    (plus.length > 0 && !lease);
  const one = gone[0] ?? plus[0] ?? refs[0];
  it.git({
    operation: "push",
    forced,
    rewrites_history: forced || lease || plus.length > 0,
    deletes_ref: mirror || it.has("prune") || gone.length > 0,
    bypasses_checks: it.has("no-verify"),
    remote: true,
    ...(one === undefined
      ? {}
      : { ref: one.text.replace(/^\+/, "").replace(/^.*:/, "") }),
    ...(remote === undefined ? {} : { target: remote.text }),
  });
  visit(it, remote, "file");
}

function fetch(it: Invocation): void {
  if (it.has("dry-run")) return;
  packs(it);
  const [remote, branch] = it.operands;
  it.git({
    operation: it.verb,
    forced: it.has("force"),
    rewrites_history: it.verb === "pull" && it.has("rebase") &&
      it.value("rebase")?.text !== "false",
    ...ref(branch),
    ...(remote === undefined ? {} : { target: remote.text }),
  });
  visit(it, remote);
}

function clone(it: Invocation): void {
  packs(it);
  const [remote, folder] = it.operands;
  if (remote === undefined) return;
  visit(it, remote);
  const name = remote.text.replace(/\/+$/, "").split(/[/:]/).at(-1)
    ?.replace(/\.git$/, "");
  it.git({ operation: "clone", target: remote.text });
  // They hold while it clones, and stay in the clone.
  for (const { key, value } of it.options.given) {
    if (key !== "config" || value === undefined) continue;
    const { name, setting } = settingIn(value);
    runsCode(it, name, value, setting);
  }
  it.write(folder ?? plain(name || "."), {
    text: undefined,
    origins: /:/.test(remote.text) ? ["network"] : ["file"],
  });
}
