/** What gives a container the rights of the machine: mounts, and what a file for compose asks for. */
import { resolvePath } from "../paths.ts";
import { placeIn } from "../shell/frame.ts";
import type { Invocation } from "./invocation.ts";

/** Whether a mount lets the container at the machine itself or its keys. */
export function exposes(it: Invocation, mount: string): boolean {
  const source = /(?:^|,)(?:source|src)=([^,]*)/.exec(mount)?.[1];
  const path = source ?? /^([a-z]:[^:]*|[^:]*)/i.exec(mount)?.[1] ?? "";
  if (path === "" || !/^[./~$]|^[a-z]:/i.test(path)) return false;
  const fact = resolvePath(path, placeIn(it.frame));
  return /docker\.sock|containerd\.sock|podman\.sock/.test(fact.path) ||
    fact.classes.some((one) =>
      /^(?:root|home_root|credential|device|kernel|guard|agent_config)$/.test(
        one,
      )
    ) ||
    (fact.classes.includes("system") &&
      /^\/(?:etc|boot|usr|root|var\/lib\/docker|var\/run|run|bin|sbin|lib)(?:\/|$)/
        .test(fact.path) &&
      !/localtime|timezone|ssl\/certs|resolv\.conf|hosts$/.test(fact.path));
}

/** Words of a file for compose with which a container gets more than its own. */
const OPENS =
  /\bprivileged["']?\s*:\s*["']?true|\b(?:pid|ipc|userns_mode|cgroup)["']?\s*:\s*["']?host\b|\b(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|SYS_RAWIO)\b|\bcap_add["']?\s*:\s*(?:\[\s*|\n\s*-\s*)["']?ALL\b|(?:seccomp|apparmor)[:=]unconfined|(?:docker|containerd|podman)\.sock/;

/** A folder of the machine in a short or a long mount: `- /etc:/x`, `["~/.ssh:/y"]`, `source: /`. */
const MOUNTS =
  /(?:^[ \t]*-[ \t]*|[[,][ \t]*)["']?((?:\/|~|\$\{?HOME\b)[^\s"',:\]]*):\/|\bsource["']?[ \t]*:[ \t]*["']?((?:\/|~|\$\{?HOME\b)[^\s"',\]}]*)/gm;

/** How many mounts of one file are looked at. */
const MOST_MOUNTS = 32;

/** Whether a file for compose lets a container at the machine itself or its keys. */
export function opensMachine(it: Invocation, file: string): boolean {
  if (!it.frame.machine.meter.spend(file.length >> 5)) return true;
  if (OPENS.test(file)) return true;
  let seen = 0;
  for (const match of file.matchAll(MOUNTS)) {
    const path = match[1] ?? match[2] ?? "";
    if (++seen > MOST_MOUNTS) return true;
    if (exposes(it, path.replace(/^\$\{?HOME\}?/, "~"))) return true;
  }
  return false;
}
