/** Settings of Git that run programs or weaken its checks. */
import {
  type Data,
  type Field,
  known,
  NOTHING,
  plain,
  UNKNOWN,
} from "../shell/data.ts";
import { loads } from "../shell/environment.ts";
import { valueOf } from "../shell/variables.ts";
import { isHarmless } from "./git_preferences.ts";
import type { Invocation } from "./invocation.ts";
import { optionTable, readOptions } from "./options.ts";

/** Settings whose value is a command that Git runs sooner or later. */
const RUNS =
  /^(?:core\.(?:sshcommand|pager|editor|fsmonitor|askpass|gitproxy|alternaterefscommand)|pager\..+|sequence\.editor|diff\.external|diff\..+\.(?:command|textconv)|difftool\..+\.cmd|mergetool\..+\.cmd|merge\..+\.driver|filter\..+\.(?:clean|smudge|process)|credential\.(?:.+\.)?helper|gpg\.(?:.+\.)?program|sendemail\.(?:tocmd|cccmd)|uploadpack\.packobjectshook|alias\..+|remote\..+\.(?:uploadpack|receivepack)|receive\..*hook|man\..+\.cmd|browser\..+\.cmd|web\.browser|instaweb\.httpd)$/;

/** Settings that say where programs are found which Git runs. */
const LEADS =
  /^(?:core\.(?:hookspath|attributesfile|worktree)|init\.templatedir|include(?:if\..+)?\.path|protocol\..*allow)$/;

/** Settings with which Git checks less. */
const LOOSENS =
  /^(?:http\.(?:.+\.)?sslverify|safe\.directory|safe\.barerepository|transfer\.fsckobjects|commit\.gpgsign|receive\.deny\w+|core\.protect\w+|push\.\w*force\w*|url\..+\.(?:push)?insteadof|http\.(?:.+\.)?proxy|user\.signingkey)$/;

/** Most settings of the environment that are looked at. */
const MOST_SETTINGS = 16;

/** Settings that the environment gives: `GIT_CONFIG_COUNT`, `GIT_CONFIG_KEY_0`, `GIT_CONFIG_VALUE_0`. */
export function settingsGiven(
  { frame }: Invocation,
): readonly (readonly [string, Field])[] {
  if (frame.scope.variable("GIT_CONFIG_KEY_0") === undefined) return [];
  const found: (readonly [string, Field])[] = [];
  for (let at = 0; at < MOST_SETTINGS; at++) {
    const name = valueOf(frame, `GIT_CONFIG_KEY_${at}`);
    const value = valueOf(frame, `GIT_CONFIG_VALUE_${at}`);
    if (name?.text === undefined) break;
    found.push([
      name.text.toLowerCase(),
      value?.text === undefined
        ? { ...plain("$value"), known: false }
        : plain(value.text),
    ]);
  }
  return found;
}

/** A setting as `NAME=VALUE` gives it; without a value it is true. */
export function settingIn(
  field: Field,
): { readonly name: string; readonly setting: string } {
  const [, name = "", setting = "true"] = /^([^=]*)(?:=(.*))?$/s.exec(
    field.text,
  ) ?? [];
  return { name: name.toLowerCase(), setting };
}

/** Follows a setting that is given for one command only (`-c NAME=VALUE`). */
export function runsCode(
  it: Invocation,
  name: string,
  field: Field,
  value: string,
): void {
  if (RUNS.test(name)) {
    if (
      value === "" || value === "cat" || value === "true" || value === "false"
    ) return;
    const code = field.known ? value.replace(/^!/, "") : undefined;
    it.shell({ text: code, origins: field.origins }, { via: `git -c ${name}` });
  } else if (LEADS.test(name) || loosened(name, value)) {
    if (/^include/.test(name)) loads(it.frame, name, value);
    it.change({ what: "other", loosens: true, value }, "configure", name);
  }
}

function loosened(name: string, value: string): boolean {
  if (!LOOSENS.test(name)) return false;
  return !/sslverify|gpgsign|fsckobjects|protect/.test(name) ||
    /^(?:false|0|no|off)$/i.test(value);
}

/** `git config`: which file is changed, and whether the setting runs a program. */
export function configure(it: Invocation, args: readonly Field[]): Data {
  const options = readOptions(
    args,
    optionTable(
      "global system local worktree f,file= blob= get get-all get-regexp get-urlmatch= add replace-all unset unset-all rename-section remove-section l,list e,edit t,type= bool int bool-or-int path expiry-date default= z,null name-only show-origin show-scope includes no-includes fixed-value comment= all regexp= value= url=",
    ),
    "gnu",
  );
  let operands: readonly Field[] = options.operands;
  const verb = operands[0]?.text ?? "";
  const modern = /^(?:get|set|unset|list|edit|rename-section|remove-section)$/
    .test(verb);
  if (modern) operands = operands.slice(1);
  const looks = options.has(
    "get",
    "get-all",
    "get-regexp",
    "get-urlmatch",
    "list",
  ) || verb === "get" || verb === "list" ||
    (!modern && operands.length < 2 &&
      !options.has("unset", "unset-all", "edit", "remove-section"));
  const file = options.value("file") ?? plain(
    options.has("global")
      ? "~/.gitconfig"
      : options.has("system")
      ? "/etc/gitconfig"
      : ".git/config",
  );
  if (looks) {
    it.list(file);
    return UNKNOWN;
  }
  const [name, value] = operands;
  const harmless = name !== undefined && !options.has("edit") &&
    isHarmless(name, value);
  it.write(file, UNKNOWN, {
    append: true,
    ...(harmless ? { path_class: withoutStartup(it, file) } : {}),
  });
  if (name === undefined || harmless) return NOTHING;
  const key = name.text.toLowerCase();
  const text = value?.text ?? "";
  const runs = RUNS.test(key) &&
    (!key.startsWith("alias.") || text.startsWith("!"));
  if (runs || LEADS.test(key)) {
    it.change({ what: "startup", value: text.slice(0, 200) }, "configure", key);
    if (runs && value !== undefined) {
      const code = value.known
        ? known(text.replace(/^!/, ""))
        : { text: undefined, origins: value.origins };
      it.shell(code, { via: `git config ${key}` });
    }
  } else if (loosened(key, text)) {
    it.change(
      { what: "other", loosens: true, value: text.slice(0, 200) },
      "configure",
      key,
    );
  }
  return NOTHING;
}

/** What is written to the user's settings runs nothing at the next start when all of it is harmless. */
function withoutStartup(it: Invocation, file: Field) {
  return it.path(file).classes.filter((one) => one !== "shell_startup");
}
