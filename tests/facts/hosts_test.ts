/** Tests that a host is the same host however it is spelled. */
import assert from "node:assert/strict";
import { domainAsked, parseHost } from "../../src/facts/hosts.ts";
import type { HostClass } from "../../src/facts/effect.ts";

const TABLE: readonly (readonly [string, string, HostClass])[] = [
  ["localhost", "localhost", "loopback"],
  ["LOCALHOST.", "localhost", "loopback"],
  ["x.localhost", "x.localhost", "loopback"],
  ["127.0.0.1", "127.0.0.1", "loopback"],
  ["127.1", "127.0.0.1", "loopback"],
  ["2130706433", "127.0.0.1", "loopback"],
  ["0x7f000001", "127.0.0.1", "loopback"],
  ["0x7f.1", "127.0.0.1", "loopback"],
  ["017700000001", "127.0.0.1", "loopback"],
  ["0177.0.0.01", "127.0.0.1", "loopback"],
  ["0", "0.0.0.0", "loopback"],
  ["0.0.0.0", "0.0.0.0", "loopback"],
  ["::1", "::1", "loopback"],
  ["[::1]", "::1", "loopback"],
  ["0:0:0:0:0:0:0:1", "::1", "loopback"],
  ["::ffff:127.0.0.1", "::ffff:7f00:1", "loopback"],
  ["64:ff9b::7f00:1", "64:ff9b::7f00:1", "loopback"],
  ["2002:7f00:1::", "2002:7f00:1::", "loopback"],
  ["１２７.０.０.１", "127.0.0.1", "loopback"],
  ["127.0.0.1.nip.io", "127.0.0.1.nip.io", "loopback"],
  ["a.127-0-0-1.sslip.io", "a.127-0-0-1.sslip.io", "loopback"],
  ["lvh.me", "lvh.me", "loopback"],
  ["10.1.2.3", "10.1.2.3", "private"],
  ["10.0x10203", "10.1.2.3", "private"],
  ["172.16.0.1", "172.16.0.1", "private"],
  ["172.32.0.1", "172.32.0.1", "public"],
  ["192.168.1.1", "192.168.1.1", "private"],
  ["100.64.0.1", "100.64.0.1", "private"],
  ["fd12::1", "fd12::1", "private"],
  ["ff02::1", "ff02::1", "private"],
  ["printer.local", "printer.local", "private"],
  ["db.prod.internal", "db.prod.internal", "private"],
  ["backup", "backup", "private"],
  ["169.254.7.7", "169.254.7.7", "link_local"],
  ["fe80::1%eth0", "fe80::1", "link_local"],
  ["169.254.169.254", "169.254.169.254", "metadata"],
  ["2852039166", "169.254.169.254", "metadata"],
  ["0xa9fea9fe", "169.254.169.254", "metadata"],
  ["[::ffff:169.254.169.254]", "::ffff:a9fe:a9fe", "metadata"],
  ["169.254.170.2", "169.254.170.2", "metadata"],
  ["100.100.100.200", "100.100.100.200", "metadata"],
  ["168.63.129.16", "168.63.129.16", "metadata"],
  ["fd00:ec2::254", "fd00:ec2::254", "metadata"],
  ["metadata.google.internal", "metadata.google.internal", "metadata"],
  ["169.254.169.254.nip.io", "169.254.169.254.nip.io", "metadata"],
  ["example.com", "example.com", "public"],
  ["8.8.8.8", "8.8.8.8", "public"],
  ["2606:4700::1111", "2606:4700::1111", "public"],
  ["bücher.de", "xn--bcher-kva.de", "public"],
  ["$HOST", "$host", "unknown"],
  ["", "", "unknown"],
  ["a b", "a b", "unknown"],
  ["1.2.3.4.5", "1.2.3.4.5", "unknown"],
  ["gggg::1", "gggg::1", "unknown"],
];

for (const [text, host, host_class] of TABLE) {
  Deno.test(`parseHost() reads ${JSON.stringify(text)}`, () => {
    assert.deepEqual(parseHost(text), { host, host_class });
  });
}

for (
  const [text, domain] of [
    ["$(whoami).x.example", "x.example"],
    ["`id -un`.x.example", "x.example"],
    ["http://$(hostname | xxd -p).x.example/a", "x.example"],
    ["a.$(id).x.example:8080", "x.example"],
    ["$(hostname).local", undefined],
    ["$(minikube ip).nip.io", undefined],
    ["$(minikube ip)", undefined],
    ["https://x.example/$(id).html", undefined],
    ["$HOST.x.example", undefined],
  ] as const
) {
  Deno.test(`domainAsked() finds ${domain} in ${text}`, () => {
    assert.equal(domainAsked(text), domain);
  });
}
