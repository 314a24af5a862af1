/** What programs are given as a secret, wherever it stands. */
import type { Detector } from "../facts/content/detector.ts";
import { BETWEEN, isReference, option, WORD } from "./told_value.ts";

/** What reads a secret from its standard input. */
const READERS =
  `(?:sudo ${BETWEEN}-\\w{0,8}S|chpasswd|passwd ${BETWEEN}--stdin|[^\\n;|&]{1,256}--(?:password|token|pass|secret)-stdin|gh auth login ${BETWEEN}--with-token|smbpasswd ${BETWEEN}-s|read ${BETWEEN}-\\w{0,4}s|cryptsetup\\b|su\\b|ssh-add\\b|vault login)`;

/** What programs are given as a secret: by an option, by its place, or on their standard input. */
export const TOLD_PROGRAMS: readonly Detector[] = [
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
  option(
    "program_password",
    ["ssh-keygen", "snmp", "doctl", "gh secret", "secrets set", "sqlplus"],
    "ssh-keygen|snmp\\w{1,16}|doctl auth|gh secret set|fly(?:ctl)? secrets set|sqlplus",
    "-N ?(?<=ssh-keygen[^\\n;|&]{0,256})|-P ?(?<=ssh-keygen[^\\n;|&]{0,256})|-c ?(?<=snmp[^\\n;|&]{0,256})|-t ?(?<=doctl[^\\n;|&]{0,256})|(?:-b|--body)[ =](?<=gh secret[^\\n;|&]{0,256})|\\w{1,64}=(?<=secrets set[^\\n;|&]{0,256})|\\w{1,64}/(?<=sqlplus[^\\n;|&]{0,256})",
  ),
  option(
    "program_password",
    ["/p:", "/pass:", "/password:"],
    "w?x?freerdp3?|mstsc|cmdkey(?:\\.exe)?",
    "/p(?:ass|assword)?:",
  ),
  {
    id: "given_password",
    finds: "secret",
    hints: [
      "openssl passwd",
      "mkpasswd",
      "wpa_passphrase",
      "rabbitmqctl",
      "net user",
      "mc alias",
      "mc config",
      "securestring",
      "configure set",
    ],
    pattern: new RegExp(
      `\\b(?:openssl passwd(?: -\\w{1,8}){0,4}|mkpasswd(?: -[\\w=-]{1,32}){0,4}|wpa_passphrase \\S{1,64}|rabbitmqctl (?:add_user|change_password) \\S{1,64}|net user \\S{1,64}|mc (?:alias|config host) (?:set|add) \\S{1,64} \\S{1,256} \\S{1,256}|convertto-securestring(?: -string)?|aws configure set \\S{0,64}(?:secret|token)\\S{0,64}) (?![-/*<])${WORD}`,
      "gi",
    ),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  },
  {
    id: "piped_secret",
    finds: "secret",
    hints: ["<<"],
    pattern: new RegExp(
      `<<-? ?["']?\\w{1,32}["']?\\n(?<=${READERS}${BETWEEN}<<[^\\n]{1,40}\\n)([^\\n]{1,256})`,
      "g",
    ),
    group: 1,
    accept: ([, value = ""]) => !isReference(value),
  },
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
];
