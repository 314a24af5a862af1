/** Judges a configuration of nginx in front of a server: what it lets in, and what it tells the server. */
import { SETTINGS } from "../../config/schema.ts";
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, type Fault, hold } from "./check.ts";
import {
  bytes,
  type Directive,
  holding,
  readNginx,
  seconds,
} from "./nginx_file.ts";
import {
  all,
  bounded,
  lacking,
  passing,
  proxied,
  servers,
  wrong,
} from "./proxy_blocks.ts";
import { PROXY_TLS } from "./proxy_tls.ts";

/** Longest time, in seconds, that a caller needs for a request's head or the next piece of its body. */
const SLOWEST = 30;

/** Shortest time, in seconds, in which the server itself has given up. */
const LEAST_ANSWER = 10;

/** Longest time, in seconds, in which a server has answered or never will. */
const LONGEST_ANSWER = 300;

/** Largest body, in bytes, that the server takes where nobody says another. */
const MOST_BODY = Number(SETTINGS.max_body_bytes.default);

/** Headers by which servers learn who asks. */
const TELLING =
  /^(?:x-forwarded-for|x-real-ip|forwarded|x-client-ip|true-client-ip)$/i;

/** Every check of a proxy. */
export const PROXY_CHECKS: DeploymentChecks<Directive> = {
  ...PROXY_TLS,
  "PROXY-005": {
    severity: "high",
    title: "The caller's own word for its address reaches the server",
    why:
      "Whoever asks chooses the address that limits, lock-outs and the record know them by",
    mend: "Say `proxy_set_header X-Forwarded-For $remote_addr;`",
    standards: ["OWASP ASVS 4.1.3"],
    find: (file) =>
      passing(file).flatMap((location) => {
        const said = holding(location, "proxy_set_header");
        const appended = said.filter(({ words: [name = "", value = ""] }) =>
          TELLING.test(name) &&
          /\$(?:proxy_add_x_forwarded_for|http_)/.test(value)
        );
        const told = said.some(({ words: [name = ""] }) =>
          /^x-forwarded-for$/i.test(name)
        );
        return told ? wrong(appended) : [...wrong(appended), { at: location }];
      }),
  },
  "PROXY-006": {
    severity: "medium",
    title: "The server does not hear which name it was asked by",
    why:
      "It cannot tell a page that was led to it by a false name from its own callers",
    mend: "Say `proxy_set_header Host $host;`",
    standards: ["OWASP ASVS 4.1.3"],
    find: (file) =>
      passing(file).filter((location) =>
        !holding(location, "proxy_set_header").some(({ words: [name = ""] }) =>
          /^host$/i.test(name)
        )
      ).map((at): Fault => ({ at })),
  },
  "PROXY-007": {
    severity: "low",
    title: "The proxy tells its version",
    why: "Whoever looks for a known hole sees at once whether it is there",
    mend: "Say `server_tokens off;`",
    standards: ["OWASP ASVS 13.4.6"],
    find: (file) =>
      lacking(
        servers(file),
        (server) =>
          holding(server, "server_tokens").some(({ words }) =>
            words[0] === "off"
          ),
      ),
  },
  "PROXY-008": {
    severity: "medium",
    title: "A caller may take as long as it likes",
    why: "A few slow callers hold every connection that there is",
    mend: "Say `client_header_timeout 5s;` and `client_body_timeout 10s;`",
    standards: ["OWASP ASVS 13.1.2"],
    find: (file) =>
      ["client_header_timeout", "client_body_timeout"].flatMap((name) =>
        bounded(file, name, (words) => seconds(words[0] ?? "") <= SLOWEST)
      ),
  },
  "PROXY-009": {
    severity: "medium",
    title: "The proxy takes larger bodies than the server",
    why: "It stores what the server is going to refuse, for whoever sends it",
    mend:
      "Say `client_max_body_size 1m;`, or what the server's `max_body` says",
    standards: ["OWASP ASVS 13.1.2"],
    find: (file) =>
      bounded(file, "client_max_body_size", (words) => {
        const size = bytes(words[0] ?? "");
        return size > 0 && size <= MOST_BODY;
      }),
  },
  "PROXY-010": {
    severity: "medium",
    title: "The proxy waits for the server for ever, or gives up before it",
    why:
      "What was judged and recorded never reaches the agent, or a server that hangs holds every connection",
    mend: "Say `proxy_read_timeout 20s;`, somewhat more than a verdict takes",
    standards: ["OWASP ASVS 13.1.3"],
    find: (file) =>
      passing(file).flatMap((location) =>
        wrong(
          holding(location, "proxy_read_timeout").filter(({ words }) => {
            const time = seconds(words[0] ?? "");
            return !(time >= LEAST_ANSWER && time <= LONGEST_ANSWER);
          }),
        )
      ),
  },
  "PROXY-011": {
    severity: "medium",
    title: "Nothing limits how often one address may ask",
    why: "One caller can keep the server from answering all others",
    mend: "Say `limit_req` and `limit_conn`, each with a zone",
    standards: ["OWASP ASVS 2.4.1"],
    find: (file) =>
      passing(file).filter((location) =>
        holding(location, "limit_req").length === 0 ||
        holding(location, "limit_conn").length === 0
      ).map((at): Fault => ({ at })),
  },
  "PROXY-012": {
    severity: "medium",
    title: "What is measured can be asked for from outside",
    why: "Metrics tell who asks how often, and which attacks were noticed",
    mend: "Say `location /metrics { return 404; }`",
    standards: ["OWASP ASVS 13.4.5"],
    find: (file) =>
      proxied(file).filter((server) =>
        server.inner.some(({ name, words }) =>
          name === "location" && ["/", "/metrics"].includes(words.at(-1) ?? "")
        ) && !server.inner.some((one) =>
          one.name === "location" && one.words.some((word) =>
            word.includes("metrics")
          ) &&
          one.inner.some(({ name, words }) =>
            name === "internal" || (name === "deny" && words[0] === "all") ||
            (name === "return" && /^4/.test(words[0] ?? ""))
          )
        )
      ).map((at): Fault => ({ at })),
  },
  "PROXY-016": {
    severity: "high",
    title: "Everybody is believed who another caller is",
    why:
      "Whoever asks chooses the address that limits, lock-outs and the record know them by",
    mend: "Name the addresses of your own balancers in `set_real_ip_from`",
    standards: ["OWASP ASVS 4.1.3"],
    find: (file) =>
      wrong(
        all(file, "set_real_ip_from").filter(({ words }) =>
          /\/0$/.test(words[0] ?? "")
        ),
      ),
  },
  "PROXY-017": {
    severity: "high",
    title: "Headers that are read in two ways reach the server",
    why: "What the proxy takes for one header the server takes for another",
    mend: "Remove the line; the default refuses such headers",
    standards: ["OWASP ASVS 4.2"],
    find: (file) =>
      wrong([
        ...all(file, "underscores_in_headers").filter(({ words }) =>
          words[0] === "on"
        ),
        ...all(file, "ignore_invalid_headers").filter(({ words }) =>
          words[0] === "off"
        ),
      ]),
  },
  "PROXY-018": {
    severity: "high",
    title: "A path leads out of its folder",
    why: "`/files../` is then the folder above the one that is served",
    mend:
      "End the location with `/` as the alias does, and turn `autoindex` off",
    standards: ["OWASP ASVS 5.3.2"],
    find: (file) =>
      wrong([
        ...all(file, "alias").filter(({ words, around }) =>
          (words[0] ?? "").endsWith("/") && around?.name === "location" &&
          !(around.words.at(-1) ?? "").endsWith("/") &&
          !/^[~=]/.test(around.words[0] ?? "")
        ),
        ...all(file, "autoindex").filter(({ words }) => words[0] === "on"),
      ]),
  },
};

/** Judges one file. */
export function judgeProxy(text: string, file: string): readonly Problem[] {
  return hold(readNginx(text, file), PROXY_CHECKS);
}
