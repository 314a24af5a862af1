/** Reads what a manifest of a cluster or a Compose file asks for that gets out of its container. */

/** What makes a container as mighty as its machine, or whoever has it as mighty as the cluster. */
const ESCAPES =
  /\bprivileged["']?\s*:\s*true|\bhost(?:PID|Network|IPC)["']?\s*:\s*true|\bhostPath["']?\s*:[^\n]{0,20}\n?[^\n]{0,60}?\bpath["']?\s*:\s*["']?\/(?:$|["'\s,}]|(?:etc|root|proc|dev|home|boot|sys|usr)\b|var\/(?:run|lib\/kubelet))|\bname["']?\s*:\s*["']?cluster-admin\b/m;

/** What mounts the machine's own folders or its container engine in a Compose file. */
const MOUNTS =
  /(?:^|[\s"'[,{-])(?:\/|~\/?|\/(?:etc|root|proc|dev|home|boot|sys|usr)(?:\/[^:\s"']*)?|\/var\/(?:run\/docker\.sock|run|lib\/docker))\s*:\s*\/|\b(?:pid|network_mode|ipc|userns_mode)["']?\s*:\s*["']?host\b|\bcap_add\b[^\n]{0,40}\n?[^\n]{0,40}\b(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE)\b|\bsource["']?\s*:\s*["']?\/(?:var\/run\/docker\.sock|etc|root)?["'\s,}]/m;

/** Whether a manifest or a Compose file, in YAML or JSON, gives what it starts the rights of the machine or of the whole cluster. */
export function escapes(manifest: string): boolean {
  return ESCAPES.test(manifest) ||
    /\bservices["']?\s*:/.test(manifest) && MOUNTS.test(manifest);
}
