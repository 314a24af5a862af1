/** Programs of Kubernetes and other clusters. */
import type { Data, Field } from "../shell/data.ts";
import { escapes } from "../manifest.ts";
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Change, Family, Subcommand } from "./program.ts";

const CLUSTER: Change = { what: "cluster" };

const KUBECTL =
  "A,all-namespaces all as= cluster= context= dry-run=? f,filename= k,kustomize= field-selector= force g,grace-period= ignore-not-found kubeconfig= n,namespace= o,output= R,recursive l,selector= s,server= t,timeout= token= user= v= wait now cascade=? c,container= i,stdin tty q,quiet delete-emptydir-data ignore-daemonsets replicas= image= p,patch= type= w,watch tail= follow previous since= prune overwrite revision= to-revision= local server-side overrides= raw";

const KUBECTL_ROWS: readonly Subcommand[] = [
  { at: "delete", run: (it) => kubectlDelete(it) },
  { at: "drain", run: (it) => change(it, CLUSTER, "drain") },
  {
    at:
      "apply,create,edit,autoscale,set image,set env,set resources,label,annotate,rollout restart,rollout pause,rollout resume,run,expose,cordon,uncordon,taint,certificate approve,set",
    run: (it) => change(it, CLUSTER, it.operands[0]?.text ?? "apply"),
  },
  { at: "scale,patch", run: (it) => scale(it) },
  {
    at: "replace",
    run: (it) =>
      change(
        it,
        it.has("force") ? { ...CLUSTER, irreversible: true } : CLUSTER,
        "replace",
      ),
  },
  { at: "rollout undo", run: (it) => change(it, CLUSTER, "rollback") },
  {
    at: "config view",
    run: (it) => {
      if (it.has("raw")) it.change({ what: "secret" }, "read", "kubeconfig");
    },
  },
  { at: "create token", change: { what: "secret", operation: "read" } },
  { at: "get,describe", run: (it) => look(it) },
  { at: "exec,debug", run: (it) => exec(it) },
  { at: "cp", run: (it) => copy(it) },
  {
    at:
      "config set,config set-context,config use-context,config delete-context,config delete-cluster,config unset,config delete-user",
    change: { what: "other", operation: "configure" },
  },
];

const HELM: readonly Subcommand[] = [
  {
    at: "uninstall,delete,del,un",
    options: "dry-run",
    unless: "dry-run",
    change: { ...CLUSTER, operation: "uninstall", irreversible: true },
  },
  { at: "rollback", options: "dry-run", unless: "dry-run", change: CLUSTER },
  {
    at: "install,upgrade",
    options: "dry-run f,values= set= version=",
    unless: "dry-run",
    change: CLUSTER,
  },
  {
    at: "push,cm-push",
    change: { what: "package", operation: "publish", irreversible: true },
  },
  {
    at: "repo add,repo remove,plugin install,registry login",
    change: { what: "other", operation: "configure" },
  },
];

/** Programs of clusters. */
export const CLUSTERS: Family = {
  "kubectl,oc,k,microk8s.kubectl,kubecolor": {
    options: KUBECTL,
    style: "exact",
    subcommands: KUBECTL_ROWS,
    looks:
      "logs top explain api-resources api-versions version cluster-info diff auth wait config rollout attach port-forward proxy plugin kustomize completion events options",
  },
  helm: {
    options: "n,namespace= kube-context= kubeconfig= dry-run",
    subcommands: HELM,
    looks:
      "list ls get status history show search template lint repo env version pull dependency dep test create package plugin verify diff",
  },
  helmfile: {
    options: "e,environment= f,file= l,selector= interactive",
    subcommands: [{
      at: "destroy,delete",
      change: { ...CLUSTER, irreversible: true },
    }, { at: "apply,sync", change: CLUSTER }],
    looks: "diff list template lint build deps fetch status test",
  },
  "argocd,flux,eksctl,kops,k3d,kind,minikube,k0s,k3s,kubeadm,rancher,nomad,consul,velero,istioctl,linkerd":
    {
      options: "y,yes force namespace= name= n= f= cascade purge all",
      subcommands: [
        {
          at:
            "app delete,delete,uninstall,delete cluster,delete nodegroup,cluster delete,delete kustomization,delete source,reset,job stop,stop,namespace delete,backup delete,kv delete,remove,uninstall-k3s",
          change: { ...CLUSTER, operation: "delete" },
        },
        {
          at:
            "app sync,app create,app set,create,create cluster,cluster create,start,install,upgrade,apply,restore,restore create,job run,init,join,reconcile,suspend,resume,rolling-update,update cluster",
          change: CLUSTER,
        },
        {
          at: "exec,alloc exec,lock",
          run: carry,
        },
      ],
      looks:
        "get list ls status version logs describe app cluster profile config validate job node alloc members info dashboard ip ssh",
    },
};

