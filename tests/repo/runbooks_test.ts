/** The page of runbooks, and every alert's link to it. */
import assert from "node:assert/strict";
import { parse, parseAllDocuments } from "yaml";
import { anchorOf, runbooksPage } from "./runbooks.ts";

const PAGE = Deno.readTextFileSync("security/proxy/runbooks.html");
const CERTIFIED = /subjectAltName=DNS:([\w.]+)/.exec(
  Deno.readTextFileSync("security/start.sh"),
)?.[1];

/** Every alert of the shipped rules, Loki's among them. */
const alerts = ["monitoring-alerts.yaml", "monitoring/loki-rules.yaml"]
  .flatMap((file) =>
    parseAllDocuments(Deno.readTextFileSync(`security/${file}`))
      .flatMap((document) => document.toJS().groups ?? [])
  )
  .flatMap(({ rules }) => rules)
  .filter(({ alert }) => alert !== undefined);

Deno.test("anchorOf() names a heading as GitHub does", () => {
  assert.equal(anchorOf("The server's `x` is slow"), "the-servers-x-is-slow");
});

Deno.test("runbooksPage() has the runbooks and the events alone, each with its anchor", () => {
  const page = runbooksPage(
    "# G\n\n## Install\n\nno\n\n## Runbooks\n\n### It burns\n\nPut `it` [out](x.md) <b>.\n\n## Security events\n\nThere are.\n\n## Settings\n\nno\n",
  );
  assert.match(
    page,
    /<h3 id="it-burns">It burns<\/h3>\n<p>Put <code>it<\/code> out/,
  );
  assert.match(page, /<h2 id="security-events">/);
  assert.doesNotMatch(page, /Install|Settings|>no</);
});

Deno.test("every alert's link lands on a runbook of the page that the proxy serves", () => {
  assert.ok(alerts.length > 25);
  for (const { alert, annotations } of alerts) {
    const { protocol, hostname, port, pathname, hash } = new URL(
      annotations.runbook_url,
    );
    assert.deepEqual([protocol, port, pathname], [
      "https:",
      "8443",
      "/runbooks",
    ], alert);
    assert.equal(hostname, CERTIFIED, alert);
    assert.ok(PAGE.includes(`id="${hash.slice(1)}"`), `${alert}: ${hash}`);
  }
});

Deno.test("the name in the links is one that the servers take, and the proxy has a certificate for", () => {
  const { allowed_hosts } = parse(
    Deno.readTextFileSync("security/production-config.yaml"),
  );
  assert.ok(allowed_hosts.includes(CERTIFIED));
});
