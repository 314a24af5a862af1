/** Programs that remove, move, copy and make files. */
import {
  type Data,
  type Field,
  literal,
  NOTHING,
  plain,
  UNKNOWN,
} from "../shell/data.ts";
import { tellFilling } from "../shell/files.ts";
import type { Invocation } from "./invocation.ts";
import { loosens } from "./permissions.ts";
import { bytesOf, isHuge } from "./sizes.ts";
import type { Family } from "./program.ts";
import { readCredential } from "./run.ts";

const MOVE =
  "b backup=? f,force i,interactive n,no-clobber S,suffix= t,target-directory= T,no-target-directory u,update=? v,verbose Z,context strip-trailing-slashes exchange debug";

/** Programs that change files. */
export const FILES: Family = {
  "rm,grm,zf_rm": {
    options:
      "r,R,recursive f,force i I interactive=? d,dir v,verbose P W x one-file-system no-preserve-root preserve-root=?",
    silent: true,
    run: (it) =>
      removeAll(it, it.operands, it.has("recursive"), it.has("force")),
  },
  "unlink,rmdir,zf_rmdir": {
    options: "p,parents v,verbose ignore-fail-on-non-empty",
    operands: "delete",
    silent: true,
  },
  "shred,srm,wipe,scrub": {
    options:
      "f,force n,iterations= s,size= u remove=? v,verbose x,exact z,zero random-source= r R",
    silent: true,
    run: (it) => {
      for (const file of it.operands) {
        // What is in it is overwritten first.
        if (it.name === "shred") it.write(file, UNKNOWN);
        if (it.has("u", "remove") || it.name !== "shred") {
          it.delete(file, { forced: true, recursive: it.has("r", "R") });
        }
      }
    },
  },
  "trash,trash-put,rmtrash,gio-trash": {
    options: "f,force r,recursive v,verbose",
    run: (it) => removeAll(it, it.operands, true, false),
  },
  "mv,gmv": { options: MOVE, silent: true, run: move },
  "cp,gcp": {
    options:
      `${MOVE} a,archive d H L,dereference l,link P,no-dereference p preserve=? no-preserve= parents R,r,recursive s,symbolic-link reflink=? sparse= attributes-only remove-destination copy-contents one-file-system x X c`,
    silent: true,
    run: copy,
  },
  "ln,gln,link": {
    options:
      "s,symbolic f,force n,no-dereference L,logical P,physical r,relative b backup=? S,suffix= t,target-directory= T,no-target-directory v,verbose i,interactive h F d,directory",
    silent: true,
    run: link,
  },
  "install,ginstall": {
    options:
      "b backup=? C,compare d,directory D g,group= m,mode= o,owner= p,preserve-timestamps s,strip S,suffix= t,target-directory= T,no-target-directory v,verbose c",
    silent: true,
    run: install,
  },
  rename: {
    options: "v,verbose n,nono,dry-run f,force s,symlink e= a i",
    idle: "dry-run",
    silent: true,
    run: (it) => {
      for (const file of it.operands.slice(1)) it.write(file, UNKNOWN);
    },
  },
  "mkdir,gmkdir": {
    options: "m,mode= p,parents v,verbose Z,context=?",
    operands: "write",
    silent: true,
  },
  mkfifo: {
    options: "m,mode= Z,context=?",
    silent: true,
    run: (it) => {
      for (const pipe of it.operands) {
        const { path } = it.path(pipe);
        const { files, fifos, piped } = it.frame.machine;
        it.write(pipe, piped.get(path) ?? files.get(path) ?? NOTHING);
        fifos.add(path);
      }
    },
  },
  mknod: { options: "m,mode= Z", operands: ["write", "data"], silent: true },
  "mktemp,tempfile": {
    options: "d,directory u,dry-run q,quiet suffix= p,tmpdir=? t=?",
    run: (it) => {
      const [template] = it.operands;
      const text = template?.text.replace(/X{3,}$/, "made") ?? "tmp.made";
      // A template stands where it says, a name of its own among the temporary files.
      const folder = it.value("tmpdir")?.text ??
        (template === undefined || it.has("t") ? "/tmp" : ".");
      const path = text.startsWith("/") ? text : `${folder}/${text}`;
      if (!it.has("dry-run", "u")) {
        it.write(plain(path.replace(/made(?=[^/]*$)/, "*")), NOTHING);
      }
      return { text: path, origins: [] };
    },
  },
  "touch,gtouch": {
    options:
      "a c,no-create d,date= f h,no-dereference m r,reference= t= time= A=",
    silent: true,
    run: (it) => {
      // Touching leaves content as it is.
      for (const file of it.operands) it.write(file, NOTHING, { append: true });
    },
  },
  "truncate,fallocate": {
    options:
      "c,no-create o,offset= r,reference= s,l,length,size= n,keep-size p,punch-hole z,zero-range d,dig-holes x",
    operands: "write",
    silent: true,
    run: (it) => {
      const size = bytesOf(it.value("size")?.text ?? "");
      if (!isHuge(size) || it.has("punch-hole", "dig-holes")) return;
      for (const file of it.operands) tellFilling(it.frame, it.path(file).path);
    },
  },
  tee: {
    options: "a,append i,ignore-interrupts p output-error=?",
    copies: true,
    run: (it) => {
      for (const file of it.operands) {
        it.write(file, it.stdin, { append: it.has("append") });
      }
    },
  },
  sponge: { options: "a", operands: "write", silent: true },
};

