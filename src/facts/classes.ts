/** The kinds of place that paths name, and the kinds of host that addresses name. */

/** What kind of place a path names; one path may be of several classes. */
export const PATH_CLASSES = {
  root: "The root of the file system",
  system:
    "Owned by the operating system: /etc, /usr, /boot, /System, C:\\Windows, ...",
  home_root: "A whole home directory, or the folder that holds them",
  home: "Inside a home directory",
  project: "Inside the working directory",
  project_root: "The working directory itself, or a folder above it",
  version_control: "Inside .git or the like",
  generated: "Build output, caches and dependencies, which can be made again",
  temporary: "/tmp, /var/tmp, $TMPDIR",
  temporary_root: "A temporary folder itself, with what others keep in it",
  credential: "Holds keys, tokens or passwords",
  shell_startup: "Run by a shell or a login when it starts",
  agent_config: "Settings, hooks, permissions or servers of a coding agent",
  agent_instructions:
    "Instructions, memory, skills or commands of a coding agent",
  guard: "Superego's own policies, keys, configuration or audit",
  device: "A device, such as /dev/sda",
  stream: "A device that keeps nothing, such as /dev/null",
  mount_root: "A mounted volume or the folder that holds them",
  kernel: "/proc and /sys",
  outside: "None of home, project and temporary",
  unknown: "Could not be worked out",
} as const;

/** One of {@linkcode PATH_CLASSES}. */
export type PathClass = keyof typeof PATH_CLASSES;

/** What kind of host an address names. */
export const HOST_CLASSES = {
  loopback: "This machine",
  private: "A private network",
  link_local: "The link-local range",
  metadata: "A cloud's instance metadata service",
  public: "Anything else",
  unknown: "Could not be worked out",
} as const;

/** One of {@linkcode HOST_CLASSES}. */
export type HostClass = keyof typeof HOST_CLASSES;
