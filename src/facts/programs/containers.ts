/** Programs of containers: what they remove, what gets out of them, and what runs inside. */
import { type Data, type Field, literal, plain } from "../shell/data.ts";
import { exposes, opensMachine } from "./container_rights.ts";
import { build, copy, pack } from "./images.ts";
import type { Invocation } from "./invocation.ts";
import { optionTable, readOptions } from "./options.ts";
import type { Change, Family, Subcommand } from "./program.ts";

const CONTAINER: Change = { what: "container" };
const LOSS: Change = { what: "container", irreversible: true };

const RUN =
  "a,attach= add-host= annotation= blkio-weight= cap-add= cap-drop= cgroup-parent= cgroupns= cidfile= c,cpu-shares= cpus= d,detach detach-keys= device= dns= entrypoint= e,env= env-file= expose= gpus= group-add= h,hostname= init i,interactive ip= ipc= isolation= l,label= link= log-driver= log-opt= mac-address= m,memory= mount= name= network,net= network-alias= no-healthcheck oom-kill-disable oom-score-adj= pid= pids-limit= platform= privileged p,publish= P,publish-all pull= q,quiet read-only restart= rm runtime= security-opt= shm-size= sig-proxy stop-signal= stop-timeout= sysctl= tmpfs= t,tty ulimit= u,user= userns= uts= v,volume= volume-driver= volumes-from= w,workdir= T index= no-deps service-ports build pod=";

const OPTIONS =
  "H,host= c,context= config= D,debug l,log-level= tls v,version f,file= p,project-name= profile= project-directory= env-file=";

const ROWS: readonly Subcommand[] = [
  {
    at: "run,container run,create,container create",
    style: "posix",
    run: (it) => inside(it, true),
  },
  { at: "exec,container exec", style: "posix", run: (it) => inside(it, false) },
  {
    at: "rm,container rm,container remove",
    options: "f,force v,volumes l,link s,stop a,all",
    run: remove,
  },
  {
    at: "rmi,image rm,image remove",
    options: "f,force no-prune a,all",
    change: { ...CONTAINER, operation: "remove image" },
  },
  {
    at: "volume rm,volume remove,volume prune",
    options: "f,force a,all filter=",
    change: { ...LOSS, operation: "remove volume" },
  },
  {
    at: "network rm,network prune",
    options: "f,force filter=",
    change: { ...CONTAINER, operation: "remove network" },
  },
  { at: "system prune", options: "a,all f,force volumes filter=", run: prune },
  {
    at: "container prune,image prune,builder prune,buildx prune",
    options: "a,all f,force filter=",
    change: { ...CONTAINER, operation: "prune" },
  },
  {
    at: "system reset",
    options: "f,force",
    change: { ...LOSS, operation: "reset", breadth: "everything" },
  },
  {
    at: "kill,stop,container kill,container stop",
    options: "s,signal= t,time,timeout= a,all",
    run: stop,
  },
  {
    at:
      "restart,pause,unpause,start,update,rename,container restart,container start",
    change: CONTAINER,
  },
  {
    at: "pull,image pull,tag,load,import,commit",
    options: "t,tag= build-arg= d,detach build",
  },
  {
    at: "build,buildx build,image build,builder build",
    options:
      "t,tag= f,file= o,output= build-arg= secret= ssh= target= platform= cache-from= cache-to= progress= no-cache pull load push q,quiet build-context= label= network= iidfile=",
    run: build,
  },
  {
    at: "save,image save,export,container export",
    options: "o,output= platform=",
    run: pack,
  },
  {
    at: "push,image push,manifest push",
    change: { what: "package", operation: "publish" },
  },
  {
    at: "inspect,container inspect",
    options: "f,format= s,size type=",
    run: (it) => {
      if (!/\.Env\b/.test(it.value("format")?.text ?? "")) return;
      it.change({ what: "secret" }, "read", it.operands.at(-1));
    },
  },
  { at: "login,logout", change: { what: "secret", operation: "change" } },
  {
    at:
      "swarm leave,swarm init,swarm join,stack rm,stack deploy,service rm,service create,service update,service scale,node rm,node update,secret rm,config rm",
    options: "f,force",
    change: { what: "cluster", operation: "remove" },
  },
  {
    at: "secret create,secret inspect",
    change: { what: "secret", operation: "change" },
  },
  { at: "cp,container cp", options: "a L", run: copy },
  {
    at: "compose",
    style: "posix",
    run: (it) =>
      it.run([literal("docker-compose"), ...it.operands.slice(1)], {
        via: "docker compose",
      }),
  },
];

const COMPOSE: readonly Subcommand[] = [
  {
    at: "run",
    style: "posix",
    run: (it) => {
      compose(it);
      return inside(it, true);
    },
  },
  { at: "exec", style: "posix", run: (it) => inside(it, false) },
  {
    at: "down",
    options: "v,volumes rmi= remove-orphans t,timeout=",
    run: down,
  },
  { at: "rm", options: "f,force v,volumes s,stop", run: remove },
  {
    at: "kill,stop",
    options: "s,signal= t,timeout=",
    change: { ...CONTAINER, operation: "stop" },
  },
  { at: "up,create,start,watch,scale", run: compose },
  { at: "restart,pause,unpause,build,pull,cp" },
  { at: "push", change: { what: "package", operation: "publish" } },
];

