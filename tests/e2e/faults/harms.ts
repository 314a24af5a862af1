/** What can happen to the record while a server runs: in each case a call is recorded, or the tool is stopped. */
import { PRIVILEGED } from "./conditions.ts";

/** Where a harm is done. */
export interface Scene {
  readonly folder: string;
  /** The audit file. */
  readonly audit: string;
  /** The folder that it is in, which has nothing else. */
  readonly place: string;
}

/** One harm. */
export interface Harm {
  readonly name: string;
  /** Does it; what it returns undoes it again. */
  readonly harm: (scene: Scene) => Promise<() => Promise<void>>;
  /** Whether every call is denied from then on, or goes on being recorded at the same path. */
  readonly then: "stopped" | "recorded";
  /** How long a review may take, in milliseconds, where it takes all of that. */
  readonly deadline_ms?: number;
  /** Why it cannot be done here, where it cannot. */
  readonly needs?: "root";
}

const nothing = () => Promise.resolve();

/** Runs a program that has to succeed. */
async function shell(line: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("bash", {
    args: ["-c", line],
    stderr: "piped",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

/** Puts something in the file's place, and takes it away again. */
function replacedBy(make: (path: string) => Promise<void>): Harm["harm"] {
  return async ({ audit }) => {
    await Deno.rename(audit, `${audit}.was`);
    await make(audit);
    return async () => {
      await Deno.remove(audit, { recursive: true });
      await Deno.rename(`${audit}.was`, audit);
    };
  };
}

/** Every harm. */
export const HARMS: readonly Harm[] = [
  {
    name: "the audit file is moved away",
    then: "recorded",
    harm: async ({ audit }) => {
      await Deno.rename(audit, `${audit}.old`);
      return nothing;
    },
  },
  {
    name: "the audit file is removed",
    then: "recorded",
    harm: async ({ audit }) => {
      await Deno.remove(audit);
      return nothing;
    },
  },
  {
    name: "the audit file is emptied",
    then: "recorded",
    harm: async ({ audit }) => {
      await Deno.truncate(audit);
      return nothing;
    },
  },
  {
    name: "the audit file loses its end",
    then: "recorded",
    harm: async ({ audit }) => {
      await Deno.truncate(audit, (await Deno.stat(audit)).size - 7);
      return nothing;
    },
  },
  {
    name: "rubbish stands at the end of the audit file",
    then: "stopped",
    harm: async ({ audit }) => {
      const { size } = await Deno.stat(audit);
      await Deno.writeTextFile(audit, "\0\0 rubbish", { append: true });
      return () => Deno.truncate(audit, size);
    },
  },
  {
    name: "a copy stands in the audit file's place",
    then: "recorded",
    harm: async ({ audit }) => {
      await shell(`cp -p '${audit}' '${audit}.copy'`);
      await Deno.rename(`${audit}.copy`, audit);
      return nothing;
    },
  },
  {
    name: "a folder stands in the audit file's place",
    then: "stopped",
    harm: replacedBy((path) => Deno.mkdir(path)),
  },
  {
    name: "a pipe stands in the audit file's place",
    then: "stopped",
    harm: replacedBy((path) => shell(`mkfifo '${path}'`)),
  },
  {
    name: "a link to a full device stands in the audit file's place",
    then: "stopped",
    harm: replacedBy((path) => Deno.symlink("/dev/full", path)),
  },
  {
    name: "a link to itself stands in the audit file's place",
    then: "stopped",
    harm: replacedBy((path) => Deno.symlink(path, path)),
  },
  {
    name: "a link to a file elsewhere stands in the audit file's place",
    then: "stopped",
    harm: replacedBy((path) => Deno.symlink("/tmp/superego-elsewhere", path)),
  },
  {
    name: "the audit folder is moved away, and a file stands in its place",
    then: "stopped",
    harm: async ({ place }) => {
      await Deno.rename(place, `${place}.was`);
      await Deno.writeTextFile(place, "");
      return async () => {
        await Deno.remove(place);
        await Deno.rename(`${place}.was`, place);
      };
    },
  },
  {
    name:
      "the audit folder may not be written to any more, and the file is gone",
    then: "stopped",
    harm: async ({ place, audit }) => {
      await Deno.rename(audit, `${place}/../was`);
      await Deno.chmod(place, 0o555);
      if (PRIVILEGED) await Deno.chown(place, 0, 0);
      return async () => {
        await Deno.chmod(place, 0o777);
        await Deno.rename(`${place}/../was`, audit);
      };
    },
  },
  {
    name: "the audit folder may not be entered any more",
    then: "stopped",
    harm: async ({ place }) => {
      await Deno.chmod(place, 0o000);
      if (PRIVILEGED) await Deno.chown(place, 0, 0);
      return () => Deno.chmod(place, 0o777);
    },
  },
  {
    name: "the audit file may not be changed any more",
    then: "stopped",
    needs: "root",
    harm: async ({ audit }) => {
      await shell(`chattr +i '${audit}'`);
      return () => shell(`chattr -i '${audit}'`);
    },
  },
  {
    name: "another process keeps the audit file's lock",
    then: "stopped",
    deadline_ms: 1_500,
    harm: async ({ audit }) => {
      const file = await Deno.open(audit);
      await file.lock(true);
      return () => {
        file.close();
        return Promise.resolve();
      };
    },
  },
];
