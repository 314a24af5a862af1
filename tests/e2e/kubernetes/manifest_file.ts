/** The manifest that is held to the programs of others, and what its objects come from. */

/** Everything for Kubernetes. */
export const MANIFEST = "security/resource-limits.yaml";

/** The module that defines the vertical autoscaler's object, in `deploy/vpa-v1-crd-gen.yaml`. */
export const AUTOSCALER = "k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1";
