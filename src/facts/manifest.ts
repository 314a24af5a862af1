/** Reads what a manifest of a cluster asks for that gets out of its container. */

/** What makes a container as mighty as its machine, or whoever has it as mighty as the cluster. */
const ESCAPES =
  /\bprivileged["']?\s*:\s*true|\bhost(?:PID|Network|IPC)["']?\s*:\s*true|\bhostPath["']?\s*:[^\n]{0,20}\n?[^\n]{0,60}?\bpath["']?\s*:\s*["']?\/(?:$|["'\s,}]|(?:etc|root|proc|dev|home|boot|sys|usr)\b|var\/(?:run|lib\/kubelet))|\bname["']?\s*:\s*["']?cluster-admin\b/m;

/** Whether a manifest, in YAML or JSON, gives what it starts the rights of the machine or of the whole cluster. */
export function escapes(manifest: string): boolean {
  return ESCAPES.test(manifest);
}
