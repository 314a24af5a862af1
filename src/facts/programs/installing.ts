/** What installing a package means: where it comes from, and whether anybody on the way can change it. */
import type { Field } from "../shell/data.ts";
import { parseUrl } from "../urls.ts";
import type { Invocation } from "./invocation.ts";

const PACKAGE = { what: "package" } as const;

/** How many packages of one command are told. */
const MOST_PACKAGES = 16;

/** Options, by key, whose value is a package or the repository that it is built from. */
const SOURCES = ["editable", "git", "from", "with"];

/** Options, by key, that name where packages are looked for. */
const INDEXES = [
  "registry",
  "index-url",
  "extra-index-url",
  "default-index",
  "find-links",
];

/** Options, by key, that give up the check of who made a package or who sends it. */
const UNCHECKED = [
  "trusted-host",
  "allow-insecure-host",
  "allow-untrusted",
  "allow-unauthenticated",
  "allow-insecure-repositories",
  "force-yes",
  "nogpgcheck",
  "no-gpg-checks",
  "allow-unsigned-rpm",
  "nosignature",
  "nodigest",
];

/** A repository that code hosts are asked for by their own short name. */
const HOSTED = /^(?:github|gitlab|bitbucket|gist|git|gh|gl):(?!\/\/)/;

/** Whether a package is named by an address instead of a name: whoever keeps that address chooses what runs. */
export function isAddress(text: string): boolean {
  const address = text.replace(/^[\w.[\],-]+\s*@\s*(?=[a-z+]+:)/i, "");
  if (HOSTED.test(address)) return true;
  if (/^[\w.-]+@[\w.-]+\.[a-z]+:[\w./~-]+$/i.test(address)) return true;
  const scheme = /^([a-z][a-z+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  return scheme !== undefined &&
    !/^(?:git\+)?file$|^workspace$|^npm$/.test(scheme);
}

/** Says that a package comes from the network when it is named by an address or was downloaded by this very command. */
export function installFrom(it: Invocation, field: Field): void {
  if (isAddress(field.text)) {
    it.from("network");
    const url = /[a-z][a-z+]*:\/\/\S*/i.exec(field.text)?.[0];
    if (url !== undefined) it.connect(url.replace(/^git\+/i, ""));
  } else if (field.origins.includes("network")) it.from("network");
  else if (/[./]/.test(field.text)) {
    const { origins } = it.peek(field);
    if (origins.includes("network")) it.from("network");
  }
}

/** Settings with which a package manager takes what anybody on the way may have changed. */
const TRUSTING =
  /^(?:strict-ssl|enablestrictssl|ssl-verify)[= ](?:false|0)$|(?:^|\.)trusted-host[= ]|^unsafehttpwhitelist[= ]|^goinsecure=.|^gosumdb=off$|^goflags=.*-insecure/i;

/** Settings that name what a package manager runs from then on. */
const RUNNING = /^(?:script-shell|node-options|yarnpath|editor|git)[= ]/i;

/** Changes where packages come from, or how well they are checked: for all that are installed later. */
export function configureIndex(it: Invocation): void {
  const words = it.operands.map(({ text }) => text);
  const setting = words.slice(words[0] === "config" ? 2 : 1);
  const open = setting.some((word) =>
    isOpenAddress(word.replace(/^[\w:@/.-]+=/, ""))
  );
  const trusts = TRUSTING.test(setting.join(" ")) ||
    setting.some((word) => TRUSTING.test(word));
  if (setting.some((word) => /:_auth|_password|:token/i.test(word))) {
    it.change({ what: "secret" }, "change", it.operands.at(-1));
    return;
  }
  const change = open || trusts
    ? { ...PACKAGE, loosens: true, operation: "install" }
    : RUNNING.test(setting.join(" "))
    ? { what: "startup", operation: "configure" } as const
    : { what: "other", operation: "configure" } as const;
  for (const one of it.operands.slice(words[0] === "config" ? 2 : 1)) {
    it.change(change, change.operation, one);
  }
}

/** Whether anybody on the way can change what comes from an address. */
function isOpenAddress(text: string): boolean {
  const url = parseUrl(text);
  return url?.scheme === "http" && url.host_class !== "loopback";
}

/** Installs what stands behind the subcommand, or what the project itself asks for. */
export function install(it: Invocation, before = 1): void {
  if (it.has("dry-run")) return;
  const open = INDEXES.some((key) =>
    it.options.values(key).some(({ text }) => isOpenAddress(text))
  );
  const change = open || it.has(...UNCHECKED)
    ? { ...PACKAGE, loosens: true }
    : PACKAGE;
  for (const file of it.options.values("requirement", "requirements")) {
    if (isAddress(file.text)) installFrom(it, file);
    else it.read(file);
  }
  const packages = [
    ...it.operands.slice(before),
    ...it.options.values(...SOURCES),
  ].slice(0, MOST_PACKAGES);
  if (packages.length === 0) it.change(change, "install");
  for (const one of packages) {
    installFrom(it, one);
    it.change(change, "install", one);
  }
}

/** The same fields, where those without signs of a shell are to the next shell what they would be if they stood there. */
export function asWritten(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) =>
    /^[\w@%+=:,./-]+$/.test(field.text) ? { ...field, assembled: false } : field
  );
}
