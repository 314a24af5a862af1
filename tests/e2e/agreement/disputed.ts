/** Where another tool does not see what `check` sees, and who is right. */

/** A tool that is silent about variants that a check finds. */
export interface Dispute {
  readonly by: string;
  readonly id: string;
  /** What stands in the variants; an empty text means one where something is left out and nothing put in its place. */
  readonly texts: readonly string[];
  readonly why: string;
}

/** Variants that name the user in another way than `USER root`. */
const INDIRECT_USERS = ["UID"];

/** Variants that name another base in an argument. */
const BASES = ["cc-debian12", "node:latest"];

/** Variants with a set-user bit. */
const SET_USER_BITS = ["u+s", "4755", "4555"];

/** Every dispute that is known; one that is not listed here fails the run. */
export const DISPUTES: readonly Dispute[] = [
  {
    by: "trivy",
    id: "IMAGE-001",
    texts: ["USER nonroot"],
    why:
      "trivy takes every name but root; Kubernetes cannot see that a name is not root, so check is right",
  },
  {
    by: "trivy",
    id: "IMAGE-001",
    texts: INDIRECT_USERS,
    why: "trivy does not follow a variable that names the user; check is right",
  },
  {
    by: "trivy",
    id: "IMAGE-002",
    texts: BASES,
    why:
      "trivy does not follow an argument that names the base; check is right",
  },
  {
    by: "trivy",
    id: "IMAGE-003",
    texts: ["https://"],
    why:
      "trivy asks only whether COPY would do; what an address serves is not looked at, so check is right",
  },
  {
    by: "trivy",
    id: "IMAGE-010",
    texts: SET_USER_BITS,
    why:
      "trivy does not look for set-user bits in a Dockerfile; check is right",
  },
  {
    by: "trivy",
    id: "IMAGE-010",
    texts: ["openssh-server"],
    why:
      "trivy looks at ports alone; both can be right, a server may be installed and not opened",
  },
  {
    by: "trivy",
    id: "KUBE-009",
    texts: ["kind: PersistentVolume"],
    why:
      "trivy judges volumes of pods, not those of the cluster; check is right",
  },
  {
    by: "trivy",
    id: "KUBE-011",
    texts: ["appArmorProfile"],
    why:
      "this trivy is older than the field, which is the annotation's successor; check is right",
  },
  {
    by: "hadolint",
    id: "IMAGE-001",
    texts: [""],
    why:
      "hadolint looks at a last USER that is root, not at one that is missing; the base then decides, so check is right",
  },
  {
    by: "hadolint",
    id: "IMAGE-001",
    texts: ["USER nonroot"],
    why:
      "hadolint takes every name but root; Kubernetes cannot see that a name is not root, so check is right",
  },
  {
    by: "hadolint",
    id: "IMAGE-001",
    texts: INDIRECT_USERS,
    why:
      "hadolint does not follow a variable that names the user; check is right",
  },
  {
    by: "hadolint",
    id: "IMAGE-002",
    texts: BASES,
    why:
      "hadolint does not follow an argument that names the base; check is right",
  },
  {
    by: "hadolint",
    id: "IMAGE-003",
    texts: ["https://"],
    why:
      "hadolint wants COPY for files alone and lets ADD fetch; nothing holds what was fetched to a digest, so check is right",
  },
  {
    by: "hadolint",
    id: "IMAGE-004",
    texts: ["<(curl", "<<EOF"],
    why:
      "hadolint looks at pipes of a RUN on its own lines, not at substitution nor here-documents; check is right",
  },
  {
    by: "checkov",
    id: "IMAGE-001",
    texts: ["USER nonroot"],
    why:
      "checkov takes every name but root; Kubernetes cannot see that a name is not root, so check is right",
  },
  {
    by: "checkov",
    id: "IMAGE-001",
    texts: ["USER 0:0"],
    why: "checkov compares with the word root; 0 is root, so check is right",
  },
  {
    by: "checkov",
    id: "IMAGE-001",
    texts: INDIRECT_USERS,
    why:
      "checkov does not follow a variable that names the user; check is right",
  },
  {
    by: "checkov",
    id: "IMAGE-002",
    texts: BASES,
    why:
      "checkov complains of every base that an argument names, pinned or not, so it cannot tell; check is right",
  },
  {
    by: "checkov",
    id: "IMAGE-010",
    texts: SET_USER_BITS,
    why:
      "checkov does not look for set-user bits in a Dockerfile; check is right",
  },
  {
    by: "checkov",
    id: "IMAGE-010",
    texts: ["openssh-server"],
    why:
      "checkov looks at ports alone; both can be right, a server may be installed and not opened",
  },
  {
    by: "checkov",
    id: "KUBE-003",
    texts: [""],
    why:
      "checkov is content with a user that is not 0; a container may still say another, which runAsNonRoot refuses, and Pod Security asks for it, so check is right",
  },
  {
    by: "checkov",
    id: "KUBE-006",
    texts: ["type: Unconfined"],
    why:
      "checkov looks at the pod's filter, and the container's replaces it; Pod Security sees it, so check is right",
  },
  {
    by: "checkov",
    id: "KUBE-009",
    texts: ["hostPath", "nfs:"],
    why:
      "checkov knows the socket of Docker alone; Pod Security refuses every such volume, so check is right",
  },
  {
    by: "checkov",
    id: "KUBE-009",
    texts: ["kind: PersistentVolume"],
    why:
      "checkov judges volumes of pods, not those of the cluster; check is right",
  },
  {
    by: "checkov",
    id: "KUBE-102",
    texts: ["limits"],
    why:
      "checkov takes a limit for a request, as Kubernetes does; both can be right, a share that is asked for by accident is a whole limit",
  },
  {
    by: "Pod Security",
    id: "KUBE-009",
    texts: ["kind: PersistentVolume"],
    why:
      "Pod Security judges pods, and leaves who may make volumes of the cluster to its roles; check is right",
  },
];

/** Who is right about a variant, or nothing where nobody has said. */
export function disputed(
  by: string,
  id: string,
  variant: string,
): string | undefined {
  return DISPUTES.find((one) =>
    one.by === by && one.id === id &&
    one.texts.some((text) =>
      text === "" ? variant === "" : variant.includes(text)
    )
  )?.why;
}
