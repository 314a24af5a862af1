/** Checks of what stands around pods: namespaces, network policies, services, scaling. */
import type { DeploymentChecks, Fault } from "./check.ts";
import {
  type Cluster,
  fault,
  nameOf,
  namespaceOf,
  ofKind,
  selects,
  type Workload,
} from "./kubernetes_objects.ts";
import type { Part } from "./part.ts";

const ENFORCE = "pod-security.kubernetes.io/enforce";

/** What is around pods, and whether it fits them. */
export const KUBERNETES_AROUND: DeploymentChecks<Cluster> = {
  "KUBE-201": {
    severity: "high",
    title: "A namespace takes pods of every kind",
    why: "What these manifests leave out, another one may bring in",
    mend: `Label it \`${ENFORCE}: restricted\``,
    standards: ["Pod Security Admission"],
    find: (cluster) =>
      each(
        ofKind(cluster, "Namespace"),
        (one) => one.get("metadata", "labels", ENFORCE),
        ({ text }) => text !== "restricted",
      ),
  },
  "KUBE-202": {
    severity: "medium",
    title: "A workload is in the namespace `default`",
    why: "There it stands beside everything that nobody has put elsewhere",
    mend: "Name a namespace of its own in `metadata`",
    standards: ["NSA Kubernetes hardening"],
    find: ({ workloads }) =>
      workloads.filter(({ namespace }) => namespace === "default")
        .map(({ object, name }) =>
          fault(object.get("metadata", "namespace"), name)
        ),
  },
  "KUBE-203": {
    severity: "high",
    title:
      "Everybody in the cluster reaches a workload, or it reaches everybody",
    why: "A pod that was taken over can then look for the next",
    mend:
      "Add a NetworkPolicy with `podSelector: {}` and both `policyTypes` that allows nothing, and one for what is needed",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      cluster.workloads.flatMap((workload) =>
        ["Ingress", "Egress"].every((type) => isClosed(cluster, workload, type))
          ? []
          : [fault(workload.object.get("kind"), workload.name)]
      ),
  },
  "KUBE-204": {
    severity: "high",
    title: "A NetworkPolicy, a Service or a disruption budget selects no pod",
    why: "It looks like a fence and is none",
    mend: "Use the labels of the pods that it is meant for",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      ofKind(cluster, "NetworkPolicy", "Service", "PodDisruptionBudget")
        .flatMap((object) => {
          const selector = selectorOf(object);
          return selector.entries().length === 0 ||
              cluster.workloads.some((workload) =>
                workload.namespace === namespaceOf(object) &&
                selects(selector, workload.labels)
              )
            ? []
            : [{ at: selector, of: nameOf(object) }];
        }),
  },
  "KUBE-205": {
    severity: "high",
    title: "A network policy lets everybody in or out",
    why: "An empty rule allows all that the policy was meant to close",
    mend: "Name who, and which ports",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      ofKind(cluster, "NetworkPolicy").flatMap((object) =>
        ["ingress", "egress"].flatMap((way) =>
          object.get("spec", way).items()
            .filter((rule) => rule.entries().length === 0)
            .map((rule): Fault => ({
              at: rule,
              of: nameOf(object),
              found: way,
            }))
        )
      ),
  },
  "KUBE-206": {
    severity: "medium",
    title: "What scales has no target, or scales down to less than two",
    why: "The guard is then away whenever one node is",
    mend: "Name a workload of these manifests, and say `minReplicas: 2`",
    standards: [],
    find: (cluster) =>
      ofKind(cluster, "HorizontalPodAutoscaler").flatMap((object) => {
        const target = object.get("spec", "scaleTargetRef");
        const least = object.get("spec", "minReplicas");
        return [
          ...targets(cluster, object, target)
            ? []
            : [fault(target, nameOf(object))],
          ...Number(least.text) >= 2 ? [] : [fault(least, nameOf(object))],
        ];
      }),
  },
  "KUBE-207": {
    severity: "medium",
    title: "Two autoscalers change one workload",
    why: "Each undoes what the other does",
    mend: 'Say `updatePolicy: {updateMode: "Off"}` for the vertical one',
    standards: [],
    find: (cluster) => {
      const scaled = ofKind(cluster, "HorizontalPodAutoscaler").map((one) =>
        one.get("spec", "scaleTargetRef", "name").text
      );
      return each(
        ofKind(cluster, "VerticalPodAutoscaler").filter((one) =>
          scaled.includes(one.get("spec", "targetRef", "name").text)
        ),
        (one) => one.get("spec", "updatePolicy", "updateMode"),
        ({ text }) => text !== "Off" && text !== "Initial",
      );
    },
  },
  "KUBE-208": {
    severity: "medium",
    title: "A disruption budget can never be met, or protects nothing",
    why: "Nodes cannot be emptied, or everything goes at once",
    mend: "Say `maxUnavailable: 1`, or fewer than the pods that there are",
    standards: [],
    find: (cluster) =>
      ofKind(cluster, "PodDisruptionBudget").flatMap((object) => {
        const [least, most] = ["minAvailable", "maxUnavailable"].map((key) =>
          object.get("spec", key)
        ) as [Part, Part];
        const pods = cluster.workloads.filter(({ labels }) =>
          selects(selectorOf(object), labels)
        ).map((workload) => podsOf(cluster, workload, "minReplicas"));
        const few = Math.min(...pods);
        if (least.text === "100%" || Number(least.text) >= few) {
          return [fault(least, nameOf(object))];
        }
        return ["0", "0%"].includes(least.text || most.text)
          ? [fault(least.there ? least : most, nameOf(object))]
          : [];
      }),
  },
  "KUBE-210": {
    severity: "medium",
    title: "A service is open to the world without saying to whom",
    why: "A load balancer has a public address, a node port one on every node",
    mend: "Say `type: ClusterIP`, or `loadBalancerSourceRanges`",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      each(
        ofKind(cluster, "Service").filter((one) =>
          !one.get("spec", "loadBalancerSourceRanges").there
        ),
        (one) => one.get("spec", "type"),
        ({ text }) => ["LoadBalancer", "NodePort"].includes(text),
      ),
  },
  "KUBE-211": {
    severity: "low",
    title: "A quota does not hold what the manifests ask for",
    why: "The last pods are never started",
    mend: "Raise `hard`, or lower what the pods may use",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      ofKind(cluster, "ResourceQuota").flatMap((object) =>
        object.get("spec", "hard").entries().filter((hard) => {
          const [, kind, resource] =
            /^(limits|requests)\.(cpu|memory)$/.exec(hard.key) ?? [];
          if (kind === undefined || resource === undefined) return false;
          const asked = cluster.workloads
            .filter(({ namespace }) => namespace === namespaceOf(object))
            .reduce(
              (sum, one) => sum + askedBy(cluster, one, kind, resource),
              0,
            );
          return asked > quantity(hard.text);
        }).map((hard) => fault(hard, nameOf(object)))
      ),
  },
  "KUBE-213": {
    severity: "low",
    title: "A number of replicas stands beside an autoscaler",
    why: "Every `apply` puts out the pods that the autoscaler had added",
    mend: "Leave `replicas` out, and say `minReplicas` for the autoscaler",
    standards: [],
    find: (cluster) =>
      cluster.workloads.filter((workload) =>
        scalerOf(cluster, workload) !== undefined &&
        workload.object.get("spec", "replicas").there
      ).map(({ object, name }) => fault(object.get("spec", "replicas"), name)),
  },
};

