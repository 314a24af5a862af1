/** Checks of pods: what they use up, what they are made from, how the cluster sees that they live. */
import { secretName } from "../../audit/secret_name.ts";
import type { DeploymentChecks } from "./check.ts";
import { type Cluster, eachContainer, eachPod } from "./kubernetes_objects.ts";
import type { Part } from "./part.ts";

function absent(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ there }) => !there);
}

/** What a pod may use up, and whether what runs is what was meant. */
export const KUBERNETES_LIMITS: DeploymentChecks<Cluster> = {
  "KUBE-101": {
    severity: "medium",
    title: "A container has no limit",
    why: "It may take all that its node has",
    mend: "Say `resources: {limits: {cpu: …, memory: …}}`",
    standards: ["NSA Kubernetes hardening", "OWASP ASVS 13.1.2"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          absent(
            ["cpu", "memory"].map((name) =>
              part.get("resources", "limits", name)
            ),
          ),
      ),
  },
  "KUBE-102": {
    severity: "low",
    title: "A container asks for no share",
    why: "The cluster may put it where there is no room",
    mend: "Say `resources: {requests: {cpu: …, memory: …}}`",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          absent(
            ["cpu", "memory"].map((name) =>
              part.get("resources", "requests", name)
            ),
          ),
      ),
  },
  "KUBE-103": {
    severity: "low",
    title: "A container may fill the disk of its node",
    why: "The node then puts out other pods",
    mend:
      "Say `ephemeral-storage` among its limits, and `sizeLimit` for every `emptyDir`",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) => [
      ...eachContainer(
        cluster,
        ({ part }) =>
          absent([part.get("resources", "limits", "ephemeral-storage")]),
      ),
      ...eachPod(
        cluster,
        ({ pod }) =>
          pod.get("volumes").items().map((volume) => volume.get("emptyDir"))
            .filter((one) =>
              one.value !== undefined && !one.get("sizeLimit").there
            ),
      ),
    ],
  },
  "KUBE-104": {
    severity: "medium",
    title: "An image can change under its name",
    why: "What runs tomorrow is then not what was looked at today",
    mend: "Name a version, best with `@sha256:` and its digest",
    standards: ["SLSA", "NSA Kubernetes hardening"],
    find: (cluster) =>
      eachContainer(cluster, ({ part }) => {
        const image = part.get("image");
        return /@sha256:[0-9a-f]{64}$/.test(image.text) ||
            (/:[^/]+$/.test(image.text) && !/:latest$/.test(image.text))
          ? []
          : [image];
      }),
  },
  "KUBE-105": {
    severity: "medium",
    title:
      "Nobody sees when a container is not ready, or has stopped answering",
    why: "Calls go on to a container that cannot answer them",
    mend: "Give it a `readinessProbe` and a `livenessProbe`",
    standards: [],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part, lasts }, { object }) =>
          lasts && !/Job$/.test(object.get("kind").text)
            ? absent([part.get("readinessProbe"), part.get("livenessProbe")])
            : [],
      ),
  },
  "KUBE-106": {
    severity: "high",
    title: "A secret stands in a manifest",
    why: "Whoever reads the manifest or the repository has it",
    mend: "Use `valueFrom: {secretKeyRef: …}`, best a mounted file",
    standards: ["OWASP ASVS 13.3.1", "MCP Top 10 M01"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          part.get("env").items().filter((one) =>
            one.get("value").text !== "" &&
            secretName(one.get("name").text) !== null
          ).map((one) => one.get("name")),
      ),
  },
  "KUBE-107": {
    severity: "low",
    title: "A probe asks a host that the manifest names",
    why: "The node then asks whatever the manifest says, in its own name",
    mend: "Remove `host` from the probe",
    standards: ["Pod Security baseline"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          ["readinessProbe", "livenessProbe", "startupProbe"].flatMap((probe) =>
            ["httpGet", "tcpSocket"].map((how) => part.get(probe, how, "host"))
          ).filter(({ there }) => there),
      ),
  },
};
