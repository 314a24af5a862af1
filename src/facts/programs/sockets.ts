/** Programs that open plain connections: nc, socat, telnet, and those that only ask for names. */
import {
  type Data,
  dataOf,
  type Field,
  join,
  NOTHING,
  plain,
  TERMINAL,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";
import { hostOf } from "./remote.ts";
import { socat } from "./socat.ts";

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
        it.connect(name, {
          scheme: "dns",
          data: name.origins.length === 0
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
          it.connect(host.known ? hostOf(host.text) : host, {
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
  "chisel,sshuttle,websocat,wscat,grpcurl,mosquitto_pub,mosquitto_sub,nats,kcat,redir,rinetd":
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
