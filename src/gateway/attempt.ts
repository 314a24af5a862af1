/** Tries what this thread must not be able to do, and reports what the runtime said. */
import {
  covers,
  type GatewayGrants,
  type GrantKind,
} from "../config/grants.ts";

/** One forbidden act, tried. */
export interface Attempt {
  /** The right that it takes. */
  readonly kind: GrantKind;
  /** What was tried. */
  readonly act: string;
  /** Whether the runtime refused for want of the right; nothing else counts as a refusal. */
  readonly refused: boolean;
  /** What the runtime said. */
  readonly said: string;
}

interface Act {
  readonly kind: GrantKind;
  readonly act: string;
  readonly attempt: () => unknown;
}

const READ_OUTSIDE = "/etc/passwd";
const WRITE_OUTSIDE = "/superego-must-not-write-here";

// Each act does no harm where it is allowed after all: nothing is created, and nobody is reached.
const ACTS: readonly Act[] = [
  {
    kind: "read",
    act: `read ${READ_OUTSIDE}`,
    attempt: () => Deno.openSync(READ_OUTSIDE).close(),
  },
  {
    kind: "write",
    act: `open ${WRITE_OUTSIDE} for writing`,
    attempt: () => Deno.openSync(WRITE_OUTSIDE, { write: true }).close(),
  },
  {
    kind: "net",
    act: "connect to 127.0.0.1:9",
    attempt: async () =>
      (await Deno.connect({ hostname: "127.0.0.1", port: 9 })).close(),
  },
  {
    kind: "net",
    act: "listen on another port",
    attempt: () => Deno.listen({ hostname: "127.0.0.1", port: 9 }).close(),
  },
  { kind: "env", act: "read PATH", attempt: () => Deno.env.get("PATH") },
  {
    kind: "run",
    act: "start /bin/true",
    attempt: () => new Deno.Command("/bin/true").outputSync(),
  },
  {
    kind: "ffi",
    act: "load a native library",
    attempt: () => Deno.dlopen("/superego-no-such-library.so", {}),
  },
  { kind: "sys", act: "ask for the host name", attempt: () => Deno.hostname() },
  {
    kind: "import",
    act: "import code from the network",
    attempt: () => import(REMOTE),
  },
];

// In a variable, so that no bundler follows it.
const REMOTE = "https://superego.invalid/module.js";

/** Tries every act that these rights do not cover. */
export async function tryForbidden(
  grants: GatewayGrants,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const { kind, act, attempt } of ACTS) {
    if (kind === "read" && covers(grants.read, READ_OUTSIDE)) continue;
    try {
      await attempt();
      attempts.push({ kind, act, refused: false, said: "allowed" });
    } catch (error) {
      attempts.push({ kind, act, ...judge(kind, error) });
    }
  }
  return attempts;
}

function judge(
  kind: GrantKind,
  error: unknown,
): { readonly refused: boolean; readonly said: string } {
  const [said = ""] = String(error).split(", ");
  const refused = error instanceof Deno.errors.NotCapable ||
    (kind === "import" && REFUSED_IMPORT.test(said));
  return { refused, said };
}

// A refused import is no `NotCapable`. A binary holds all its modules, so it never gets as far as asking for the right.
const REFUSED_IMPORT = /^TypeError: (Requires import access|Module not found)/;
