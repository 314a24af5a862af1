/** What other tools call the faults that `superego check` finds, and where they do not see one. */

/** For each check the rules of trivy of which one has to speak, too. */
export const TRIVY: Readonly<Record<string, readonly string[]>> = {
  "IMAGE-001": ["DS002"],
  "IMAGE-002": ["DS001"],
  "IMAGE-003": ["DS005"],
  "IMAGE-007": ["DS026"],
  "IMAGE-010": ["DS004"],
  "KUBE-001": ["KSV017"],
  "KUBE-002": ["KSV001"],
  "KUBE-003": ["KSV012", "KSV105", "KSV029"],
  "KUBE-004": ["KSV003", "KSV106"],
  "KUBE-005": ["KSV005", "KSV022", "KSV106"],
  "KUBE-006": ["KSV104", "KSV030", "KSV019"],
  "KUBE-007": ["KSV014"],
  "KUBE-008": ["KSV008", "KSV009", "KSV010"],
  "KUBE-009": ["KSV023", "KSV028"],
  "KUBE-010": ["KSV024"],
  "KUBE-011": ["KSV002", "KSV026", "KSV027"],
  "KUBE-101": ["KSV011", "KSV018"],
  "KUBE-102": ["KSV015", "KSV016"],
  "KUBE-104": ["KSV013"],
};

/** For each check the audits of zizmor of which one has to speak, too. */
export const ZIZMOR: Readonly<Record<string, readonly string[]>> = {
  "CI-001": ["unpinned-uses"],
  "CI-003": ["excessive-permissions"],
  "CI-004": ["dangerous-triggers"],
  "CI-005": ["template-injection"],
  "CI-008": ["artipacked"],
  "CI-010": ["self-hosted-runner"],
};

/** Where another tool does not see what `check` sees, and who is right. */
export const DISPUTED: readonly {
  readonly id: string;
  /** What stands in the variant. */
  readonly text: string;
  readonly why: string;
}[] = [
  {
    id: "IMAGE-001",
    text: "USER nonroot",
    why:
      "trivy takes every name but root; Kubernetes cannot see that a name is not root, so check is right",
  },
  {
    id: "IMAGE-001",
    text: "UID",
    why: "trivy does not follow a variable that names the user; check is right",
  },
  {
    id: "IMAGE-010",
    text: "chmod",
    why:
      "trivy does not look for set-user bits in a Dockerfile; check is right",
  },
  {
    id: "KUBE-009",
    text: "kind: PersistentVolume",
    why:
      "trivy judges volumes of pods, not those of the cluster; check is right",
  },
  {
    id: "IMAGE-002",
    text: "cc-debian12",
    why:
      "trivy does not follow an argument that names the base; check is right",
  },
  {
    id: "IMAGE-002",
    text: "node:latest",
    why:
      "trivy does not follow an argument that names the base; check is right",
  },
  {
    id: "IMAGE-003",
    text: "https://",
    why:
      "trivy asks only whether COPY would do; what an address serves is not looked at, so check is right",
  },
  {
    id: "IMAGE-010",
    text: "openssh-server",
    why:
      "trivy looks at ports alone; both can be right, a server may be installed and not opened",
  },
  {
    id: "KUBE-011",
    text: "appArmorProfile",
    why:
      "this trivy is older than the field, which is the annotation's successor; check is right",
  },
];
