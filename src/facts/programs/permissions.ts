/** Programs that change who may do what with files. */
import { type Field } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Programs of access rights and owners. */
export const PERMISSIONS: Family = {
  "chmod,gchmod": {
    options:
      "c,changes f,silent,quiet v,verbose R,recursive reference= no-preserve-root preserve-root r w x X s t u g o a H L P h",
    silent: true,
    run: chmod,
  },
  "chown,chgrp,gchown": {
    options:
      "c,changes f,silent,quiet v,verbose R,recursive reference= from= h,no-dereference dereference H L P no-preserve-root preserve-root n x",
    silent: true,
    run: (it) => {
      const given = it.value("reference");
      const [owner, ...rest] = it.operands;
      const files = given === undefined ? rest : it.operands;
      const value = given === undefined ? owner?.text ?? "" : given.text;
      changeAll(it, "owner", files, value, false);
    },
  },
  "chattr,chflags": {
    options: "R,recursive V f v= p= H L P h",
    style: "posix",
    silent: true,
    run: (it) => {
      const at = it.args.findIndex(({ text }) =>
        /^[-+=][a-zA-Z]+$/.test(text) && text !== "-R"
      );
      const mode = it.args[at]?.text ?? it.operands[0]?.text ?? "";
      const files = at >= 0 ? it.args.slice(at + 1) : it.operands.slice(1);
      changeAll(it, "permissions", files, mode, /^-\w*[ia]|^no/.test(mode));
    },
  },
  "setfacl,nfs4_setfacl": {
    options:
      "m,modify= M,modify-file= x,remove= X,remove-file= b,remove-all k,remove-default n,no-mask d,default R,recursive s,set= set-file= restore= test L P a= S= e",
    idle: "test",
    silent: true,
    run: (it) => {
      const entry = it.value("modify", "set", "a", "S")?.text ?? "";
      changeAll(
        it,
        "permissions",
        it.operands,
        entry,
        /rw|r-?x|:[0-7]*7/.test(entry) && /^(?:d:)?(?:o|u|g|other)/.test(entry),
      );
    },
  },
  "setcap": {
    options: "q v n= r",
    silent: true,
    run: (it) => {
      const [value, ...files] = it.operands;
      changeAll(it, "permissions", files, value?.text ?? "", true);
    },
  },
  "xattr,setfattr,chcon,restorecon,semanage,setsebool,setenforce,aa-teardown,aa-disable":
    {
      options:
        "d= w c r R,recursive n,name= v,value= x,remove= h t,type= u,user= role= reference= F P p= l",
      silent: true,
      run: (it) => {
        const lifts = it.name.startsWith("aa-") || it.name === "setenforce" &&
            /^(?:0|permissive)$/i.test(it.operands[0]?.text ?? "") ||
          (it.name === "xattr" &&
            (it.has("c") ||
              it.has("d") &&
                it.args.some(({ text }) => text === "com.apple.quarantine")));
        if (it.name === "xattr" && !it.has("d", "w", "c")) return;
        const [first] = it.operands;
        it.change({ what: "permissions", loosens: lifts }, it.name, first, {
          value: it.value("d", "name", "type")?.text ?? "",
        });
      },
    },
  "getfacl,lsattr,namei,getcap,getfattr,ls-acl": { style: "none" },
};

/** Whether a mode gives more than a file usually has: writing for all, or the owner's rights to whoever runs it. */
export function loosens(mode: string): boolean {
  const digits = /^[0-7]{3,4}$/.exec(mode)?.[0];
  if (digits !== undefined) {
    const others = Number(digits.at(-1));
    const special = digits.length === 4 ? Number(digits[0]) : 0;
    return (others & 2) !== 0 || (special & 6) !== 0;
  }
  return mode.split(",").some((one) =>
    /^[ugoa]*[+=][rwxXst]*s/.test(one) ||
    /^(?:[ug]*[oa][ugoa]*|)[+=][rx]*w/.test(one)
  );
}

/** Whether others than the owner can get at the file at all, which is too much for a key. */
function opens(mode: string): boolean {
  const digits = /^[0-7]{3,4}$/.exec(mode)?.[0];
  if (digits !== undefined) return !digits.endsWith("00");
  return mode.split(",").some((one) =>
    /^(?:[ugoa]*[goa][ugoa]*|)[+=][wxXst]*[rw]/.test(one) ||
    /^(?:m:|d:)?(?:u|g|o|user|group|other):[^:]*:[-x]*[rw67]/.test(one)
  );
}

/** Whether a mode takes away what the owner needs. */
function locks(mode: string): boolean {
  return /^0?0[0-7]{2}$/.test(mode) || /^(?:a|u|)[-][rwx]*r/.test(mode) ||
    /^a?=$/.test(mode);
}

function chmod(it: Invocation): void {
  const reference = it.value("reference");
  // `chmod -x FILE` has its mode where options stand.
  const removed = it.args.find(({ text }) => /^-[rwxXst]+$/.test(text))?.text;
  const [first, ...rest] = it.operands;
  const mode = reference === undefined
    ? removed ?? first?.text ?? ""
    : reference.text;
  const files = reference === undefined && removed === undefined
    ? rest
    : it.operands;
  changeAll(it, "permissions", files, mode, loosens(mode), locks(mode));
}

function changeAll(
  it: Invocation,
  what: "permissions" | "owner",
  files: readonly Field[],
  value: string,
  loose: boolean,
  locked = false,
): void {
  const recursive = it.has("recursive");
  for (const file of files) {
    const loosens = loose ||
      (what === "permissions" && opens(value) &&
        it.path(file).classes.includes("credential"));
    it.changePath({ what, loosens }, it.name, file, {
      recursive,
      value: value.slice(0, 200),
      ...(locked ? { irreversible: true } : {}),
    });
  }
}