function each(
  objects: readonly Part[],
  part: (object: Part) => Part,
  fails: (part: Part) => boolean,
): readonly Fault[] {
  return objects.filter((one) => fails(part(one)))
    .map((one) => fault(part(one), nameOf(one)));
}

function selectorOf(object: Part): Part {
  const spec = object.get("spec");
  if (object.get("kind").text === "Service") return spec.get("selector");
  if (object.get("kind").text === "NetworkPolicy") {
    return spec.get("podSelector", "matchLabels");
  }
  return spec.get("selector", "matchLabels");
}

function isClosed(cluster: Cluster, workload: Workload, type: string): boolean {
  return ofKind(cluster, "NetworkPolicy").some((policy) =>
    namespaceOf(policy) === workload.namespace &&
    selects(selectorOf(policy), workload.labels) &&
    policy.get("spec", "policyTypes").items().some(({ text }) => text === type)
  );
}

function targets(cluster: Cluster, object: Part, target: Part): boolean {
  const wanted = `${target.get("kind").text}/${target.get("name").text}`;
  return cluster.workloads.some(({ name, namespace }) =>
    name === wanted && namespace === namespaceOf(object)
  );
}

/** What changes the number of a workload's pods. */
function scalerOf(cluster: Cluster, workload: Workload): Part | undefined {
  return ofKind(cluster, "HorizontalPodAutoscaler").find((one) =>
    namespaceOf(one) === workload.namespace &&
    `${one.get("spec", "scaleTargetRef", "kind").text}/${
        one.get("spec", "scaleTargetRef", "name").text
      }` === workload.name
  );
}

/** How many pods a workload has at least or at most. */
function podsOf(
  cluster: Cluster,
  workload: Workload,
  bound: "minReplicas" | "maxReplicas",
): number {
  const scaled = scalerOf(cluster, workload)?.get("spec", bound).text;
  return Number(scaled || workload.object.get("spec", "replicas").text || 1);
}

/** What a workload asks for in all, at the most pods that it may be scaled to. */
function askedBy(
  cluster: Cluster,
  workload: Workload,
  kind: string,
  resource: string,
): number {
  return podsOf(cluster, workload, "maxReplicas") *
    workload.containers.reduce(
      (sum, { part }) =>
        sum + quantity(part.get("resources", kind, resource).text),
      0,
    );
}

const UNITS: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A quantity as Kubernetes writes it, in cores or bytes; 0 for none. */
export function quantity(text: string): number {
  const [, number = "0", unit = ""] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(number) * (UNITS[unit] ?? 1);
}
