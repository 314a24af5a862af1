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
  shadow:
    "A program of a user's own in the place of one that every machine has",
  history: "What was typed before in a shell or another program",
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

/** What texts may carry that matters by itself. */
export const CONTENT_KINDS = {
  secret: "A credential",
  personal_data: "Personal data",
  injection: "Text that gives instructions to a model",
  invisible: "Characters that cannot be seen",
  look_alike: "Characters that imitate others",
  terminal_escape: "Terminal control sequences",
} as const;

/** What a call may change that is no plain file. */
export const CHANGED = {
  permissions: "Access rights of files",
  owner: "Owners of files",
  service: "A system service",
  process: "Running processes",
  package: "Installed software",
  account: "Users, groups and passwords",
  schedule: "Scheduled jobs",
  startup: "What runs when a shell, a login or the machine starts",
  network: "Interfaces, routes, firewall, name resolution",
  container: "Containers, images, volumes",
  cluster: "Kubernetes and other clusters",
  cloud: "Cloud resources, infrastructure as code",
  disk: "Disks, partitions, file systems, mounts",
  kernel: "Kernel modules and parameters",
  power: "The machine's power state",
  repository: "A hosted repository or its settings",
  secret: "Stored secrets",
  agent: "The coding agent's or this guard's own protection",
  domain: "Names on the internet: records, name servers, registrations",
  memory: "What an agent is to remember in later sessions",
  hosted: "What a service elsewhere keeps, for example a project",
  other: "Something else",
} as const;
