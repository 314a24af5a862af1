/** The conditions under which the program is started: files, limits, users. */
import { inFolder } from "../../cli/process.ts";
import { program } from "../program.ts";

/** Conditions; `DIR` in a text is the folder. */
export interface Conditions {
  /** Folder with the policy `p.yaml`, where everything is kept. */
  readonly folder: string;
  /** A server's address, for the doors of one. */
  readonly url?: string;
  /** Instead of `--policy DIR/p.yaml`. */
  readonly flags?: readonly string[];
  /** Variables; `undefined` takes one away that is set otherwise. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What a shell runs before, and what it appends to the command line. */
  readonly before?: string;
  readonly shell?: string;
  /** A program that starts ours, with its arguments. */
  readonly within?: readonly string[];
  /** Whether standard input stays open for ever. */
  readonly open?: boolean;
  /** Runs the program as a user who owns nothing. */
  readonly unprivileged?: boolean;
}

/** How a verb is started under these conditions. */
export interface Settled {
  readonly command: readonly string[];
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly before: string;
  readonly shell: string;
}

/** Whether the tests may become another user. */
export const PRIVILEGED = Deno.uid() === 0;

/** Puts the folder's name in, and the user. */
export function settle(conditions: Conditions): Settled {
  const { folder, flags, env, before, shell, unprivileged, within } =
    conditions;
  const at = (text: string) => text.replaceAll("DIR", folder);
  const own = program();
  const nobody = unprivileged === true && PRIVILEGED;
  if (nobody) {
    Deno.chmodSync(folder, 0o755);
    reach(own[0], `${folder}/superego`);
    Deno.mkdirSync(`${folder}/home`, { recursive: true });
    Deno.chownSync(`${folder}/home`, 65534, 65534);
  }
  return {
    command: [
      ...(within ?? []).map(at),
      ...nobody
        ? [
          "setpriv",
          ...["--reuid", "65534", "--regid", "65534", "--clear-groups"],
          `${folder}/superego`,
          ...own.slice(1),
        ]
        : own,
    ],
    flags: (flags ?? ["--policy", "DIR/p.yaml"]).map(at),
    env: Object.fromEntries(
      Object.entries({ HOME: "DIR/home", NO_COLOR: "1", ...env }).map((
        [name, value],
      ) => [name, value === undefined ? value : at(value)]),
    ),
    before: at(before ?? ""),
    shell: at(shell ?? ""),
  };
}

/** The variables that are there. */
export function present(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]]
    ),
  );
}

// The program may lie where another user cannot go.
function reach(program: string, path: string): void {
  try {
    Deno.linkSync(program, path);
  } catch {
    if (!exists(path)) Deno.copyFileSync(program, path);
  }
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** A policy with one rule, for the tool `Bash`. */
export function policyFor(action: "allow" | "deny"): string {
  return `rules:\n  - {id: any, priority: 5, conditions: {tool_name: Bash}, action: ${action}, reason: fine}\n`;
}

/** A folder for one test with a policy that has this action; removed afterwards. */
export async function inPlace<T>(
  action: "allow" | "deny",
  work: (folder: string) => Promise<T>,
): Promise<T> {
  return await inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/p.yaml`, policyFor(action));
    return await work(folder);
  });
}
