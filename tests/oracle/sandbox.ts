/** Runs one command for real where it can harm nothing: no network, no rights, a private home, limits on everything. */

/** The home folder and the working directory inside the sandbox. */
export const HOME = "/home/dev";
/** Where a command starts. */
export const PROJECT = `${HOME}/project`;
/** Programs that strace runs before the command itself begins. */
export const PROGRAMS_BEFORE = 2;

const SECONDS = 4;
const TRACE_BYTES = 16 * 1024 * 1024;
const CALLS = [
  "execve,execveat,clone,clone3,fork,vfork,chdir,fchdir,open,openat,openat2,creat,truncate",
  "mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir",
  "rename,renameat,renameat2,chmod,fchmod,fchmodat,chown,lchown,fchown,fchownat,connect,bind",
].join();

/** Writable or private folders of the machine that a command must not see. */
const HIDDEN = [
  "/home",
  "/root",
  "/tmp",
  "/var/tmp",
  "/run",
  "/work",
  "/srv",
  "/mnt",
  "/media",
  "/opt",
];

/** What a sandbox is made of, on the machine that it runs on. */
export interface Ground {
  /** A folder with the content of the home folder. */
  readonly home: string;
  /** A folder of programs that come before those installed. */
  readonly first: string;
  /** A folder of programs that come after those installed. */
  readonly last: string;
  /** A user and group that owns nothing. */
  readonly user: number;
}

/** What came of a run. */
export interface Run {
  readonly trace: string;
  /** Whether it was ended because it took too long. */
  readonly late: boolean;
}

/** What is missing on this machine for a sandbox, or `undefined`. */
export async function missing(): Promise<string | undefined> {
  for (
    const [name, title] of [["bwrap", "bubblewrap"], ["strace", "strace"], [
      "setpriv",
      "setpriv",
    ]]
  ) {
    try {
      await new Deno.Command(name!, {
        args: ["--version"],
        stdout: "null",
        stderr: "null",
      }).output();
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      return `${title} is not installed`;
    }
  }
  return undefined;
}

/** Runs a command in bash and returns what it did. */
export async function runInSandbox(
  command: string,
  ground: Ground,
): Promise<Run> {
  const user = String(ground.user);
  const root = Deno.uid() === 0;
  const bubble = [
    "bwrap",
    "--unshare-all",
    "--new-session",
    "--die-with-parent",
    ...[
      "--cap-drop",
      "ALL",
      "--uid",
      user,
      "--gid",
      user,
      "--hostname",
      "sandbox",
    ],
    ...["--ro-bind", "/", "/"],
    ...HIDDEN.flatMap((path) =>
      exists(path) ? ["--size", "67108864", "--tmpfs", path] : []
    ),
    // What a login shell runs is this machine's matter, not the command's.
    ...(exists("/etc/profile.d")
      ? ["--ro-bind", "/dev/null", "/etc/profile"]
      : []),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...[
      "--dir",
      "/tmp/first",
      "--ro-bind",
      ground.first,
      "/run/first",
      "--ro-bind",
      ground.last,
      "/run/last",
    ],
    ...[
      "--ro-bind",
      ground.home,
      "/run/home",
      "--dir",
      HOME,
      "--chmod",
      "1777",
      "/tmp",
    ],
    ...[
      "--clearenv",
      "--setenv",
      "HOME",
      HOME,
      "--setenv",
      "USER",
      "dev",
      "--setenv",
      "LANG",
      "C.UTF-8",
    ],
    ...[
      "--setenv",
      "PATH",
      "/run/first:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/last",
    ],
    ...[
      "--setenv",
      "TMPDIR",
      "/tmp",
      "--setenv",
      "TERM",
      "dumb",
      "--setenv",
      "GIT_TERMINAL_PROMPT",
      "0",
      "--chdir",
      HOME,
    ],
    ...["sh", "-c", START, "sh", command],
  ];
  const drop = root
    ? [
      "setpriv",
      "--reuid",
      user,
      "--regid",
      user,
      "--clear-groups",
      "--no-new-privs",
    ]
    : [];
  const limits = [
    "prlimit",
    "--nproc=96",
    "--fsize=33554432",
    "--nofile=256",
    "--core=0",
    "--cpu=6",
    "--",
  ];
  const [first, ...args] = [...drop, ...limits, ...bubble];
  const child = new Deno.Command(first!, {
    args,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, (SECONDS + 3) * 1000);
  const [trace, complaint, status] = await Promise.all([
    readAtMost(child.stdout, TRACE_BYTES),
    readAtMost(child.stderr, 4096),
    child.status,
  ]).finally(() => clearTimeout(timer));
  if (!trace.includes("execve(")) {
    throw new Error(
      `The sandbox did not start (${status.code}): ${complaint.trim()}`,
    );
  }
  return { trace, late: late || status.code === 124 || status.code === 137 };
}

/** The trace leaves by standard output, which the command itself does not have. */
const START =
  `cp -rP /run/home/. ${HOME}/ && cd ${PROJECT} && exec 9>&1 </dev/null >/dev/null && \
exec timeout -k 1 ${SECONDS} strace -f -qq -y -s 65536 --seccomp-bpf -e trace=${CALLS} -e signal=none -o '|cat >&9' \
sh -c 'exec 9>&- 2>/dev/null; exec bash -c "$1"' sh "$1"`;

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}

async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return await new Blob(chunks as BlobPart[]).text();
}