/** `consul exec uptime`, `nomad alloc exec ID ls`: the command is for machines there. */
function carry(it: Invocation): void {
  const at = it.args.findIndex(({ text }) => /^(?:exec|lock)$/.test(text));
  const inner = it.reread(
    it.args.slice(at + 1),
    "http-addr= token= datacenter= node= service= tag= wait= prefix= task= job= address= i= t= child-exit-code verbose shell=",
    "posix",
  );
  const named = it.name === "nomad" || it.args[at]?.text === "lock";
  const words = inner.operands.slice(named && !inner.has("job") ? 1 : 0);
  if (words.length === 0) return;
  it.shell(joinFields(words), {
    via: it.name,
    within: "remote",
    privilege: "remote",
  });
}

function change(it: Invocation, what: Change, operation: string): void {
  const dry = it.has("dry-run") && it.value("dry-run")?.text !== "none";
  if (dry || it.has("local")) return;
  for (const file of [...it.options.values("filename", "kustomize")]) {
    if (/^https?:/i.test(file.text)) {
      it.connect(file);
      it.from("network");
    } else {
      const { text } = file.text === "-" ? it.stdin : it.read(file);
      if (text !== undefined && escapes(text)) {
        it.change({ what: "container", loosens: true }, operation);
      }
    }
  }
  const overrides = it.value("overrides")?.text ?? "";
  if (escapes(overrides)) {
    it.change({ what: "container", loosens: true }, operation);
  }
  const mighty = it.args.some(({ text }) => /\bcluster-admin$/.test(text));
  it.change(
    mighty ? { ...what, loosens: true } : what,
    operation,
    it.operands.slice(1).at(-1),
  );
}

/** With no copies left, what runs is stopped. */
function scale(it: Invocation): void {
  const none = it.value("replicas")?.text === "0" ||
    /"?replicas"?\s*:\s*0\b/.test(it.value("patch")?.text ?? "");
  const everything = it.has("all") ? { breadth: "everything" } as const : {};
  change(
    it,
    { ...CLUSTER, ...everything },
    none ? "stop" : it.operands[0]?.text ?? "scale",
  );
}

function kubectlDelete(it: Invocation): void {
  const kinds = it.operands[1]?.text.toLowerCase() ?? "";
  const grave =
    /^(?:ns|namespaces?|pvc?|persistentvolume(?:claim)?s?|crds?|customresourcedefinitions?|nodes?|no|all|secrets?|statefulsets?|sts|clusters?)(?:[/,]|$)/
      .test(kinds);
  const everything = it.has("all", "all-namespaces") || kinds === "all";
  const base = grave || everything
    ? { ...CLUSTER, irreversible: true }
    : CLUSTER;
  change(it, everything ? { ...base, breadth: "everything" } : base, "delete");
}

function look(it: Invocation): void {
  const kinds = it.operands[1]?.text.toLowerCase() ?? "";
  const shown = it.value("output")?.text ?? "";
  if (
    /^secrets?(?:[/,]|$)/.test(kinds) &&
    /^(?:yaml|json|jsonpath|go-template|custom-columns)/.test(shown)
  ) {
    it.change({ what: "secret" }, "read", it.operands[2]);
  }
}

function exec(it: Invocation): Data | void {
  // A node's own files are mounted into what debugs it.
  if (it.operands[1]?.text.startsWith("node/") === true) {
    it.change({ what: "container", loosens: true }, "debug", it.operands[1]);
  }
  const dashes = it.args.findIndex(({ text }) => text === "--");
  const words: readonly Field[] = dashes >= 0
    ? it.args.slice(dashes + 1)
    : it.operands.slice(2);
  if (words.length === 0) return;
  return it.run(words, {
    via: `${it.name} exec`,
    privilege: "remote",
    within: "remote",
    process: true,
    bare: true,
  });
}

function copy(it: Invocation): void {
  const [source, target] = it.operands.slice(-2);
  if (source !== undefined && !source.text.includes(":")) it.read(source);
  if (target !== undefined && !target.text.includes(":")) {
    it.write(target, { text: undefined, origins: [] });
  }
}
