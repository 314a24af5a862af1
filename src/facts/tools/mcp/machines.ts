/** MCP servers that manage a machine: what a tool does is what the command of the same purpose does. */
import type { Effect } from "../../effect.ts";
import { firstText, quote } from "../arguments.ts";
import { FILE_PURPOSES, type Purpose } from "./machine_files.ts";
import { type McpCall, toldIn } from "./family.ts";

/** Programs that scan or attack. */
const ATTACKS =
  /^(?:nmap|masscan|nikto|sqlmap|hydra|gobuster|ffuf|dirb|wfuzz|nuclei|wpscan|metasploit|msfconsole|msfvenom|responder|bettercap)$/;

const PURPOSES: readonly Purpose[] = [
  {
    words: [
      /^(?:kill|terminate|stop|end|signal)$/,
      /^(?:process|processes|pid|proc)$/,
    ],
    line: (call) => {
      const signal = firstText(call.parameters, "signal", "sig") ?? "TERM";
      const pid = firstText(call.parameters, "pid", "pids", "processid", "id");
      const name = firstText(call.parameters, "name", "processname", "process");
      if (pid !== undefined) return `kill -s ${quote(signal)} -- ${quote(pid)}`;
      return name === undefined ? undefined : `pkill ${quote(name)}`;
    },
  },
  {
    words: [/^(?:shutdown|poweroff|halt|hibernate|suspend)$/],
    // Users and projects may be suspended, too.
    line: ({ verbs }) =>
      !verbs.every((word) => MACHINE.test(word))
        ? undefined
        : `shutdown ${verbs.some((word) => SHUT.test(word)) ? "-h " : ""}now`,
  },
  {
    words: [
      /^(?:reboot|restart)$/,
      /^(?:system|machine|computer|host|os|server|reboot)$/,
    ],
    line: ({ verbs }) =>
      verbs.every((word) => MACHINE.test(word)) ? "reboot" : undefined,
  },
  {
    words: [
      /^(?:stop|start|restart|enable|disable|mask|kill|reload)$/,
      /^(?:service|services|systemd|systemctl|daemon|unit)$/,
    ],
    line: (call) => {
      const verb = call.verbs.find((word) =>
        /^(?:stop|start|restart|enable|disable|mask|kill|reload)$/.test(word)
      );
      const name = firstText(
        call.parameters,
        "service",
        "servicename",
        "unit",
        "name",
      );
      return name === undefined
        ? undefined
        : `systemctl ${verb} ${quote(name)}`;
    },
  },
  {
    words: [
      /^(?:create|add|new)$/,
      /^(?:user|users|account)$/,
      /^(?:system|linux|unix|os|machine|host|windows|macos|ssh|server|local)$/,
    ],
    line: (call) => withName(call, "useradd"),
  },
  {
    words: [
      /^(?:delete|remove)$/,
      /^(?:user|users|account)$/,
      /^(?:system|linux|unix|os|machine|host|windows|macos|ssh|server|local)$/,
    ],
    line: (call) => withName(call, "userdel"),
  },
  {
    words: [
      /^(?:uninstall|remove|purge)$/,
      /^(?:package|packages|apt|dnf|yum|brew|homebrew|pacman|pkg|winget|choco)$/,
    ],
    line: (call) => {
      const name = firstText(
        call.parameters,
        "package",
        "packages",
        "formula",
        "cask",
        "name",
        "names",
      );
      return name === undefined
        ? undefined
        : `apt-get remove -y ${quote(name)}`;
    },
  },
  {
    words: [
      /^(?:add|create|set|schedule|install)$/,
      /^(?:cron|crontab|cronjob)$/,
    ],
    line: (call) => {
      const command = firstText(
        call.parameters,
        "command",
        "cmd",
        "script",
        "job",
      );
      const when = firstText(call.parameters, "schedule", "expression", "cron");
      return command === undefined
        ? undefined
        : `echo ${quote(`${when ?? "@daily"} ${command}`)} | crontab -`;
    },
  },
  {
    words: [
      /^(?:attack|exploit|fuzz|launch|run|scan|start|execute|brute|crack)$/,
      ATTACKS,
    ],
    line: ({ parameters, words, verbs }) => {
      const program = [...words].find((word) => ATTACKS.test(word));
      const target = firstText(parameters, "target", "targets", "host", "url");
      return verbs.some((word) => /^(?:get|list|help|results?)$/.test(word))
        ? undefined
        : `${program === "metasploit" ? "msfconsole" : program} ${
          quote(target ?? "")
        }`;
    },
  },
  {
    words: [/^(?:registry|reg|regkey)$/],
    line: ({ parameters, verbs }) => {
      const key = firstText(parameters, "key", "path", "keypath", "hive");
      const told = firstText(parameters, "mode", "action", "operation");
      const verb = [told ?? "", ...verbs].find((word) =>
        /^(?:add|create|delete|edit|modify|remove|set|update|write)$/.test(word)
      );
      return verb === undefined || key === undefined || !/^HK/i.test(key)
        ? undefined
        : `reg ${/^(?:delete|remove)$/.test(verb) ? "delete" : "add"} ${
          quote(key)
        } /f`;
    },
  },
  {
    words: [/^(?:disable|stop|flush|reset)$/, /^(?:firewall|ufw|iptables)$/],
    line: () => "ufw disable",
  },
  ...FILE_PURPOSES,
];

/** Words of a tool that turns a machine off. */
const MACHINE =
  /^(?:shutdown|poweroff|reboot|restart|halt|hibernate|suspend|action|control|manage|system|machine|computer|host|os|pc|power|now|the|server|tool|windows|linux|mac|macos)$/;

const SHUT = /^(?:shutdown|poweroff|halt)$/;

function withName(call: McpCall, program: string): string | undefined {
  const name = firstText(call.parameters, "username", "user", "name", "login");
  return name === undefined ? undefined : `${program} ${quote(name)}`;
}

/** `system__kill_process {pid}` is `kill`. */
export function machines(call: McpCall): readonly Effect[] | undefined {
  const verbs = call.verbs.every((word) => MACHINE.test(word))
    ? [...call.verbs, ...toldIn(call.parameters)]
    : call.verbs;
  for (const { words, line } of PURPOSES) {
    const named = words.every((wanted) =>
      [...call.words, ...verbs].some((word) => wanted.test(word))
    );
    if (!named || !verbs.some((verb) => words[0]?.test(verb))) continue;
    const text = line({ ...call, verbs });
    if (text !== undefined) return call.shell(text, call.place, "parameters");
  }
  return undefined;
}
