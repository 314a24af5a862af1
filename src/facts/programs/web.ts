/** Programs that fetch from and send to the web: curl, wget and their like. */
import {
  type Data,
  dataOf,
  type Field,
  join,
  NOTHING,
  plain,
  sliceField,
  UNKNOWN,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

const CURL =
  "a,append A,user-agent= b,cookie= B,use-ascii c,cookie-jar= C,continue-at= d,data= data-ascii= data-binary= data-raw= data-urlencode= D,dump-header= e,referer= E,cert= cacert= capath= key= pass= f,fail fail-with-body F,form= form-string= G,get g,globoff H,header= i,include I,head j J,remote-header-name k,insecure K,config= l,list-only L,location m,max-time= M,manual n,netrc netrc-file= netrc-optional N,no-buffer o,output= O,remote-name remote-name-all output-dir= create-dirs p,proxytunnel P,ftp-port= q,disable Q,quote= r,range= R,remote-time s,silent S,show-error t,telnet-option= T,upload-file= u,user= U,proxy-user= v,verbose V,version w,write-out= x,proxy= X,request= y,speed-time= Y,speed-limit= z,time-cond= Z,parallel url= json= connect-timeout= retry= retry-delay= retry-max-time= resolve= connect-to= interface= limit-rate= max-filesize= max-redirs= stderr= trace= trace-ascii= unix-socket= oauth2-bearer= aws-sigv4= compressed http1.1 http2 http3 0 1 2 3 4 6 # progress-bar no-progress-meter tlsv1.2 ssl-reqd proto= proto-default= proto-redir= noproxy= libcurl= mail-from= mail-rcpt= variable= expand-data= expand-url= url-query=";

const WGET =
  "V,version h,help b,background e,execute= o,output-file= a,append-output= d,debug q,quiet v,verbose nv i,input-file= F,force-html B,base= t,tries= O,output-document= c,continue N,timestamping S,server-response spider T,timeout= w,wait= limit-rate= Q,quota= 4 6 P,directory-prefix= user= password= header= post-data= post-file= body-data= body-file= method= U,user-agent= referer= save-cookies= load-cookies= no-check-certificate ca-certificate= certificate= private-key= r,recursive l,level= k,convert-links m,mirror p,page-requisites A,accept= R,reject= D,domains= H,span-hosts L,relative I,include-directories= X,exclude-directories= np,no-parent nc,no-clobber n= x E K content-disposition trust-server-names no-proxy use-askpass= compression= max-redirect= show-progress progress=";

/** Programs of the web. */
export const WEB: Family = {
  curl: { options: CURL, style: "gnu", idle: "manual", run: curl },
  "wget,wget2": { options: WGET, run: wget },
  "http,https,xh,xhs,httpie": {
    options:
      "j,json f,form multipart pretty= s,style= p,print= v,verbose h,headers b,body S,stream o,output= d,download c,continue session= a,auth= A,auth-type= F,follow max-redirects= timeout= check-status verify= ssl= cert= cert-key= proxy= I,ignore-stdin offline",
    idle: "offline",
    run: httpie,
  },
  "aria2c,axel,httpget,fetch,lwp-request,GET,POST,lynx,w3m,links,elinks,youtube-dl,yt-dlp,gallery-dl":
    {
      options:
        "o,out= O= d,dir= P= a= n= q,quiet x= s= j= k= i,input-file= dump source c f= U= u=",
      values: { "input-file": "read" },
      run: download,
    },
};

/** What a value of `-d` stands for: `@file` is the file, and `name@file` for `--data-urlencode`. */
function body(it: Invocation, field: Field, at = "@"): Data {
  const index = field.text.indexOf(at);
  if (index < 0 || (at === "@" && index > 0)) return dataOf(field);
  const file = sliceField(field, index + at.length);
  return file.text === "-" ? it.stdin : it.read(file);
}

function curl(it: Invocation): Data {
  const urls: Field[] = [...it.options.values("url"), ...it.operands];
  let data = NOTHING;
  let downloads: Data = NOTHING;
  for (const { key, value } of it.options.given) {
    if (value === undefined) continue;
    switch (key) {
      case "data":
      case "data-ascii":
      case "data-binary":
      case "json":
      case "expand-data":
        data = join(data, body(it, value));
        break;
      case "header":
        if (value.text.startsWith("@")) data = join(data, body(it, value));
        else if (!value.known || /key|token|auth|cookie/i.test(value.text)) {
          data = join(data, {
            text: value.known ? value.text : undefined,
            origins: value.origins,
          });
        }
        break;
      case "data-urlencode":
        data = join(
          data,
          body(
            it,
            value,
            value.text.startsWith("@")
              ? "@"
              : value.text.includes("=")
              ? "\0"
              : "@",
          ),
        );
        break;
      case "data-raw":
      case "form-string":
      case "url-query":
        data = join(data, dataOf(value));
        break;
      case "form": {
        const file = /^[^=]*=[@<]/.exec(value.text)?.[0].length;
        data = join(
          data,
          file === undefined
            ? dataOf(value)
            : body(it, { ...value, ...cut(value, file) }),
        );
        break;
      }
      case "upload-file":
        data = join(
          data,
          /^[-.]$/.test(value.text) ? it.stdin : it.read(value),
        );
        break;
      case "cookie":
        if (!value.text.includes("=")) data = join(data, it.read(value));
        break;
      case "config":
        if (value.text !== "-") it.read(value);
        it.unresolved("variable");
        break;
      case "variable": {
        const at = value.text.indexOf("@");
        if (at > 0 && !value.text.slice(0, at).includes("=")) {
          data = join(data, body(it, { ...value, ...cut(value, at + 1) }));
        }
        break;
      }
      case "netrc-file":
      case "key":
      case "cert":
        it.read(value);
        break;
      case "dump-header":
      case "cookie-jar":
      case "trace":
      case "trace-ascii":
      case "stderr":
        if (value.text !== "-") it.write(value, UNKNOWN);
    }
  }
  for (const url of urls) {
    const target = onlySecret(data, url);
    const got = it.connect(url, {
      scheme: "http",
      data: target,
      ...methodOf(it.value("request")),
      ...(it.has("insecure") ? { unchecked: true } : {}),
    });
    downloads = join(downloads, got);
  }
  const { text: shown } = saved(it, urls, downloads);
  return shown === undefined ? downloads : NOTHING;
}

function cut(field: Field, at: number): Field {
  const rest = sliceField(field, at);
  const text = `@${rest.text.replace(/;(?:type|filename)=.*$/, "")}`;
  return {
    ...rest,
    text,
    path: `@${rest.path.replace(/;(?:type|filename)=.*$/, "")}`,
  };
}

/** A URL that itself carries data sends that too. */
function onlySecret(data: Data, url: Field): Data {
  // A whole URL that was read somewhere is where to go, not what is sent.
  const origins = url.known || !/^["']?[$`]/.test(url.text)
    ? url.origins
    : url.origins.filter((one) => one !== "file");
  return origins.length === 0 ? data : join(data, { text: undefined, origins });
}

/** Writes what was fetched where the options say; the result has a text when nothing is printed. */
function saved(it: Invocation, urls: readonly Field[], data: Data): Data {
  const outputs = it.options.values("output");
  const folder = it.value("output-dir")?.text;
  const below = (name: string) =>
    folder === undefined ? name : `${folder}/${name}`;
  let silent = false;
  for (const file of outputs) {
    if (file.text === "-") continue;
    silent = true;
    it.write(
      folder === undefined ? file : plain(below(file.text)),
      data,
    );
  }
  if (it.has("remote-name", "remote-name-all")) {
    silent = true;
    for (const url of urls) it.write(plain(below(lastSegment(url))), data);
  }
  return silent ? NOTHING : UNKNOWN;
}

function lastSegment(url: Field): string {
  const path = url.text.replace(/^[a-z]+:\/\/[^/]*\/?/i, "").replace(
    /[?#].*$/,
    "",
  );
  return path.split("/").at(-1) || "index.html";
}

function wget(it: Invocation): Data {
  let data = NOTHING;
  for (const field of it.options.values("post-file", "body-file")) {
    data = join(data, field.text === "-" ? it.stdin : it.read(field));
  }
  for (const field of it.options.values("post-data", "body-data", "header")) {
    data = join(data, dataOf(field));
  }
  const list = it.value("input-file");
  if (list !== undefined) {
    it.read(list);
    it.unresolved("variable");
  }
  let downloads = NOTHING;
  for (const url of it.operands) {
    downloads = join(
      downloads,
      it.connect(url, {
        scheme: "http",
        data: onlySecret(data, url),
        ...methodOf(it.value("method")),
        ...(it.has("no-check-certificate") ? { unchecked: true } : {}),
      }),
    );
  }
  if (it.has("spider")) return NOTHING;
  const output = it.value("output-document");
  if (output?.text === "-") return downloads;
  const folder = it.value("directory-prefix")?.text;
  for (const url of it.operands) {
    const name = plain(
      (folder === undefined ? "" : `${folder}/`) + lastSegment(url),
    );
    it.write(output ?? name, downloads);
  }
  return NOTHING;
}

function methodOf(
  field: Field | undefined,
): { readonly method?: string } {
  return field?.known === true && /^[a-z]+$/i.test(field.text)
    ? { method: field.text.toUpperCase() }
    : {};
}

function httpie(it: Invocation): Data {
  const operands = it.operands.filter(({ text }, at) =>
    at > 1 || !/^[A-Z]+$/.test(text)
  );
  const [url, ...items] = operands;
  if (url === undefined) return NOTHING;
  let data = NOTHING;
  for (const item of items) {
    const at = /:?=?@/.exec(item.text);
    data = join(
      data,
      at === null
        ? dataOf(item)
        : it.read(sliceField(item, at.index + at[0].length)),
    );
  }
  if (it.stdin.text !== undefined || it.stdin.origins.length > 0) {
    data = join(data, it.stdin);
  }
  const [first] = it.operands;
  const method = first === url ? undefined : first;
  const got = it.connect(url, { scheme: "http", data, ...methodOf(method) });
  const output = it.value("output");
  if (output === undefined) return got;
  it.write(output, got);
  return NOTHING;
}

function download(it: Invocation): Data {
  let got = NOTHING;
  for (const url of it.operands) {
    got = join(got, it.connect(url, { scheme: "https" }));
  }
  const output = it.value("out", "O");
  if (output !== undefined) it.write(output, got);
  else if (/^(?:aria2c|axel|yt-dlp|youtube-dl|gallery-dl)$/.test(it.name)) {
    it.write(plain(`${it.value("P")?.path ?? "."}/*`), got);
  }
  return got;
}
