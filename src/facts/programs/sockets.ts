/** Programs that open plain connections: nc, socat, telnet, and those that only ask for names. */
import {
  type Data,
  dataOf,
  type Field,
  join,
  mix,
  NOTHING,
  plain,
  TERMINAL,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { hostOf } from "./remote.ts";

const NC =
  "4 6 b C D d F h k,keep-open l,listen N n r S t U u,udp v,verbose Z z A a e,exec= c,sh-exec= g= G= I= i= M= m= O= o,output= P= p,source-port= q= s,source= T= V= W= w,wait= X= x,proxy= proxy-type= ssl ssl-verify lua-exec= allow= deny= sctp vsock append-output chat broker";

/** Programs of plain connections. */
export const SOCKETS: Family = {
  "nc,ncat,netcat,nc.openbsd,nc.traditional": { options: NC, run: netcat },
  "socat,socat1,filan": {
    options: "d D h V v x u U g s t= T= b= l= L= W= 4 6 ly= lf= lp= ls lh",
    run: socat,
  },
  "telnet,tn3270,cu,tip": {
    options: "4 6 8 E F K L a c d f r x X= b= e= k= l= n= S=",
    run: (it) => {
      const [host, port] = it.operands;
      if (host !== undefined) {
        return it.connect(host, {
          scheme: "telnet",
          data: input(it),
          ...portOf(port),
        });
      }
    },
  },
  "dig,nslookup,host,drill,kdig,dog,doggo,whois,resolveip": {
    style: "none",
    run: (it) => {
      const names = it.args.filter(({ text }) => !/^[-+]/.test(text));
      const server = names.find(({ text }) => text.startsWith("@"));
      const asked = names.filter(({ text }) =>
        !text.startsWith("@") && text.includes(".")
      );
      // What is asked for reaches whoever answers for the name.
      for (const name of asked.slice(0, 4)) {
        it.connect(name.text.replace(/^\+/, ""), {
          scheme: "dns",
          data: name.known
            ? NOTHING
            : { text: undefined, origins: name.origins },
        });
      }
      if (server !== undefined) {
        it.connect(server.text.slice(1), { scheme: "dns" });
      }
    },
  },
  "ping,ping6,traceroute,tracepath,mtr,hping3,fping,arping,nmap,masscan,zmap,rustscan,nikto,sqlmap,hydra,ab,wrk,hey,siege,k6,vegeta,iperf,iperf3,testssl,sslscan,smbmap,gobuster,ffuf,wfuzz,dirb":
    {
      options:
        "c= i= w= W= s= t= p= o= q n 4 6 v e= oA= oN= oX= sV sS A T4 u= U= P= L= k= H= f a l= d= R r m= S= b",
      run: (it) => {
        for (const host of it.operands.slice(0, 8)) {
          it.connect(hostOf(host.text), {
            scheme: it.name === "nmap" ? "tcp" : "icmp",
          });
        }
        const url = it.value("u");
        if (url !== undefined) it.connect(url, { scheme: "http" });
      },
    },
  "mail,mailx,sendmail,mutt,msmtp,swaks,ssmtp,s-nail,mpack,neomutt": {
    options:
      "s= a= A= b= c= r= e= H i= n t f= F= S= to= from= server= body= attach= q v",
    values: { a: "read", A: "read", attach: "read" },
    run: (it) => {
      const [to] = it.operands;
      const data = join(input(it), { text: "", origins: it.origins });
      const host = it.value("server")?.text ??
        (it.value("to") ?? to)?.text.split("@").at(-1) ?? "";
      it.connect(host, { scheme: "smtp", data: { ...data, text: undefined } });
    },
  },
  "tcpdump,tshark,wireshark,dumpcap,ngrep,ettercap,bettercap,mitmproxy,mitmdump,dsniff":
    {
      options: "i= w= r= c= s= n v X A e q t l D F= W= C= G= Z= p U",
      values: { w: "write", r: "read" },
      run: (it) => {
        if (!it.has("r", "D")) {
          it.change({ what: "network" }, "capture", it.value("i"));
        }
      },
    },
  "ngrok,localtunnel,lt,bore,frpc,chisel,inlets,localxpose,zrok,pagekite,sshuttle,websocat,wscat,grpcurl,mosquitto_pub,mosquitto_sub,nats,kcat,redir,rinetd":
    {
      style: "none",
      run: (it) => {
        const host = it.args.find(({ text }) =>
          /\.[a-z]{2,}|:\/\//i.test(text)
        );
        it.connect(host ?? "", { data: input(it), direction: "out" });
      },
    },
};

/** What was piped in, if anything. */
export function input(it: Invocation): Data {
  return it.stdin === TERMINAL ? NOTHING : it.stdin;
}

function portOf(field: Field | undefined): { port?: number } {
  const text = field?.text ?? "";
  return /^\d{1,5}$/.test(text) ? { port: Number(text) } : {};
}

function netcat(it: Invocation): Data {
  const listens = it.has("listen");
  const [first, second] = it.operands;
  const program = it.value("exec");
  const code = it.value("sh-exec");
  if (it.has("z")) {
    if (first !== undefined) {
      it.connect(first, { scheme: "tcp", ...portOf(second) });
    }
    return NOTHING;
  }
  // `-e` is a flag of some versions when nothing follows.
  if (first === undefined && !listens) return NOTHING;
  const host = listens ? "" : first?.text ?? "";
  const port = listens ? it.value("source-port") ?? second ?? first : second;
  const received = it.connect(host, {
    scheme: it.has("udp") ? "udp" : "tcp",
    direction: listens ? "in" : "out",
    data: input(it),
    ...portOf(port),
  });
  const wrapping = { via: `${it.name} -e`, stdin: received };
  if (program !== undefined) {
    const words = program.text.split(/\s+/).filter((word) => word !== "");
    it.run(program.known ? words.map(plain) : [program], wrapping);
  }
  if (code !== undefined) it.shell(dataOf(code), wrapping);
  return received;
}

interface Address {
  readonly kind: "open" | "host" | "run" | "shell" | "stdio" | "other";
  readonly field: Field;
  readonly listens: boolean;
  readonly port?: number;
}

const HOSTS =
  /^(?:tcp|udp|sctp|dccp|openssl|ssl|socks\w*|proxy|vsock|udplite)\d?(?:-(?:connect|listen|l|sendto|recv|recvfrom|datagram))?$/i;

/** Undoes what socat lets a backslash and quotes do in an address. */
function unquote(text: string): string {
  return text.replace(/\\(.)/g, "$1").replace(/^(["'])(.*)\1$/s, "$2");
}

function addressOf(field: Field): Address {
  const { text } = field;
  if (text === "-" || /^(?:stdio|stdin|stdout)(?:,|$)/i.test(text)) {
    return { kind: "stdio", field, listens: false };
  }
  const parts = /^([A-Za-z0-9-]+)(?::([^]*))?$/.exec(text);
  const name = (parts?.[1] ?? "").toLowerCase();
  const bare = parts?.[2] ?? "";
  const sub = (value: string): Field => ({
    ...field,
    text: value,
    path: value,
  });
  if (name === "exec" || name === "system" || name === "shell") {
    const code = unquote(
      bare.replace(
        /,(?:pty|stderr|setsid|sigint|sane|ctty|su-d=\w+|nofork|pipes|raw|echo=0)(?=,|$)/g,
        "",
      ),
    );
    return {
      kind: name === "exec" ? "run" : "shell",
      field: sub(code),
      listens: false,
    };
  }
  if (/^(?:open|create?|file|gopen|pipe|fifo)$/.test(name)) {
    return {
      kind: "open",
      field: sub(unquote(bare.replace(/,(?!.*").*$/s, ""))),
      listens: false,
    };
  }
  if (HOSTS.test(name)) {
    const pieces = bare.split(",", 1)[0]?.split(":") ?? [];
    const listens = /listen|-l$|recv/.test(name);
    const port = listens ? pieces[0] : pieces[1];
    return {
      kind: "host",
      field: sub(listens ? "" : pieces[0] ?? ""),
      listens,
      ...(/^\d{1,5}$/.test(port ?? "") ? { port: Number(port) } : {}),
    };
  }
  if (parts?.[2] === undefined && /[./]/.test(text)) {
    return { kind: "open", field, listens: false };
  }
  if (name === "fd" || /^\d+$/.test(text)) {
    return {
      kind: "other",
      field: sub(bare === "" ? text : bare),
      listens: false,
    };
  }
  return { kind: "other", field, listens: false };
}

function socat(it: Invocation): Data {
  const sides = it.operands.slice(0, 2).map((field) => {
    const at = field.text.indexOf("!!");
    if (at < 0) return [addressOf(field), addressOf(field)] as const;
    // `READ!!WRITE`: one address for each way.
    const half = (text: string) => addressOf({ ...field, text, path: text });
    return [
      half(field.text.slice(0, at)),
      half(field.text.slice(at + 2)),
    ] as const;
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) return NOTHING;
  const oneWay = it.has("u");
  const back = it.has("U");
  if (!back) flow(it, left[0], right[1]);
  if (!oneWay) flow(it, right[0], left[1]);
  return { text: undefined, origins: ["network"] };
}

function flow(it: Invocation, from: Address, to: Address): void {
  let data: Data = from.kind === "host"
    ? { text: undefined, origins: ["network"] }
    : NOTHING;
  if (from.kind === "open") data = it.read(from.field);
  else if (from.kind === "stdio") data = input(it);
  else if (from.kind === "run" || from.kind === "shell") {
    data = start(it, from, NOTHING);
  }
  const other = descriptor(it, from.field);
  if (from.kind === "other" && other !== undefined) {
    data = { text: undefined, origins: ["network"] };
  }
  if (to.kind === "host") connectTo(it, to, data);
  else if (to.kind === "open" && from.kind !== "other") {
    it.write(to.field, data);
  } else if (to.kind === "run" || to.kind === "shell") {
    if (from.kind === "host") connectTo(it, from, NOTHING);
    start(it, to, data);
  } else if (to.kind === "other") {
    const path = `/dev/fd/${descriptor(it, to.field) ?? ""}`;
    it.write({ ...to.field, text: path, path }, data);
  }
}

function descriptor(_: Invocation, field: Field): number | undefined {
  return /^(?:0x[\da-f]+|\d+)$/i.test(field.text)
    ? Number(field.text)
    : undefined;
}

function start(it: Invocation, { kind, field }: Address, stdin: Data): Data {
  const wrapping = {
    via: "socat EXEC",
    stdin: stdin === NOTHING ? TERMINAL : stdin,
  };
  const output = it.shell(
    dataOf(field),
    kind === "run" ? wrapping : { ...wrapping, via: "socat SYSTEM" },
  );
  return { text: undefined, origins: mix(output.origins, []) };
}

function connectTo(
  it: Invocation,
  { field, listens, port }: Address,
  data: Data,
): void {
  it.connect(field, {
    scheme: "tcp",
    direction: listens ? "in" : "out",
    data,
    ...(port === undefined ? {} : { port }),
  });
}
