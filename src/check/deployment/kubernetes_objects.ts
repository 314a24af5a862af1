/** The objects of Kubernetes manifests: pods, their containers, and what selects them. */
import type { Fault } from "./check.ts";
import type { Part } from "./part.ts";

/** One container of a pod, ephemeral and initial ones included. */
export interface Container {
  readonly name: string;
  readonly part: Part;
  /** What the container says of its security, else what its pod says. */
  readonly security: (...path: readonly string[]) => Part;
  /** Whether it runs beside others for as long as the pod does. */
  readonly lasts: boolean;
}

/** A pod, or what makes pods. */
export interface Workload {
  /** `Deployment/superego`. */
  readonly name: string;
  readonly object: Part;
  readonly namespace: string;
  /** The pod's own specification. */
  readonly pod: Part;
  readonly labels: Readonly<Record<string, string>>;
  readonly containers: readonly Container[];
}

/** Everything that is applied together. */
export interface Cluster {
  readonly objects: readonly Part[];
  readonly workloads: readonly Workload[];
}

/** Where each kind keeps the template of its pods. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  PodTemplate: ["template"],
  ReplicaSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/** Reads documents as objects; a `List` is what it holds. */
export function clusterOf(documents: readonly Part[]): Cluster {
  const objects = documents.flatMap((one) =>
    one.get("kind").text === "List" ? one.get("items").items() : [one]
  ).filter((one) => one.get("kind").there);
  return { objects, workloads: objects.flatMap(workloadOf) };
}

function workloadOf(object: Part): readonly Workload[] {
  const way = TEMPLATES[object.get("kind").text];
  if (way === undefined) {
    return podsIn(object).map(([pod, around]) =>
      workloadFrom(object, pod, around)
    );
  }
  const template = object.get(...way);
  return [workloadFrom(object, template.get("spec"), template)];
}

/** What lists containers in an object of a kind that is not known, each with what is around it. */
function podsIn(around: Part): readonly (readonly [Part, Part])[] {
  const inner = Array.isArray(around.value) ? around.items() : around.entries();
  return inner.flatMap((part) => {
    const [container] = part.get("containers").items();
    return container !== undefined && container.text === ""
      ? [[part, around] as const]
      : podsIn(part);
  });
}

function workloadFrom(object: Part, pod: Part, template: Part): Workload {
  return {
    name: nameOf(object),
    object,
    namespace: namespaceOf(object),
    pod,
    labels: labelsOf(template.get("metadata", "labels")),
    containers: ["initContainers", "containers", "ephemeralContainers"].flatMap(
      (key) => pod.get(key).items().map((part) => containerOf(part, pod, key)),
    ),
  };
}

function containerOf(part: Part, pod: Part, key: string): Container {
  return {
    name: part.get("name").text,
    part,
    lasts: key === "containers" || part.get("restartPolicy").text === "Always",
    security: (...path) => {
      const own = part.get("securityContext", ...path);
      const shared = pod.get("securityContext", ...path);
      return own.there || !shared.there ? own : shared;
    },
  };
}

/** `Deployment/superego`. */
export function nameOf(object: Part): string {
  return `${object.get("kind").text}/${object.get("metadata", "name").text}`;
}

/** The namespace of an object; `default` where it says none. */
export function namespaceOf(object: Part): string {
  return object.get("metadata", "namespace").text || "default";
}

/** Labels as text. */
export function labelsOf(part: Part): Readonly<Record<string, string>> {
  return Object.fromEntries(
    part.entries().map((label) => [label.key, label.text]),
  );
}

/** Whether a selector of labels chooses something with these; one that says nothing chooses everything. */
export function selects(
  selector: Part,
  labels: Readonly<Record<string, string>>,
): boolean {
  return selector.entries().every((one) => labels[one.key] === one.text);
}

/** Objects of a kind. */
export function ofKind(
  { objects }: Cluster,
  ...kinds: readonly string[]
): readonly Part[] {
  return objects.filter((one) => kinds.includes(one.get("kind").text));
}

/** Every container that fails, with what it says. */
export function eachContainer(
  { workloads }: Cluster,
  fails: (container: Container, workload: Workload) => readonly Part[],
): readonly Fault[] {
  return workloads.flatMap((workload) =>
    workload.containers.flatMap((container) =>
      fails(container, workload).map((part) =>
        fault(part, `${workload.name}, ${container.name}`)
      )
    )
  );
}

/** Every pod that fails, with what it says. */
export function eachPod(
  { workloads }: Cluster,
  fails: (workload: Workload) => readonly Part[],
): readonly Fault[] {
  return workloads.flatMap((workload) =>
    fails(workload).map((part) => fault(part, workload.name))
  );
}

/** A place that fails; `of` says whose it is. */
export function fault(part: Part, of: string): Fault {
  return part.there && part.text !== ""
    ? { at: part, of, found: `${part.key}: ${part.text}` }
    : { at: part, of };
}
