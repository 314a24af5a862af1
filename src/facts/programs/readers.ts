/** Programs that print files, or something about them. */
import {
  type Data,
  dataOf,
  NOTHING,
  plain,
  sliceField,
  UNKNOWN,
} from "../shell/data.ts";
import { isSecretName } from "../shell/secret_names.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Readers. */
export const READERS: Family = {
  "cat,tac,gcat": {
    options:
      "A,show-all b,number-nonblank e E,show-ends n,number s,squeeze-blank t T,show-tabs u v,show-nonprinting",
    operands: "read",
    copies: true,
  },
  "bat,batcat,ccat,mdcat,glow": {
    options:
      "l,language= p,plain n,number r,line-range= A paging= style= color= theme= H,highlight-line=",
    operands: "read",
    copies: true,
  },
  "less,more,most,view,pg,zless,zmore,lv": {
    options:
      "p,pattern= k,lesskey-file= n N S R F X i I g G e E q Q s u m M w W o,log-file= O= t,tag= T= b,buffers= h= j,jump-target= x,tabs= y= z,window= P,prompt= D= V",
    operands: "read",
    values: { "lesskey-file": "read", "log-file": "write" },
    copies: true,
    run: (it) => {
      // `+!COMMAND`: what would be typed first.
      for (const field of it.args) {
        const start = /^\+{1,2}!/.exec(field.text)?.[0];
        if (start === undefined) continue;
        it.shell(dataOf(sliceField(field, start.length)), { via: it.name });
      }
      return undefined;
    },
  },
  man: {
    options:
      "P,pager= C,config-file= M,manpath= L,locale= S,s,sections= e,extension= H,html=? T,troff-device=? p,preprocessor= R,recode= E,encoding= m,systems= r,prompt= a,all k,apropos f,whatis K,global-apropos w,where,path,location l,local-file",
    run: (it) => {
      const pager = it.value("pager");
      return pager === undefined
        ? UNKNOWN
        : it.shell(dataOf(pager), { via: it.name });
    },
  },
  "head,tail,ghead,gtail,multitail,tailf": {
    options:
      "c,bytes= n,lines= q,quiet v,verbose z,zero-terminated f F follow=? s,sleep-interval= pid= retry 0 1 2 3 4 5 6 7 8 9",
    operands: "read",
    run: keepsPaths,
  },
  "md5sum,sha1sum,sha224sum,sha256sum,sha384sum,sha512sum,b2sum,cksum,sum,shasum,md5,xxhsum,crc32":
    {
      options:
        "b,binary c,check t,text w,warn a,algorithm= q,quiet s r z tag status strict ignore-missing l,length=",
      operands: "read",
      silent: true,
    },
  "xxd": {
    options:
      "a b c,cols= C d E e g= h i l,len= n,name= o,offset= p,ps,plain r,revert R= s,seek= u v",
    operands: ["read", "write"],
    run: (it) => it.has("revert") ? decodeHex(it) : undefined,
  },
  "od,hexdump,hd": {
    options:
      "A,address-radix= j,skip-bytes= N,read-bytes= S,strings=? t,format= v w,width=? b c d o x C e= f= n= s= endian=",
    operands: "read",
    values: { f: "read" },
  },
  "strings,gstrings": {
    options: "a,all f n,bytes= o t,radix= e,encoding= s w d T,target= 4 6 8",
    operands: "read",
  },
  "file": {
    options:
      "b,brief i,mime mime-type mime-encoding L h z Z k r s f,files-from= F= m,magic-file= C,compile e,exclude= P=",
    operands: "list",
    values: { "files-from": "read" },
  },
  "stat,gstat": {
    options:
      "L,dereference f,file-system c,format= printf= t,terse x cached= n q r s F l",
    operands: "list",
  },
  "ls,gls,exa,eza,lsd,dir,vdir,ll,la": {
    options:
      "a,all A,almost-all b B C color=? colour=? D F g G h i I,ignore= k l L m n N o p q Q r R,recursive s S sort= t T,tree time= time-style= u U v w= x X Z 1 f d H c block-size= full-time hide= icons=? git group-directories-first level= long header",
    run: (it) => {
      for (const one of it.operands) it.list(one);
      if (it.operands.length === 0) it.list(plain("."));
      const [first] = it.operands;
      const folder = first === undefined
        ? ""
        : `${first.path.replace(/\/+$/, "")}/`;
      // What a wildcard names is listed by its name, when it is no folder.
      const names = first?.glob === true ? first.path : `${folder}*`;
      return { text: undefined, origins: [], paths: [names] };
    },
  },
  "tree,broot,ranger,nnn": {
    options:
      "a d l f x L= R P= I= o= n C A S T= H= J X i s h p u g D F q N Q noreport dirsfirst filelimit= charset= gitignore prune",
    operands: "list",
    values: { o: "write" },
  },
  "du,dust,ncdu,gdu,df,duf,pydf": {
    options:
      "a,all apparent-size B,block-size= b c D d,max-depth= h H k L l m S s t,threshold= x,one-file-system exclude= X,exclude-from= T,print-type=? i,inodes P output=? type= exclude-type= sync total time=?",
    operands: "list",
  },
  "readlink,realpath,greadlink,grealpath": {
    options:
      "f,canonicalize e m n q s v z L P relative-to= relative-base= zero",
    operands: "list",
    run: (it) => {
      const [only] = it.operands;
      if (only?.known !== true) return undefined;
      return { text: `${it.path(only).path}\n`, origins: only.origins };
    },
  },
  "basename,dirname": {
    options: "a,multiple s,suffix= z,zero",
    run: (it) => {
      const [path, suffix] = it.operands;
      if (path?.known !== true) return undefined;
      const text = path.text.replace(/\/+$/, "");
      const cut = text.lastIndexOf("/");
      const name = it.name === "basename"
        ? text.slice(cut + 1).replace(
          new RegExp(`${escape(suffix?.text)}$`),
          "",
        )
        : cut < 0
        ? "."
        : text.slice(0, cut) || "/";
      return { text: `${name}\n`, origins: path.origins };
    },
  },
  "wc,cmp,nm,objdump,readelf,size,ldd,otool,exiftool,identify,ffprobe,mediainfo,pdfinfo,pdftotext,pandoc,antiword,cloc,tokei,scc":
    {
      options:
        "c,bytes m,chars l,lines L,max-line-length w,words files0-from= b i n= s,silent o,output= f,from= t,to= D g u v a h S d x C",
      operands: "read",
      values: { output: "write", "files0-from": "read" },
    },
  "diff,colordiff,sdiff,diff3,vimdiff,delta,difft,meld": {
    options:
      "a,text b B c C,context=? u U,unified=? e f q,brief r,recursive s t w y,side-by-side i E N,new-file P x,exclude= X,exclude-from= I= F= L,label= W,width= color=? strip-trailing-cr o,output= from-file= to-file= normal",
    operands: "read",
    values: { output: "write" },
  },
  "comm,paste,join,column,pr,fmt,fold,expand,unexpand,nl,look,ul,rs,lam": {
    options:
      "1 2 3 check-order nocheck-order output-delimiter= total z,zero-terminated d,delimiters= s,serial t= c= o= e= N= w,width= l,lines= n= b= f= a= v= i= h= p= C,line-bytes= x,hex-suffixes k,keep-files q,quiet additional-suffix= verbose filter= u",
    operands: "read",
  },
  "split,csplit": {
    options:
      "a= b,bytes= C,line-bytes= d,numeric-suffixes=? e,elide-empty-files f,prefix= k,keep-files l,lines= n,number= b,suffix-format= q,quiet s t,separator= u verbose x,hex-suffixes additional-suffix= filter= z",
    operands: ["read", "data"],
    run: (it) => {
      const filter = it.value("filter");
      if (filter !== undefined) it.shell(dataOf(filter), { via: it.name });
      const prefix = it.value("prefix") ??
        (it.name === "split" ? it.operands[1] : undefined);
      it.write(plain(`${prefix?.path ?? "x"}*`), plain0);
      return NOTHING;
    },
  },
  "jq,yq,gojq,xq,dasel,jless,fx,xmllint,xmlstarlet,tomlq,mlr,csvcut,csvgrep,csvlook,dsq":
    {
      options:
        "n,null-input r,raw-output R,raw-input s,slurp S,sort-keys c,compact-output C,color-output M a e,exit-status f,from-file= L= j,join-output arg= argjson= slurpfile= rawfile= args jsonargs tab indent= stream i,inplace,in-place o,output-format= p,input-format= P,prettyPrint format xpath= noout html",
      skip: 1,
      operands: "read",
      values: { "from-file": "read", rawfile: "data" },
      run: (it) => {
        if (!it.has("in-place")) return;
        for (const file of it.operands.slice(1)) it.write(file, plain0);
      },
    },
  "printenv,locale,set-env": {
    options: "0,null a m k",
    run: (it) => {
      const secret = it.name === "printenv"
        ? it.operands.find(({ text }) => isSecretName(text))
        : undefined;
      if (secret !== undefined) it.change({ what: "secret" }, "read", secret);
      return { text: undefined, origins: ["environment"] };
    },
  },
};

const plain0: Data = { text: undefined, origins: ["file"] };

function escape(text = ""): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The first lines of a list of paths are paths as well. */
function keepsPaths(it: Invocation): Data | undefined {
  const [file] = it.operands;
  if (file !== undefined) {
    const data = it.peek(file);
    return data.endless === true ? data : undefined;
  }
  const { text } = it.stdin;
  // One line is its own first and last.
  const alone = text !== undefined &&
    text.replace(/\n$/, "").split("\n").length < 2;
  return alone || it.stdin.paths !== undefined ? it.stdin : undefined;
}

function decodeHex(it: Invocation): Data {
  const [file] = it.operands;
  const { text, origins } = file === undefined ? it.stdin : it.peek(file);
  if (text === undefined) {
    return { text: undefined, origins: [...origins, "decoded"] };
  }
  const digits = it.has("plain")
    ? text.replace(/[^0-9a-fA-F]/g, "")
    : text.split("\n").map((line) =>
      line.replace(/^[0-9a-fA-F]+:/, "").split(/ {2}/, 1)[0] ?? ""
    ).join("").replace(/[^0-9a-fA-F]/g, "");
  const bytes = digits.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
  return { text: new TextDecoder().decode(new Uint8Array(bytes)), origins };
}
