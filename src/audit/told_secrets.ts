/**
 * Finds what a record must not keep: besides what is known for a secret anywhere, whatever a program is given as one.
 *
 * Only records, log lines and answers are searched like this: what stands behind `-p` of `sshpass` is a secret because
 * of where it stands, however short, which is reason to leave it out and none to deny a call.
 */
import { CREDENTIAL_FORMS } from "../facts/content/credentials.ts";
import type { Detector } from "../facts/content/detector.ts";
import { createFinder } from "../facts/content/find.ts";
import { VENDOR_TOKENS } from "../facts/content/vendors.ts";
import { mayBeSecret, secretName } from "./secret_name.ts";

/** A word of a shell, quoted or not. */
const WORD =
  `((?:"[^"\\n]{0,256}"|'[^'\\n]{0,256}'|\\\\.|[^\\s;|&<>"'\`()\\\\]){1,256})`;

/** What of a command may stand between a program and its option. */
const BETWEEN = "[^\\n;|&]{0,256}";

/** An option of programs whose value is a secret. */
function option(
  id: string,
  hints: readonly string[],
  programs: string,
  options: string,
): Detector {
  return {
    id,
    finds: "secret",
    hints,
    pattern: new RegExp(
      `(?<![^\\s"'=])(?:${options})(?<=\\b(?:${programs})\\b${BETWEEN})${WORD}`,
      "g",
    ),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  };
}

/** What reads a secret from its standard input. */
const READERS =
  `(?:sudo ${BETWEEN}-\\w{0,8}S|chpasswd|passwd ${BETWEEN}--stdin|[^\\n;|&]{1,256}--(?:password|token|pass|secret)-stdin|gh auth login ${BETWEEN}--with-token|smbpasswd ${BETWEEN}-s|cryptsetup\\b|su\\b|ssh-add\\b|vault login)`;

/** What stands in names of secrets. */
const NAMES = [
  "pass",
  "pwd",
  "secret",
  "token",
  "key",
  "credential",
  "auth",
  "cookie",
  "jwt",
  "otp",
  "psk",
];

