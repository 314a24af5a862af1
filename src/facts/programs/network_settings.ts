/** Programs that change how the machine is connected: addresses, routes, firewall, names. */
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Programs of network settings and firewalls. */
export const NETWORK_SETTINGS: Family = {
  "iptables,ip6tables,iptables-legacy,iptables-nft,arptables,ebtables": {
    options:
      "A,append= C,check= D,delete= I,insert= R,replace= L,list=? S,list-rules=? F,flush=? Z,zero=? N,new-chain= X,delete-chain=? P,policy= E,rename-chain= t,table= j,jump= p,protocol= s,source= d,destination= i,in-interface= o,out-interface= m,match= dport= sport= n,numeric v,verbose w,wait=? x line-numbers g,goto= comment= state= ctstate=",
    run: (it) => {
      if (it.has("list", "list-rules", "check")) return;
      const flush = it.has("flush", "delete-chain");
      const open = it.has("policy") &&
        it.operands.some(({ text }) => text === "ACCEPT");
      firewall(
        it,
        flush ? "flush" : it.options.given[0]?.key ?? "change",
        flush || open || it.has("delete"),
      );
    },
  },
  "iptables-restore,ip6tables-restore,nft,pfctl,ipfw,ipset": {
    options:
      "f,file= F,flush=? d D= e s= n c,counters t,test a,handle j,json i,interactive I= q",
    values: { file: "read" },
    run: (it) => {
      const [verb] = it.operands;
      if (
        it.has("test", "n") ||
        /^(?:list|show|describe|monitor|test)$/.test(verb?.text ?? "") ||
        it.has("s")
      ) return;
      const loose = it.has("flush", "d") ||
        it.operands.some(({ text }) => /^(?:flush|delete|destroy)$/.test(text));
      firewall(it, loose ? "flush" : verb?.text ?? "change", loose);
    },
  },
  ufw: {
    options: "f,force dry-run",
    idle: "dry-run",
    run: (it) => {
      const [verb] = it.operands;
      if (
        verb === undefined || /^(?:status|show|version|app)$/.test(verb.text)
      ) return;
      firewall(
        it,
        verb.text,
        /^(?:disable|reset|allow|delete)$/.test(verb.text),
      );
    },
  },
  "firewall-cmd": {
    options:
      "state get-active-zones get-zones get-default-zone list-all list-ports list-services list-all-zones query-port= reload complete-reload permanent zone= add-port= add-service= remove-port= remove-service= add-rich-rule= panic-on panic-off set-default-zone= runtime-to-permanent add-source= remove-rich-rule=",
    idle:
      "state get-active-zones get-zones get-default-zone list-all list-ports list-services list-all-zones query-port",
    run: (it) => {
      const change = it.options.given.find(({ key }) =>
        key !== "permanent" && key !== "zone"
      );
      firewall(
        it,
        change?.key ?? "change",
        /^(?:add|panic-off|set)/.test(change?.key ?? ""),
      );
    },
  },
  ip: {
    options:
      "4 6 o,oneline s,statistics d,details j,json c,color=? br,brief n,netns= f,family= b,batch= a,all",
    style: "single",
    run: (it) => {
      const at = it.operands.findIndex(({ text }) =>
        /^(?:add|del|delete|set|flush|replace|change|append|exec)$/.test(text)
      );
      const verb = it.operands[at]?.text;
      if (verb === "exec") {
        const start = it.args.findIndex(({ text }) => text === "exec");
        return it.run(it.args.slice(start + 2), { via: "ip netns exec" });
      }
      if (verb === undefined) return;
      it.change(
        { what: "network" },
        verb,
        it.operands[at + 1],
        verb === "flush" ? { breadth: "everything" } : {},
      );
    },
  },
  "ifconfig,ifup,ifdown,iwconfig,route,arp,ethtool,tc,brctl,bridge,nmcli,nmtui,networksetup,scutil,resolvectl,systemd-resolve,resolvconf,wg,wg-quick,tailscale,openvpn,dhclient,dhcpcd,wpa_cli,airmon-ng,macchanger,networkctl,netplan":
    {
      style: "none",
      run: (it) => {
        const words = it.args.map(({ text }) => text);
        const verb = words.find((word) =>
          /^(?:up|down|add|del|delete|set|change|modify|connect|disconnect|on|off|apply|flush|revert|reload|qdisc|start|stop|-s|-d|-i|-r|dns|domain|-setdnsservers|-setwebproxy|--set|set-dns|login|logout|funnel|serve|flush-caches)$/
            .test(word)
        );
        const acts =
          /^(?:ifup|ifdown|openvpn|dhclient|dhcpcd|macchanger|airmon-ng)$/.test(
            it.name,
          );
        if (verb === undefined && !acts) return;
        it.change({ what: "network" }, verb ?? it.name, it.args[0]);
      },
    },
};

function firewall(it: Invocation, operation: string, loosens: boolean): void {
  it.change(
    { what: "network", loosens },
    operation,
    "firewall",
    /flush|reset|disable|policy/.test(operation)
      ? { breadth: "everything" }
      : {},
  );
}
