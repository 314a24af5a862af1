/**
 * Gives the manifests of `security` to a real API server of Kubernetes: to its strict decoding, its validation and its
 * Pod Security admission, without creating what they describe; and broken ones, which it has to refuse. It builds the
 * server from its sources, so it stands beside CI. Exits 77 where that cannot be had.
 */
import { parseAllDocuments } from "yaml";
import { inFolder } from "../../cli/process.ts";
import { environment, run } from "../program.ts";
import { goModule } from "../toolbox.ts";
import { buildApiServer, startApiServer } from "./api_server.ts";
import { AUTOSCALER, MANIFEST } from "./manifest_file.ts";

/** What has to be there before the others are looked at. */
const CREATED = ["Namespace", "ServiceAccount"];

/** A fault in a manifest, and what the server says of it. */
const REFUSED: readonly (readonly [from: string, to: string, says: RegExp])[] =
  [
    ["securityContext:", "securtyContext:", /unknown field/],
    ["averageUtilization: 70", "averageUtilization: 0", /greater than 0/],
    [
      "    matchLabels: { app.kubernetes.io/name: superego }\n  strategy",
      "    matchLabels: { app.kubernetes.io/name: other }\n  strategy",
      /selector/,
    ],
    [
      "maxUnavailable: 1\n  selector",
      "maxUnavailable: 1\n  minAvailable: 1\n  selector",
      /cannot be both set/,
    ],
    ['updateMode: "Off"', "updateMode: Sometimes", /Unsupported value/],
  ];

/** A fault in a pod, which Pod Security turns away. */
const UNSAFE: readonly (readonly [from: string, to: string])[] = [
  [
    "allowPrivilegeEscalation: false",
    "privileged: true",
  ],
  [
    "capabilities: { drop: [ALL] }",
    "capabilities: { drop: [ALL], add: [NET_ADMIN] }",
  ],
  ["runAsNonRoot: true", "runAsNonRoot: false"],
  ["emptyDir: { sizeLimit: 200Mi }", "hostPath: { path: / }"],
  [
    "enableServiceLinks: false",
    "enableServiceLinks: false\n      hostNetwork: true",
  ],
];

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

// deno-lint-ignore no-explicit-any
type Document = any;

function documents(text: string): readonly Document[] {
  return parseAllDocuments(text).map((one) => one.toJS());
}

/** The pod that the Deployment makes; of a Deployment itself Pod Security only warns. */
function podOf(text: string): Document {
  const { metadata, spec } = documents(text).find(({ kind }) =>
    kind === "Deployment"
  );
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...spec.template.metadata,
      name: "one",
      namespace: metadata.namespace,
    },
    spec: spec.template.spec,
  };
}

async function judge(program: string, home: string): Promise<number> {
  await using server = await startApiServer(program, home);
  const kubectl = async (verb: readonly string[], ...objects: Document[]) => {
    const file = `${home}/objects.json`;
    const list = { apiVersion: "v1", kind: "List", items: objects };
    await Deno.writeTextFile(file, JSON.stringify(list));
    const { code, out, err } = await run("kubectl", [
      ...server.access,
      ...verb,
      "--validate=strict",
      "-f",
      file,
    ], { env: environment(home), seconds: 120 });
    return { good: code === 0, said: `${out}${err}`.trim() };
  };
  let failed = 0;
  const tell = (good: boolean, what: string, said: string) => {
    say(good ? `ok    ${what}` : `FAIL  ${what}: ${said}`);
    if (!good) failed++;
  };
  const dry = ["apply", "--dry-run=server"];
  const definitions = documents(
    await Deno.readTextFile(
      `${await goModule(AUTOSCALER)}/deploy/vpa-v1-crd-gen.yaml`,
    ),
  );
  const text = await Deno.readTextFile(MANIFEST);
  const all = documents(text);
  const first = all.filter(({ kind }) => CREATED.includes(kind));
  const rest = all.filter(({ kind }) => !CREATED.includes(kind));
  for (
    const [what, objects] of [
      ["takes what the vertical autoscaler adds to a cluster", definitions],
      ["takes the namespace and its account", first],
    ] as const
  ) {
    const { good, said } = await kubectl(["apply"], ...objects);
    tell(good, what, said);
  }
  await run("kubectl", [
    ...server.access,
    ...["wait", "--for=condition=Established", "--timeout=60s", "crd"],
    "verticalpodautoscalers.autoscaling.k8s.io",
  ], { env: environment(home), seconds: 90 });

  const taken = await kubectl(dry, ...rest);
  tell(
    taken.good && !taken.said.includes("Warning"),
    `takes the other ${rest.length} objects without a warning`,
    taken.said,
  );
  const pod = await kubectl(dry, podOf(text));
  tell(pod.good, "takes the pod of the Deployment", pod.said);

  for (const [from, to, says] of REFUSED) {
    const broken = documents(text.replace(from, () => to));
    const { good, said } = await kubectl(
      dry,
      ...broken.filter(({ kind }) => !CREATED.includes(kind)),
    );
    tell(
      text.includes(from) && !good && says.test(said),
      `refuses ${JSON.stringify(to)}`,
      said,
    );
  }
  for (const [from, to] of UNSAFE) {
    const { good, said } = await kubectl(
      dry,
      podOf(text.replace(from, () => to)),
    );
    tell(
      text.includes(from) && !good &&
        said.includes('violates PodSecurity "restricted'),
      `turns away a pod with ${JSON.stringify(to)}`,
      said,
    );
  }
  return failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  let program: string;
  try {
    program = await buildApiServer();
    for (
      const [tool, flag] of [["etcd", "--version"], [
        "kubectl",
        "version",
      ]] as const
    ) {
      await new Deno.Command(tool, {
        args: [flag],
        stdout: "null",
        stderr: "null",
      }).output();
    }
  } catch (error) {
    say(`not run: ${(error as Error).message.split("\n")[0]}`);
    return 77;
  }
  return await inFolder((home) => judge(program, home));
}

Deno.exit(await main());
