/** Programs that offer a folder to whoever connects, and those that open a way in from outside. */
import type { EffectOf } from "../effect.ts";
import { parseHost } from "../hosts.ts";
import { type Field, plain } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family, Program } from "./program.ts";

/** Offers a folder over HTTP, on all addresses unless one is named. */
export function offer(
  it: Invocation,
  folder: Field | undefined,
  host: string | undefined,
): void {
  const root = folder ?? plain(".");
  it.read(root, { breadth: "tree" });
  // What a build has made is made to be seen.
  const made = it.path(root).classes.includes("generated");
  it.connect("", {
    ...listening(host),
    scheme: "http",
    sends: made ? "data" : "file",
  });
}

/** Where a server listens; on all addresses it is reached from elsewhere. */
function listening(host: string | undefined): Partial<EffectOf<"network">> {
  const name = host?.replace(/:\d*$/, "") ?? "";
  return /^(?:|\d+|0\.0\.0\.0|::|\[::\]|\*)$/.test(name)
    ? { direction: "in", host: "0.0.0.0", host_class: "unknown" }
    : { direction: "in", ...parseHost(name) };
}

/** The row of a server: its options, and by key those that name the folder and the address. */
function server(
  options: string,
  folder: string | undefined,
  host: string,
  idle = "",
): Program {
  return {
    options,
    style: "exact",
    ...(idle === "" ? {} : { idle }),
    run: (it) => {
      offer(
        it,
        folder === undefined ? it.operands[0] : it.value(...folder.split(" ")),
        it.value(host)?.text.replace(/^\w+:\/\//, ""),
      );
    },
  };
}

/** Words with which a program of tunnels opens one. */
const OPENS =
  /^(?:http|https|tcp|tls|udp|start|tunnel|share|local|host|client|run|up|net|url|funnel)$/;

/** Programs that serve and open up. */
export const SERVING: Family = {
  serve: server(
    "l,listen= p= s,single d,debug n,no-clipboard c,config= C,cors L,no-request-logging no-compression ssl-cert= ssl-key=",
    undefined,
    "listen",
  ),
  "http-server,live-server,alive-server,local-web-server,ws,superstatic":
    server(
      "a= p,port= host= c= o,open=? d= i= g b e= s,silent cors=? S,ssl t= P,proxy= ignore= watch= no-browser",
      undefined,
      "a",
    ),
  "darkhttpd,miniserve,dufs,simple-http-server,sfz,gohttpserver,webfsd,filebrowser":
    server(
      "port= p= i,b,ip,addr,interfaces,bind= r,root= q,quiet a,auth= A,allow-all u,upload-files=? l log= d= no-listing",
      undefined,
      "bind",
    ),
  "jupyter,jupyter-lab,jupyter-notebook,code-server": {
    options: "ip= port= no-browser allow-root bind-addr= host= auth= token=",
    style: "exact",
    run: (it) => {
      const host = it.value("ip", "bind-addr", "host")?.text;
      const open = it.options.given.some(({ key, value }) =>
        /(?:^|\.)(?:token|password)$/.test(key) && value?.text === "" ||
        key === "auth" && value?.text === "none"
      );
      if (host === undefined || !open) return;
      it.connect("", { ...listening(host), scheme: "http", sends: "file" });
    },
  },
  "ttyd,gotty,wetty,shellinaboxd": {
    options:
      "p,port= i,interface,address= c,credential= w,permit-write W,writable t= b,background o,once",
    style: "posix",
    run: (it) => {
      const host = it.value("interface")?.text;
      it.connect("", { ...listening(host), scheme: "http", sends: "file" });
      if (it.operands.length > 0) it.run(it.operands, { via: it.name });
    },
  },
  httpd: server(
    "i f v p= u= c= r= h= k= t D= d= S V M e= C= n",
    "h",
    "none",
    "k t D S V M",
  ),
  twistd: server(
    "n,nodaemon path= p,port= l,listen= y,python=",
    "path",
    "listen",
  ),
  caddy: {
    options:
      "root= r= listen= l= b,browse domain= config= c= adapter= watch a,access-log templates to= from=",
    style: "exact",
    subcommands: [
      {
        at: "file-server",
        run: (it) =>
          offer(it, it.value("root", "r"), it.value("listen", "l")?.text),
      },
      { at: "run,start,reload,stop,respond", run: (it) => it.from("file") },
      {
        at: "reverse-proxy",
        run: (it) => {
          it.connect("", {
            ...listening(it.value("from")?.text),
            scheme: "http",
          });
        },
      },
    ],
    looks:
      "validate fmt adapt version list-modules environ hash-password build-info",
  },
  "ngrok,localtunnel,lt,bore,frpc,inlets,localxpose,loclx,zrok,pagekite,cloudflared,devtunnel,expose,untun,tunnelmole,tmole,holesail":
    {
      options:
        "p,port= h,host= s,subdomain= l,local-host= u,url= c,config= t,to= authtoken= region= domain= hostname= name= n",
      style: "exact",
      run: (it) => {
        const always =
          /^(?:localtunnel|lt|frpc|pagekite|tunnelmole|tmole|untun|holesail)$/;
        const [verb, second] = it.operands;
        // `cloudflared tunnel` alone, or with another verb, only asks.
        const named = it.name === "cloudflared"
          ? it.has("url") || it.has("hostname") || second?.text === "run"
          : OPENS.test(verb?.text ?? "");
        if (always.test(it.name) ? verb?.text === "help" : !named) return;
        it.connect("", { ...listening(undefined), scheme: "tunnel" });
      },
    },
};