function removeAll(
  it: Invocation,
  fields: readonly Field[],
  recursive: boolean,
  forced: boolean,
): Data {
  for (const field of fields) {
    it.delete(field, { recursive, forced });
    it.frame.machine.files.delete(it.path(field).path);
  }
  return NOTHING;
}

interface Transfer {
  readonly sources: readonly Field[];
  readonly target: Field;
  /** Whether the target is surely a folder. */
  readonly folder: boolean;
}

/** Folders that every machine has. */
const FOLDERS =
  /^(?:\/|\/(?:etc|tmp|var|usr|opt|bin|sbin|lib|srv|mnt|media|home|root|boot)(?:\/(?:tmp|log|lib|www|spool|local|bin|sbin|share|include|ssh|ssl|skel|\w+\.d))*|(?:~|\/root|\/(?:home|Users)\/[^/]+)(?:\/(?:bin|\.local|\.local\/bin|\.local\/share|\.config|\.ssh|\.aws|\.kube|Desktop|Documents|Downloads))?)$/;

function transferOf(it: Invocation): Transfer | undefined {
  const given = it.value("target-directory");
  if (given !== undefined) {
    return { sources: it.operands, target: given, folder: true };
  }
  const target = it.operands.at(-1);
  if (target === undefined || it.operands.length < 2) return undefined;
  const sources = it.operands.slice(0, -1);
  const folder = sources.length > 1 ||
    /\/\.{0,2}$|^\.{1,2}$/.test(target.text) ||
    sources[0]?.glob === true || FOLDERS.test(it.path(target).path);
  return { sources, target, folder };
}

/** Where a source ends up. */
function placed(
  { target, folder }: Transfer,
  source: Field,
  whole = false,
): Field {
  if (!folder) return target;
  const trimmed = source.path.replace(/\/+$/, "");
  const name = whole ? trimmed : trimmed.split("/").at(-1) ?? "";
  const path = `${target.path.replace(/\/+$/, "")}/${name}`;
  return { ...target, text: path, path };
}

function move(it: Invocation): Data {
  const transfer = transferOf(it);
  if (transfer === undefined) return NOTHING;
  for (const source of transfer.sources) {
    const target = placed(transfer, source);
    const { files, fifos } = it.frame.machine;
    const { path } = it.path(source);
    const into = it.path(target).path;
    if (into === "/dev/null") it.delete(source, { recursive: true });
    // What is there already cannot be moved there.
    if (into === path || into === "/dev/null") continue;
    const piped = fifos.has(path);
    // What goes through a named pipe later goes through it under its new name.
    const data = (piped ? files.get(into) : undefined) ?? it.peek(source);
    // A move takes a whole folder with it, and nothing is lost unless the target is a sink.
    it.change({ what: "other" }, "move", source.text, classOf(it, source));
    it.write(target, data);
    backUp(it, target);
    files.delete(path);
    if (piped) fifos.add(into);
  }
  return NOTHING;
}

function classOf(it: Invocation, field: Field) {
  const fact = it.path(field);
  return {
    target: fact.path,
    path_class: fact.classes,
    breadth: fact.breadth,
    forced: it.has("force"),
  };
}

function copy(it: Invocation): Data {
  const transfer = transferOf(it);
  if (transfer === undefined) return NOTHING;
  const breadth = it.has("recursive", "archive")
    ? { breadth: "tree" as const }
    : {};
  for (const source of transfer.sources) {
    const data = it.read(source, breadth);
    const target = it.has("parents")
      ? placed({ ...transfer, folder: true }, source, true)
      : placed(transfer, source);
    it.write(target, data, breadth);
    backUp(it, target);
  }
  return NOTHING;
}

/** What was there before stays under another name. */
function backUp(it: Invocation, { path }: Field): void {
  if (!it.has("b", "backup")) return;
  const how = it.value("backup")?.text ?? "";
  const suffix = /^(?:t|numbered)$/.test(how)
    ? ".~*~"
    : it.value("suffix")?.text ?? "~";
  it.write(plain(`${path}${suffix}`), UNKNOWN);
}

/** Copies, then does to the copies what options ask for. */
function install(it: Invocation): Data {
  if (it.has("directory")) {
    for (const folder of it.operands) it.write(folder, NOTHING);
    return NOTHING;
  }
  copy(it);
  const transfer = transferOf(it);
  for (const source of transfer?.sources ?? []) {
    const target = placed(transfer as Transfer, source);
    const mode = it.value("mode");
    if (mode !== undefined) {
      it.changePath(
        { what: "permissions", loosens: loosens(mode.text) },
        "chmod",
        target,
        { value: mode.text },
      );
    }
    const owner = it.value("owner", "group");
    if (owner !== undefined) {
      it.changePath({ what: "owner" }, "chown", target, { value: owner.text });
    }
    if (it.has("strip")) it.run([plain("strip"), target], { via: it.name });
  }
  return NOTHING;
}

function link(it: Invocation): Data {
  const [only] = it.operands;
  const transfer = transferOf(it) ??
    (only === undefined
      ? undefined
      : { sources: [only], target: literal("."), folder: true });
  if (transfer === undefined) return NOTHING;
  for (const source of transfer.sources) {
    // Under another name nobody sees what it is.
    if (!it.path(placed(transfer, source)).classes.includes("credential")) {
      readCredential(it, source);
    }
    // The link is as good as what it leads to.
    it.write(placed(transfer, source), it.peek(source), { through_link: true });
  }
  return NOTHING;
}
