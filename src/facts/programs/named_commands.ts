/** Commands that the environment names and programs run: pagers, editors, transports. */
import { valueOf } from "../shell/variables.ts";
import type { Invocation } from "./invocation.ts";

const EDITORS = ["VISUAL", "EDITOR"];

/** The variables that each program takes a command from; those that nobody has set here belong to the machine. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  git: [
    "GIT_SSH_COMMAND",
    "GIT_SSH",
    "GIT_PROXY_COMMAND",
    "GIT_ASKPASS",
    "SSH_ASKPASS",
    "GIT_EXTERNAL_DIFF",
    "GIT_PAGER",
    "PAGER",
    "GIT_EDITOR",
    "GIT_SEQUENCE_EDITOR",
    ...EDITORS,
  ],
  gh: ["GH_PAGER", "PAGER", "GH_EDITOR", "GH_BROWSER", "BROWSER", ...EDITORS],
  svn: ["SVN_SSH", "SVN_EDITOR", ...EDITORS],
  ssh: ["SSH_ASKPASS"],
  rsync: ["RSYNC_RSH"],
  man: ["MANPAGER", "PAGER"],
  less: ["LESSOPEN", "LESSCLOSE", ...EDITORS],
  psql: ["PSQL_PAGER", "PAGER", "PSQL_EDITOR", ...EDITORS],
  mysql: ["PAGER"],
  systemctl: ["SYSTEMD_PAGER", "PAGER", "SYSTEMD_EDITOR", ...EDITORS],
  journalctl: ["SYSTEMD_PAGER", "PAGER"],
  kubectl: ["KUBE_EDITOR", ...EDITORS],
  crontab: EDITORS,
  visudo: ["SUDO_EDITOR", ...EDITORS],
  sudoedit: ["SUDO_EDITOR", ...EDITORS],
  sudo: ["SUDO_ASKPASS", "SUDO_EDITOR"],
};

/** Runs what variables of the command line itself name; whether the program comes to it is not asked. */
export function runNamedCommands(it: Invocation): void {
  if (!Object.hasOwn(VARIABLES, it.name)) return;
  for (const name of VARIABLES[it.name] ?? []) {
    // What is not exported may still replace a value that is.
    const variable = it.frame.scope.variable(name);
    if (variable === undefined || variable === null) continue;
    const value = valueOf(it.frame, name);
    if (value === null || value === undefined || value.text === "") continue;
    it.shell(
      // `LESSOPEN='|-decode %s'`: the signs say how its output is taken.
      value.text === undefined
        ? value
        : { ...value, text: value.text.replace(/^\|+-?/, "") },
      { via: `${it.name} ${name}` },
    );
  }
}
