/** Checks of a proxy: how it keeps what is said between callers, itself and the server. */
import type { DeploymentChecks } from "./check.ts";
import { below, type Directive, holding } from "./nginx_file.ts";
import {
  all,
  isLocal,
  lacking,
  passing,
  proxied,
  servers,
  speaksTls,
  wrong,
} from "./proxy_blocks.ts";
import type { Fault } from "./check.ts";

/** How TLS is spoken. */
export const PROXY_TLS: DeploymentChecks<Directive> = {
  "PROXY-001": {
    severity: "high",
    title: "The proxy speaks a version of TLS that can be broken",
    why: "Whoever is on the way has both sides fall back to it",
    mend: "Say `ssl_protocols TLSv1.2 TLSv1.3;`",
    standards: ["OWASP ASVS 12.1.1"],
    find: (file) => [
      ...wrong(
        all(file, "ssl_protocols").filter(({ words }) =>
          words.some((word) => /^(?:SSLv[23]|TLSv1|TLSv1\.1)$/i.test(word))
        ),
      ),
      // Older versions of nginx speak TLS 1.0 where nothing is said.
      ...lacking(
        servers(file).filter(speaksTls),
        (server) => holding(server, "ssl_protocols").length > 0,
      ),
    ],
  },
  "PROXY-002": {
    severity: "high",
    title: "The proxy offers a cipher that can be broken",
    why: "What was recorded on the way can be read later",
    mend: "Name suites with ECDHE and GCM or CHACHA20 only",
    standards: ["OWASP ASVS 12.1.2"],
    find: (file) =>
      wrong(
        all(file, "ssl_ciphers").filter(({ words }) =>
          (words[0] ?? "").split(":").some((suite) =>
            !/^[!-]/.test(suite) &&
            /^(?:ALL|DEFAULT|LOW|MEDIUM|EXPORT|COMPLEMENTOFALL)$|RC4|DES|MD5|NULL|EXP|ADH|AECDH|SEED|IDEA|CAMELLIA|CBC|^(?:AES|RSA)/i
              .test(suite)
          )
        ),
      ),
  },
  "PROXY-003": {
    severity: "high",
    title: "Calls and keys come to the proxy in clear",
    why: "Whoever is on the way reads the key, and speaks with it",
    mend: "Say `listen 443 ssl;` and name a certificate",
    standards: ["OWASP ASVS 12.2.1"],
    find: (file) =>
      proxied(file).flatMap((server) =>
        wrong(
          server.inner.filter((one) =>
            one.name === "listen" && !one.words.includes("ssl") &&
            !one.words.includes("quic") && !isLocal(one.words[0] ?? "") &&
            holding(server, "ssl").every(({ words }) => words[0] !== "on")
          ),
        )
      ),
  },
  "PROXY-004": {
    severity: "low",
    title: "A call in clear is sent on to TLS instead of refused",
    why:
      "The key has been sent in clear by then, and nobody notices: the next call does it again",
    mend:
      "Answer `return 403;` on the port without TLS, where an API is served",
    standards: ["OWASP ASVS 4.1.2"],
    find: (file) =>
      servers(file).filter((server) => !speaksTls(server)).flatMap((server) =>
        wrong(
          below(server).filter(({ name, words }) =>
            (name === "return" && /^30[1278]$/.test(words[0] ?? "") &&
              /^https:/.test(words[1] ?? "")) ||
            (name === "rewrite" && /^https:/.test(words[1] ?? ""))
          ),
        )
      ),
  },
  "PROXY-013": {
    severity: "medium",
    title: "Agents are not told to stay with TLS",
    why: "A page that was once opened in clear can be led to another server",
    mend:
      'Say `add_header Strict-Transport-Security "max-age=63072000" always;`',
    standards: ["OWASP ASVS 3.4.1"],
    find: (file) =>
      lacking(
        proxied(file).filter(speaksTls),
        (server) =>
          holding(server, "add_header").some(({ words }) =>
            /^strict-transport-security$/i.test(words[0] ?? "") &&
            words.includes("always")
          ),
      ),
  },
  "PROXY-014": {
    severity: "high",
    title: "The proxy does not look who the server is",
    why: "Whoever answers in its place gives the verdicts",
    mend: "Say `proxy_ssl_verify on;` and `proxy_ssl_trusted_certificate`",
    standards: ["OWASP ASVS 12.3.2"],
    find: (file) =>
      passing(file).filter((location) =>
        location.inner.some(({ name, words }) =>
          name === "proxy_pass" && /^https:/i.test(words[0] ?? "")
        ) &&
        !holding(location, "proxy_ssl_verify").some(({ words }) =>
          words[0] === "on"
        )
      ).map((at): Fault => ({ at })),
  },
  "PROXY-015": {
    severity: "low",
    title: "One key of the proxy opens every recorded session",
    why: "Tickets are sealed with a key that lives as long as the process",
    mend: "Say `ssl_session_tickets off;`",
    standards: ["OWASP ASVS 12.1.2"],
    find: (file) =>
      lacking(
        servers(file).filter(speaksTls),
        (server) =>
          holding(server, "ssl_session_tickets").some(({ words }) =>
            words[0] === "off"
          ),
      ),
  },
};