const LOOKS =
  "ps images logs inspect top stats port diff events history info version search ls list df context container image volume network system compose buildx config plugin scout manifest wait attach";

/** Programs of containers. */
export const CONTAINERS: Family = {
  "docker,podman,nerdctl,finch": {
    options: OPTIONS,
    style: "posix",
    subcommands: ROWS.map(withOptions),
    looks: LOOKS,
  },
  "docker-compose,podman-compose": {
    options: OPTIONS,
    style: "posix",
    subcommands: COMPOSE.map(withOptions),
    looks: LOOKS,
  },
  "lxc,incus,multipass,limactl,vagrant,VBoxManage,virsh,qm,pct": {
    options: "f,force project= purge",
    subcommands: [
      {
        at:
          "delete,destroy,undefine,unregistervm,image delete,storage delete,snapshot delete,purge",
        options: "f,force p,purge remove-all-storage delete",
        change: LOSS,
      },
      {
        at:
          "stop,halt,shutdown,restart,start,launch,up,reload,suspend,resume,controlvm,reset,reboot",
        change: CONTAINER,
      },
      {
        at: "exec,shell,ssh",
        style: "posix",
        options: "",
        run: (it) => command(it, it.operands.slice(2)),
      },
    ],
    looks: "list ls info status show version global-status snapshot",
  },
};

/** Options before the subcommand end at it; every row reads those after it again. */
function withOptions(row: Subcommand): Subcommand {
  return { style: "exact", options: "", ...row };
}

/** The options and operands after the subcommand, which end at the first operand. */
function after(it: Invocation, table: string): ReturnType<typeof readOptions> {
  const at = it.args.findIndex(({ text }) =>
    /^(?:run|exec|create)$/.test(text)
  );
  return readOptions(it.args.slice(at + 1), optionTable(table), "posix");
}

function inside(it: Invocation, made: boolean): Data | void {
  const options = after(it, RUN);
  const opens = options.has("privileged") ||
    options.values("pid", "ipc", "uts", "userns", "network", "cgroupns").some((
      { text },
    ) => text === "host") ||
    options.values("cap-add").some(({ text }) =>
      /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|NET_ADMIN|SYS_RAWIO)$/i
        .test(text)
    ) ||
    options.values("security-opt").some(({ text }) =>
      /unconfined|disable/.test(text)
    ) ||
    options.values("device").length > 0 ||
    options.values("volume", "mount").some((mount) => exposes(it, mount.text));
  const network = options.values("network").some(({ text }) => text === "host");
  if (made && opens) {
    const only = network && !options.has("privileged") &&
      options.values("volume", "mount", "pid", "cap-add", "device").length ===
        0;
    if (!only) {
      it.change({ ...CONTAINER, loosens: true }, "run", options.operands[0]);
    }
  } else if (!made && options.has("privileged")) {
    it.change({ ...CONTAINER, loosens: true }, "exec", options.operands[0]);
  }
  for (const file of options.values("env-file")) it.read(file);
  const entry = options.value("entrypoint");
  const words = options.operands.slice(1);
  return command(it, entry === undefined ? words : [entry, ...words]);
}

function command(it: Invocation, words: readonly Field[]): Data | void {
  const [first, ...rest] = words;
  if (first?.text === "--") return command(it, rest);
  if (words.length === 0) return;
  return it.run(words, {
    via: `${it.name} ${it.verb}`.trim(),
    privilege: "container",
    within: "container",
    process: true,
    bare: true,
  });
}

function targets(it: Invocation): readonly Field[] {
  return it.operands.filter(({ text }) =>
    !/^(?:container|compose|rm|remove|kill|stop)$/.test(text)
  );
}

/** `docker rm $(docker ps -aq)` names no container by itself. */
function many(it: Invocation): boolean {
  return it.has("all") || targets(it).some(({ known }) => !known) ||
    targets(it).length > 3;
}

function remove(it: Invocation): void {
  it.change(it.has("volumes") ? LOSS : CONTAINER, "remove", targets(it)[0], {
    ...(many(it) ? { breadth: "everything" } : {}),
  });
}

function stop(it: Invocation): void {
  it.change(CONTAINER, "stop", targets(it)[0], {
    ...(many(it) ? { breadth: "everything" } : {}),
  });
}

function prune(it: Invocation): void {
  it.change(it.has("volumes") ? LOSS : CONTAINER, "prune", "system", {
    ...(it.has("volumes") ? { breadth: "everything" } : {}),
  });
}

/** Files that compose reads when none is named. */
const COMPOSE_FILES = [
  "compose.yaml",
  "compose.yml",
  "docker-compose.yaml",
  "docker-compose.yml",
  "docker-compose.override.yml",
];

/** Starts what a file says, as far as this very command has written it. */
function compose(it: Invocation): void {
  const given = it.options.values("file");
  const files = given.length > 0 ? given : COMPOSE_FILES.map(plain);
  for (const file of files) {
    const { text } = file.text === "-" ? it.stdin : it.peek(file);
    if (text !== undefined && opensMachine(it, text)) {
      it.change({ ...CONTAINER, loosens: true }, "up", file);
    }
  }
}

function down(it: Invocation): void {
  it.change(it.has("volumes") ? LOSS : CONTAINER, "down");
}
