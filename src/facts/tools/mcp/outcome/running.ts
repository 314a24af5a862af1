/** Tools that change what is running for others: deployments, roll-backs, restarts, networks, campaigns. */
import type { Effect } from "../../../effect.ts";
import { intentOf, type McpCall, toldIn } from "../family.ts";
import { type Change, kept, setsWith } from "./named.ts";

/** What others are served by. */
const SERVING =
  /^(?:access_?points?|apps?|applications?|backups?|brokers?|caches?|charts?|clusters?|databases?|db|deployments?|devices?|droplets?|environments?|functions?|gateways?|hosts?|instances?|jobs?|lambdas?|linodes?|machines?|migrations?|nodes?|pg|pipelines?|pods?|queues?|releases?|replicas?|routers?|servers?|services?|sites?|snapshots?|stacks?|switch(?:es)?|versions?|vms?|vps|volumes?|workers?|zones?)$/;

/** Verbs that put something else in the place of what runs, or start it anew. */
const REPLACES =
  /^(?:downgrade|failover|promote|reboot|rebuild|reimage|reinstall|reset|restart|restore|revert|roll|rollback|sync)$/;

/** What only a developer, a screen or an editor has running. */
const OWN =
  /^(?:android|app_?state|browser|chrome|dev|devtools|game|godot|ide|ios|kernel|language|local|lsp|mobile|playwright|repl|serena|session|shell|simulator|terminal|test|trace|unity|unreal|view|window|xcode|xcodebuild)$/;

/** What runs the same on many machines at once. */
const FLEETS = /^(?:ansible|awx|chef|fabric|puppet|salt|saltstack)$/;

/** What is reset without loss. */
const LIGHT =
  /^(?:camera|chat|context|conversation|counters?|filters?|form|git|hide|index|layout|metrics|pose|position|scene|selection|settings|state|style|test|timer|viewport|workspace|zoom)$/;

/** Gear that carries the traffic of others. */
const GEAR =
  /^(?:aruba|cisco|firewalla|fortigate|fortinet|juniper|meraki|mikrotik|netgear|omada|openwrt|opnsense|paloalto|panos|pfsense|pihole|routeros|tailscale|ubiquiti|unifi|wireguard|zerotier)$/;

/** Rules and entries by which traffic goes where it goes. */
const TRAFFIC =
  /_(?:firewall|hosts?_(?:entr(?:y|ies)|file)|nat_rules?|network_acls?|port_forward(?:ing)?s?|route_tables?|routing_rules?|security_groups?|vpn|waf)_/;

/** What is sent to many at once. */
const MANY =
  /_(?:broadcasts?|bulk_(?:e?mails?|messages?|sms)|campaigns?|e?mail_blasts?|mass_(?:e?mails?|messages?)|newsletters?)_/;

/** What runs inside a site or an agent once it is there. */
const PARTS =
  /^(?:add_?ons?|connectors?|extensions?|integrations?|mcp|plugins?|skills?|themes?)$/;

/** `deploy_action`, `rollback_snapshot`, `restart_device`, `create_firewall_rule`, `send_campaign`, `install_plugin`. */
export function running(
  call: McpCall,
  found: readonly Effect[],
): Change | undefined {
  const { words, parameters } = call;
  const verbs = [...call.verbs, ...toldIn(parameters)];
  const name = `_${verbs.join("_")}_`;
  const set = setsWith(verbs);
  const intent = intentOf(verbs);
  const gear = [...words].some((word) => GEAR.test(word));
  if (
    gear || TRAFFIC.test(name) && (set !== undefined || intent === "delete")
  ) return { what: "network", operation: set ?? intent ?? "change" };
  if (
    MANY.test(name) &&
    verbs.some((word) =>
      /^(?:launch|publish|schedule|send|start|trigger)$/.test(word)
    )
  ) {
    return { what: "hosted", operation: "send", irreversible: true };
  }
  if (
    verbs.some((word) => /^(?:activate|install)$/.test(word)) &&
    verbs.some((word) => PARTS.test(word)) && !words.has("browser")
  ) {
    return { what: "hosted", operation: "install", loosens: true };
  }
  if ([...words].some((word) => OWN.test(word))) return undefined;
  if (
    verbs.slice(0, 3).includes("deploy") && set === undefined
  ) {
    return { what: kept(found), operation: "deploy" };
  }
  if (
    verbs.includes("transfer") && !words.has("file") && !words.has("files") &&
    verbs.some((word) =>
      SERVING.test(word) ||
      /^(?:accounts?|assets?|licen[sc]es?|numbers?|owner(?:ship)?|projects?|repos?|teams?|workspaces?)$/
        .test(word)
    )
  ) {
    return { what: kept(found), operation: "transfer", loosens: true };
  }
  if (/_update_(?:[a-z]+_)?(?:function|worker)_code_/.test(name)) {
    return { what: kept(found), operation: "deploy" };
  }
  if (
    [...words].some((word) => FLEETS.test(word)) &&
    verbs.some((word) => /^(?:apply|cmd|execute|run)$/.test(word))
  ) {
    return { what: "cloud", operation: "apply" };
  }
  if (/_(?:change|edit|modify|set|update)_all_/.test(name)) {
    return { what: kept(found), operation: "reset", irreversible: true };
  }
  if (verbs.includes("reset") && !verbs.some((word) => LIGHT.test(word))) {
    return { what: kept(found), operation: "reset" };
  }
  const replaces = verbs.find((word) => REPLACES.test(word));
  return replaces !== undefined && verbs.some((word) => SERVING.test(word))
    ? { what: kept(found), operation: OPERATIONS[replaces] ?? "reset" }
    : undefined;
}

/** What the policies call some of the verbs. */
const OPERATIONS: Readonly<Record<string, string>> = {
  restart: "restart",
  reboot: "restart",
  rollback: "rollback",
  restore: "restore",
  revert: "rollback",
};
