/** Finds the blocks of a proxy's configuration that matter to its checks. */
import { isLoopback } from "../../config/value.ts";
import type { Fault } from "./check.ts";
import { below, type Directive, holding } from "./nginx_file.ts";

/** Every directive of a name. */
export function all(file: Directive, name: string): readonly Directive[] {
  return below(file).filter((one) => one.name === name);
}

/** Every server that speaks HTTP. */
export function servers(file: Directive): readonly Directive[] {
  return below(file).filter(({ name, around }) =>
    name === "server" && around?.name !== "upstream" &&
    around?.name !== "stream"
  );
}

/** Blocks that hand requests to a server. */
export function passing(file: Directive): readonly Directive[] {
  return all(file, "proxy_pass").flatMap(({ around }) =>
    around === undefined ? [] : [around]
  );
}

/** Servers that hand requests on. */
export function proxied(file: Directive): readonly Directive[] {
  return servers(file).filter((server) => passing(server).length > 0);
}

/** Whether a server has a listener with TLS. */
export function speaksTls(server: Directive): boolean {
  return server.inner.some(({ name, words }) =>
    name === "listen" && (words.includes("ssl") || words.includes("quic"))
  ) || holding(server, "ssl").some(({ words }) => words[0] === "on");
}

/** Whether only this machine reaches an address. */
export function isLocal(address: string): boolean {
  return address.startsWith("unix:") ||
    isLoopback(address.replace(/:\d+$/, "").replace(/^\[|\]$/g, ""));
}

/** What is there and should not be. */
export function wrong(directives: readonly Directive[]): readonly Fault[] {
  return directives.map((at) => ({
    at,
    found: [at.name, ...at.words].join(" "),
  }));
}

/** Blocks that should have something and do not. */
export function lacking(
  blocks: readonly Directive[],
  has: (block: Directive) => boolean,
): readonly Fault[] {
  return blocks.filter((block) => !has(block)).map((at): Fault => ({ at }));
}

/** Servers for which a directive is missing, and where it stands with a value that is out of bounds. */
export function bounded(
  file: Directive,
  name: string,
  within: (words: readonly string[]) => boolean,
): readonly Fault[] {
  return [
    ...wrong(all(file, name).filter(({ words }) => !within(words))),
    ...proxied(file).filter((server) => holding(server, name).length === 0).map(
      (at): Fault => ({ at, of: name }),
    ),
  ];
}
