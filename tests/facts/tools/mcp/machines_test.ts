/** Tests of servers that manage a machine: each purpose as its command, and what only sounds alike. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["system__kill_process", { pid: -1, signal: "SIGKILL" }, [
      "run kill -s SIGKILL -- -1",
    ]],
    ["system__kill_process", { name: "node" }, ["run pkill node"]],
    ["desktop-commander__list_processes", {}, []],
    ["system__shutdown", { delay: 0 }, ["run shutdown -h now"]],
    ["system__reboot", {}, ["run reboot"]],
    ["macos__system_control", { action: "shutdown" }, [
      "run shutdown -h now",
    ]],
    ["odd__restart_language_server", {}, []],
    ["kali__run_nmap", { target: "10.0.0.1" }, ["run nmap 10.0.0.1"]],
    ["kali__get_nmap_results", { target: "10.0.0.1" }, []],
    ["windows__registry_set", { key: "HKLM\\Software\\X" }, [
      "run reg add 'HKLM\\Software\\X' /f",
    ]],
    ["odd__registry_set", { key: "registry" }, []],
    ["service__stop", { service: "sshd" }, ["run systemctl stop sshd"]],
    ["systemd__restart_unit", { unit: "a b" }, ["run systemctl restart 'a b'"]],
    ["service__status", { service: "sshd" }, []],
    ["system__create_user", { username: "x" }, ["run useradd x"]],
    ["linux__delete_user", { username: "x" }, ["run userdel x"]],
    ["packages__uninstall", { package: "x" }, ["run apt-get remove -y x"]],
    ["apt__remove", { packages: ["a", "b"] }, [
      "run apt-get remove -y 'a b'",
    ]],
    ["packages__search", { query: "x" }, []],
    ["cron__add_job", { schedule: "* * * * *", command: "ls" }, [
      "run echo '* * * * * ls' | crontab -",
    ]],
    ["cron__list_jobs", {}, []],
    ["archive__extract", { archive: "x.tar", destination: "/" }, [
      "run tar -xf x.tar -C /",
    ]],
    ["archive__unpack", { path: "x.tar" }, ["run tar -xf x.tar -C ."]],
    ["odd__extract", { text: "names" }, []],
    ["odd__set_permissions", { path: "/a", mode: "777", recursive: true }, [
      "run chmod -R 777 /a",
    ]],
    ["odd__chown", { path: "/a", owner: "root" }, ["run chown root /a"]],
    ["disk__format", { device: "/dev/sdb" }, ["run mkfs /dev/sdb"]],
    ["odd__format", { text: "x" }, []],
    ["firewall__disable", {}, ["run ufw disable"]],
    ["sftp__put", { "local": "/a b", "remote": "/x", "host": "h" }, [
      "run scp '/a b' h:/x",
    ]],
    ["rsync__sync", { "source": "/a", "destination": "h:/x", "delete": true }, [
      "run rsync -a --delete /a h:/x",
    ]],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp machines: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
