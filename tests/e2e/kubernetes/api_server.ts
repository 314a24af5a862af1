/** A real API server of Kubernetes on a free port, over a real etcd, both built or installed beforehand. */
import { environment, freePort, run } from "../program.ts";
import { goBuild, goModule, toolsFolder } from "../toolbox.ts";

/** The version of Kubernetes. */
const VERSION = "1.36.3";

/** How long a program may take to answer (ms). */
const PATIENCE = 120_000;

/** A server that answers, and how a client gets at it. */
export interface ApiServer extends AsyncDisposable {
  /** Arguments for kubectl. */
  readonly access: readonly string[];
}

/** Builds the program, which a module with `replace` keeps from being installed by its name; from nothing in some minutes. */
export async function buildApiServer(): Promise<string> {
  const sources = await goModule(`k8s.io/kubernetes@v${VERSION}`);
  const module = await Deno.readTextFile(`${sources}/go.mod`);
  const staged = [
    ...new Set(
      [...module.matchAll(/(k8s\.io\/[a-z0-9-]+) => \.\/staging/g)].map((
        [, name],
      ) => name ?? ""),
    ),
  ];
  const folder = `${toolsFolder()}/kube-apiserver`;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(
    `${folder}/go.mod`,
    [
      "module superego.test/server",
      /^go .*$/m.exec(module)?.[0] ?? "",
      `require k8s.io/kubernetes v${VERSION}`,
      ...staged.map((name) =>
        `replace ${name} => ${name} v${VERSION.replace("1.", "0.")}`
      ),
    ].join("\n"),
  );
  await Deno.writeTextFile(
    `${folder}/tools.go`,
    '//go:build tools\n\npackage tools\n\nimport _ "k8s.io/kubernetes/cmd/kube-apiserver"\n',
  );
  const [major, minor] = VERSION.split(".");
  const named = { gitVersion: `v${VERSION}`, gitMajor: major, gitMinor: minor };
  const told = Object.entries(named).map(([key, value]) =>
    `-X k8s.io/component-base/version.${key}=${value}`
  );
  return await goBuild("kube-apiserver", folder, [
    "-mod=mod",
    `-ldflags=-s -w ${told.join(" ")}`,
    "k8s.io/kubernetes/cmd/kube-apiserver",
  ]);
}

/** Starts it; `home` holds all that it keeps. */
export async function startApiServer(
  program: string,
  home: string,
): Promise<ApiServer> {
  const token = crypto.randomUUID();
  const [store, peers, port] = [freePort(), freePort(), freePort()];
  const signing = `${home}/signing.key`;
  await Deno.writeTextFile(
    `${home}/tokens.csv`,
    `${token},admin,1,system:masters\n`,
  );
  await run("openssl", ["genrsa", "-out", signing, "2048"], {
    env: environment(home),
  });
  const at = (number: number) => `http://127.0.0.1:${number}`;
  const etcd = start("etcd", home, [
    ...["--data-dir", `${home}/etcd`],
    ...["--listen-client-urls", at(store)],
    ...["--advertise-client-urls", at(store)],
    ...["--listen-peer-urls", at(peers)],
    ...["--initial-advertise-peer-urls", at(peers)],
    ...["--initial-cluster", `default=${at(peers)}`],
  ]);
  const server = start(program, home, [
    `--etcd-servers=${at(store)}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    `--cert-dir=${home}/certificates`,
    "--service-cluster-ip-range=10.0.0.0/24",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${signing}`,
    `--service-account-signing-key-file=${signing}`,
    "--authorization-mode=RBAC",
    `--token-auth-file=${home}/tokens.csv`,
    "--anonymous-auth=false",
    // Without it a privileged pod is refused before Pod Security is asked.
    "--allow-privileged=true",
  ]);
  const access = [
    "--kubeconfig=/dev/null",
    `--server=https://127.0.0.1:${port}`,
    `--token=${token}`,
    "--insecure-skip-tls-verify",
  ];
  const running = {
    access,
    [Symbol.asyncDispose]: async () => {
      for (const process of [server, etcd]) await end(process);
    },
  };
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const { code } = await run("kubectl", [...access, "get", "--raw=/readyz"], {
      env: environment(home),
    });
    if (code === 0) return running;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await end(server);
  await end(etcd);
  throw new Error("The API server gives no answer");
}

function start(
  command: string,
  home: string,
  args: readonly string[],
): Deno.ChildProcess {
  return new Deno.Command(command, {
    args: [...args],
    cwd: home,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
}

async function end(process: Deno.ChildProcess): Promise<void> {
  try {
    process.kill("SIGKILL");
  } catch {
    // It has ended already.
  }
  await process.status;
}
