/** Places that every machine has. Patterns as in `path/credentials.ts`. */

/** What belongs to the operating system and to installed software. */
export const SYSTEM: readonly string[] = [
  "/bin/**",
  "/sbin/**",
  "/lib/**",
  "/lib32/**",
  "/lib64/**",
  "/libx32/**",
  "/libexec/**",
  "/usr/**",
  "/etc/**",
  "/boot/**",
  "/efi/**",
  "/opt/**",
  "/var/**",
  "!/var/tmp/**",
  "!/var/folders/**",
  "/run/**",
  "!/run/media/**",
  "!/run/user/**",
  "/srv",
  "/nix/**",
  "/gnu/**",
  "/snap/**",
  "/lost+found/**",
  "/vmlinuz",
  "/initrd.img",
  "/swapfile",
  "/system/**",
  "/library/**",
  "/applications/**",
  "/cores/**",
  "/private",
  "/network/**",
  "c:/windows/**",
  "!c:/windows/temp/**",
  "c:/program files/**",
  "c:/program files (x86)/**",
  "c:/programdata/**",
  "c:/boot/**",
  "c:/bootmgr",
  "c:/pagefile.sys",
  "c:/recovery/**",
  "c:/system volume information/**",
];

/** Devices; the harmless ones are in {@linkcode STREAM}. */
export const DEVICE: readonly string[] = [
  "/dev/**",
  "!/dev/null",
  "!/dev/zero",
  "!/dev/full",
  "!/dev/random",
  "!/dev/urandom",
  "!/dev/stdin",
  "!/dev/stdout",
  "!/dev/stderr",
  "!/dev/tty",
  "!/dev/ptmx",
  "!/dev/pts/**",
  "!/dev/fd/**",
  "!/dev/shm/**",
  "!/dev/tcp/**",
  "!/dev/udp/**",
];

/** Devices that keep nothing. */
export const STREAM: readonly string[] = [
  "/dev/null",
  "/dev/zero",
  "/dev/full",
  "/dev/random",
  "/dev/urandom",
  "/dev/stdin",
  "/dev/stdout",
  "/dev/stderr",
  "/dev/tty",
  "/dev/ptmx",
  "/dev/pts/**",
  "/dev/fd/**",
  "/proc/self/fd/**",
  "/proc/thread-self/fd/**",
  "nul",
];

/** Mounted volumes and the folders that hold them. */
export const MOUNT: readonly string[] = [
  "/mnt",
  "/mnt/*",
  "/media",
  "/media/*",
  "/media/*/*",
  "/run/media",
  "/run/media/*",
  "/run/media/*/*",
  "/volumes",
  "/volumes/*",
];

/** What the kernel shows of itself. */
export const KERNEL: readonly string[] = [
  "/proc/**",
  "!/proc/self/fd/**",
  "!/proc/thread-self/fd/**",
  "/sys/**",
];

/** What version control keeps for itself. */
export const VERSION_CONTROL: readonly string[] = [
  ".git/**",
  ".hg/**",
  ".svn/**",
  ".jj/**",
  ".bzr/**",
  "cvs/root",
];

/** Folders for what need not last. */
export const TEMPORARY: readonly string[] = [
  "/tmp",
  "/var/tmp",
  "/dev/shm",
  "/var/folders",
  "C:/Windows/Temp",
  "C:/Temp",
];
