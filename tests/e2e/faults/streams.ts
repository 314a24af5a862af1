/** What can be wrong with the process of a hook: its streams, limits and surroundings. */

/** One such thing. `DIR` in a text is the test's folder. */
export interface StreamFault {
  readonly name: string;
  /** Shell commands that go before. */
  readonly before?: string;
  /** What the shell appends to the command line. */
  readonly shell?: string;
  /** Input instead of the call. */
  readonly stdin?: string;
  /** Whether standard input never ends. */
  readonly open?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /**
   * True where the runtime is ended before or beneath the program: then only what `hooks add` installs, with its
   * `onFailure: "block"`, can stop the tool.
   */
  readonly dies?: boolean;
  /**
   * True for a limit that the program may or may not be able to live with: how much it needs depends on the machine
   * and on what it inherits. The whole answer of the policy, or none that lets the tool run.
   */
  readonly limit?: boolean;
  /** True where standard error cannot carry the reason either. */
  readonly mute?: boolean;
}

const TIMEOUT = { SUPEREGO_REQUEST_TIMEOUT_MS: "500" };

/** Faults of the process. */
export const STREAMS: readonly StreamFault[] = [
  { name: "standard input is closed", shell: "<&-" },
  { name: "standard input is a folder", shell: "< /" },
  { name: "standard input is /dev/null", shell: "< /dev/null" },
  { name: "standard input cannot be read", shell: "0> DIR/x" },
  { name: "standard input never ends", open: true, env: TIMEOUT },
  { name: "standard input never begins", open: true, stdin: "", env: TIMEOUT },
  { name: "standard input is endless", shell: "< /dev/zero" },
  { name: "standard output is closed", shell: ">&-" },
  { name: "standard output is thrown away", shell: "> /dev/null" },
  { name: "standard output is full", shell: "> /dev/full" },
  {
    name: "standard output is a reader that is gone",
    before: "exec 9> >(exec true); wait $!;",
    shell: ">&9 9>&-",
  },
  {
    name: "standard output may hold no byte more",
    before: "ulimit -f 0;",
    shell: "> DIR/out",
    dies: true,
  },
  {
    name: "standard output and standard error are closed",
    shell: ">&- 2>&-",
    mute: true,
  },
  {
    name: "standard output and standard error are full",
    shell: "> /dev/full 2> /dev/full",
    mute: true,
  },
  { name: "every stream is closed", shell: "<&- >&- 2>&-", mute: true },
  ...[4, 6, 8, 10, 11, 12, 13, 14, 16].map((limit) => ({
    name: `${limit} file descriptors`,
    before: `ulimit -c 0; ulimit -n ${limit};`,
    limit: true,
  })),
  {
    name: "too little address space",
    before: "ulimit -c 0; ulimit -v 2000000;",
    limit: true,
  },
  { name: "no time", before: "ulimit -c 0; ulimit -t 0;", limit: true },
  {
    name: "a folder that is gone",
    before: "mkdir DIR/w; cd DIR/w; rmdir DIR/w;",
    dies: true,
  },
  {
    name: "a channel to a parent that is none",
    env: { NODE_CHANNEL_FD: "1" },
    dies: true,
  },
];

/** Oddities that are no faults: the answer is the same. */
export const ODDITIES: readonly StreamFault[] = [
  { name: "no locale", env: { LC_ALL: "C", LANG: "" } },
  { name: "an unknown locale", env: { LC_ALL: "xx_YY.nonsense" } },
  { name: "a locale whose i is another", env: { LC_ALL: "tr_TR.UTF-8" } },
  { name: "an unknown time zone", env: { TZ: "Nowhere/None" } },
  { name: "a time zone that is a path", env: { TZ: ":/etc/passwd" } },
  { name: "no PATH", before: "unset PATH;" },
  { name: "a strange terminal", env: { TERM: "", COLUMNS: "0" } },
  { name: "another umask", before: "umask 777;" },
  { name: "standard error is closed", shell: "2>&-" },
  { name: "standard error is full", shell: "2> /dev/full" },
  { name: "hang-up is ignored", before: "trap '' HUP PIPE;" },
];
