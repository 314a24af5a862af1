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

/** For each check the rules of hadolint of which one has to speak, too. */
export const HADOLINT: Readonly<Record<string, readonly string[]>> = {
  "IMAGE-001": ["DL3002"],
  "IMAGE-002": ["DL3006", "DL3007"],
  "IMAGE-003": ["DL3020"],
  "IMAGE-004": ["DL4006"],
  "IMAGE-005": ["DL3064"],
  "IMAGE-008": ["DL3025"],
};

/** For each check the rules of checkov of which one has to speak, too. */
export const CHECKOV: Readonly<Record<string, readonly string[]>> = {
  "IMAGE-001": ["CKV_DOCKER_3", "CKV_DOCKER_8"],
  "IMAGE-002": ["CKV_DOCKER_7"],
  "IMAGE-003": ["CKV_DOCKER_4"],
  "IMAGE-007": ["CKV_DOCKER_2"],
  "IMAGE-010": ["CKV_DOCKER_1"],
  "KUBE-001": ["CKV_K8S_16"],
  "KUBE-002": ["CKV_K8S_20"],
  "KUBE-003": ["CKV_K8S_23", "CKV_K8S_40"],
  "KUBE-004": ["CKV_K8S_37", "CKV_K8S_28"],
  "KUBE-005": ["CKV_K8S_25", "CKV_K8S_39"],
  "KUBE-006": ["CKV_K8S_31"],
  "KUBE-007": ["CKV_K8S_22"],
  "KUBE-008": ["CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19"],
  "KUBE-009": ["CKV_K8S_27"],
  "KUBE-010": ["CKV_K8S_26"],
  "KUBE-012": ["CKV_K8S_38"],
  "KUBE-101": ["CKV_K8S_11", "CKV_K8S_13"],
  "KUBE-102": ["CKV_K8S_10", "CKV_K8S_12"],
  "KUBE-104": ["CKV_K8S_14"],
};

/** For each check the reasons of the Pod Security evaluator of which one has to be given, too. */
export const POD_SECURITY: Readonly<Record<string, readonly string[]>> = {
  "KUBE-001": ["privileged"],
  "KUBE-002": ["allowPrivilegeEscalation != false"],
  "KUBE-003": ["runAsNonRoot != true", "runAsUser=0"],
  "KUBE-004": ["unrestricted capabilities"],
  "KUBE-005": ["unrestricted capabilities"],
  "KUBE-006": ["seccompProfile"],
  "KUBE-008": ["host namespaces"],
  "KUBE-009": ["restricted volume types"],
  "KUBE-010": ["hostPort"],
  "KUBE-011": [
    "seLinuxOptions",
    "procMount",
    "forbidden sysctls",
    "forbidden AppArmor profile",
  ],
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