const CONTEXTS: readonly Detector[] = [
  option(
    "program_password",
    ["sshpass", " login ", "mongo", "useradd", "usermod", "nxc", "smbmap"],
    "sshpass|(?:docker|podman|nerdctl|buildah|skopeo|crane|oras|helm registry|az|oc|cf) login|mongo(?:sh|dump|restore|import|export)?|useradd|usermod|nxc|crackmapexec|evil-winrm|smbmap",
    "-p[ =]|-p(?=[^\\s-])(?<=sshpass -p)",
  ),
  option(
    "program_password",
    ["redis-cli", "valkey-cli", "ipmitool", "zip", "sqlcmd", "mosquitto_"],
    "(?:redis|valkey)-cli",
    "-a |--pass[ =]",
  ),
  option(
    "program_password",
    ["zip", "sqlcmd", "mosquitto_", "ipmitool"],
    "(?:un)?zip|zipcloak|sqlcmd|osql|bcp|mosquitto_[ps]ub|ipmitool",
    "-P ?",
  ),
  option(
    "archive_password",
    ["7z", "rar "],
    "7z[azr]?|7zz|(?:un)?rar",
    "-h?p(?=\\S)",
  ),
  option(
    "mysql_password",
    ["mysql", "mariadb"],
    "mysql(?:dump|admin|import|show|check)?|mariadb(?:-\\w+)?",
    "-p(?=\\S)",
  ),
  option(
    "ldap_password",
    ["ldap"],
    "ldap(?:search|modify|add|delete|passwd|whoami|compare|modrdn|exop)",
    "-w ?|-[sa] ?(?<=ldappasswd[^\\n;|&]{0,256})",
  ),
  option(
    "openssl_password",
    ["openssl"],
    "openssl",
    "-pass(?:in|out)?[ =]['\"]?pass:|-passin pass:|-k |-K ",
  ),
  option(
    "keystore_password",
    ["storepass", "keypass"],
    "keytool|jarsigner",
    "-(?:src|dest)?(?:store|key)pass[ =]",
  ),
  option(
    "cookie",
    ["curl", "http"],
    "curl|https?",
    "(?:-b ?|--cookie[ =])(?=['\"]?[^\\s'\"=]{1,128}=)",
  ),
  option(
    "basic_credentials",
    ["curl", "wget", "http", "smbclient", "rpcclient", "lftp"],
    "curl|https?|smbclient|rpcclient|lftp",
    "(?:-[uUa] ?|--(?:proxy-)?user[ =]|--auth[ =])['\"]?[^\\s:%,'\"]{0,128}[:%,]",
  ),
  option(
    "vault_value",
    ["vault"],
    "vault (?:kv )?(?:put|patch|write)",
    "[\\w.-]{1,128}=(?!@)",
  ),
  option("vault_value", ["vault login"], "vault login", "(?!-)(?<=login )"),
  option(
    "literal_secret",
    ["from-literal"],
    "(?:kubectl|oc)",
    "--from-literal[ =]['\"]?[\\w.-]{1,128}=",
  ),
  {
    id: "htpasswd_password",
    finds: "secret",
    hints: ["htpasswd"],
    pattern: new RegExp(
      `\\bhtpasswd (?:-\\w{1,8} ){0,4}-?\\w{0,8}b\\w{0,8} (?:-\\w{1,8} ){0,4}(?:[^\\s;|&]{1,256} ){1,2}${WORD}(?=\\s*(?:$|[\\n;|&>]))`,
      "g",
    ),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  },
  {
    id: "piped_secret",
    finds: "secret",
    hints: ["echo ", "printf "],
    pattern: new RegExp(
      `\\b(?:echo|printf) (?:-\\w{1,4} |'%s(?:\\\\n)?' |"%s(?:\\\\n)?" ){0,3}${WORD}(?=\\s{0,8}\\|\\s{0,8}${READERS})`,
      "g",
    ),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  },
  {
    id: "piped_secret",
    finds: "secret",
    hints: ["<<<"],
    pattern: new RegExp(`<<< ?(?<=${READERS}${BETWEEN}<<< ?)${WORD}`, "g"),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  },
  {
    id: "secret_option",
    finds: "secret",
    hints: ["--"],
    pattern: new RegExp(
      `(?<![^\\s"'])--([a-zA-Z][\\w-]{1,64})(?:=| {1,4}(?!-))${WORD}`,
      "g",
    ),
    group: 2,
    accept: ([, name = "", value = ""]) =>
      isNamedSecret(name, value) && !/^(?:id|type|env)=/.test(value),
  },
  {
    id: "secret_assignment",
    finds: "secret",
    hints: NAMES,
    pattern: new RegExp(
      `(?<![\\w.$-])(?=[\\w-]{0,64}(?:${
        NAMES.join("|")
      }))([a-z_][\\w-]{1,64})=(?!=)${WORD}`,
      "gi",
    ),
    group: 2,
    accept: ([, name = "", value = ""]) => isNamedSecret(name, value),
  },
];

/** Whether a name says that it holds a secret, and a value may be one. */
function isNamedSecret(name: string, value: string): boolean {
  const word = name === "_auth" ? "token" : secretName(name);
  return word !== null && !isReference(value) && !NO_SECRET.test(value) &&
    (!/^\d+$/.test(value) || mayBeSecret(word, Number(value)));
}

/** A switch, a path, a file to read, or a name of something in code such as `request.token`. */
const NO_SECRET =
  /^["']?(?:true|false|null|none|yes|no|always|never|auto|\d|\/\S*|\.{1,2}\/\S*|~\/?\S*|@\S*|[a-z_]\w*(?:\.[a-z_]\w*)+,?)["']?$/i;

/** Whether a value only says where a secret comes from, or shows where one goes. */
function isReference(value: string): boolean {
  return /^"?(?:\$(?:$|[\w{(@*?!-]).*|%\w+%)"?$|^["']?(?:\{\{.*|<.*|\*{2,}|x{3,}|\.{3}|-|\[(?:secret|personal).*)["']?$/i
    .test(value);
}

/** Finds what a record must not keep. */
export const findTold = createFinder([
  ...VENDOR_TOKENS,
  ...CREDENTIAL_FORMS,
  ...CONTEXTS,
]);
