/** Options of common programs by their manuals, written down apart from what the product knows. */

/** How one program, or one of its subcommands, reads options. */
export interface ProgramOptions {
  /** The program, and the subcommand if there is one. */
  readonly at: readonly string[];
  /** Each option with its spellings; `=` behind those that take a value. */
  readonly options: string;
  /** Whether options may stand behind operands. */
  readonly permutes: boolean;
  /** Whether long options may be shortened. */
  readonly shortens: boolean;
  /** Whether `--` ends the options. */
  readonly dashes: boolean;
}

/** GNU's own programs: any order, shortened, and `--`. */
const GNU: Readonly<Record<string, string>> = {
  rm: "r,recursive f,force v,verbose d,dir",
  cp: "r,recursive f,force v,verbose a,archive u,update",
  mv: "f,force v,verbose n,no-clobber",
  ln: "s,symbolic f,force v,verbose",
  chmod: "R,recursive v,verbose c,changes",
  chown: "R,recursive v,verbose c,changes h,no-dereference",
  chgrp: "R,recursive v,verbose",
  mkdir: "p,parents v,verbose m,mode=",
  rmdir: "p,parents v,verbose",
  touch: "c,no-create",
  shred: "u z,zero f,force n,iterations=",
  truncate: "s,size= c,no-create",
  tee: "a,append",
  cat: "n,number",
  ls: "l a,all R,recursive",
  head: "n,lines=",
  base64: "d,decode",
  wget: "q,quiet O,output-document= c,continue P,directory-prefix=",
  grep: "r,recursive n,line-number i,ignore-case v,invert-match",
  userdel: "r,remove f,force",
  swapoff: "a,all",
  wipefs: "a,all f,force",
};

/** Programs with long options in full, and any order. */
const EXACT: Readonly<Record<string, string>> = {
  curl:
    "s,silent S,show-error L,location f,fail k,insecure X,request= d,data= o,output= H,header= u,user= F,form= T,upload-file=",
  "git push": "f,force d,delete u,set-upstream q,quiet n,dry-run all mirror",
  "git clean": "f,force d x n,dry-run q,quiet",
  "git branch": "D d,delete f,force",
  "git reset": "hard soft q,quiet",
  "git commit": "a,all m,message= amend no-verify",
  "git stash": "q,quiet",
  "git checkout": "f,force q,quiet",
  "docker rm": "f,force v,volumes",
  "docker rmi": "f,force",
  "docker system prune": "a,all f,force volumes",
  "docker volume prune": "a,all f,force",
  "kubectl delete": "n,namespace= all force",
  "npm install": "g,global",
  "pip install": "U,upgrade user",
};

/** Every program. */
export const PROGRAMS: readonly ProgramOptions[] = [
  ...Object.entries(GNU).map(([at, options]) => ({
    at: at.split(" "),
    options,
    permutes: true,
    shortens: true,
    dashes: true,
  })),
  ...Object.entries(EXACT).map(([at, options]) => ({
    at: at.split(" "),
    options,
    permutes: true,
    shortens: false,
    dashes: false,
  })),
];
