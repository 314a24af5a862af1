/** Tests what programs of the machine as a whole are said to do. */
import assert from "node:assert/strict";
import { MACHINE } from "../../../src/facts/programs/machine.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["timedatectl set-timezone UTC", ["set other clock"]],
  ["timedatectl set-time 2020-01-01", ["set kernel clock"]],
  ["kill -9 $(ps -e -o pid=)", [
    "write /home/dev/project/pid=",
    "unresolved substitution",
    "kill process $(ps -e -o pid=) for good all",
  ]],
  ["kill -9 $(ps aux | grep node | awk '{print $2}')", [
    "unresolved substitution",
    "kill process $(ps aux | grep node | awk '{print $2}') for good",
  ]],
  ["shutdown -h now", ["shutdown power"]],
  ["shutdown -c", []],
  ["reboot", ["reboot power"]],
  ["init 0", ["init power"]],
  ["init 3", ["init power"]],
  ["modprobe evil", ["load kernel evil"]],
  ["modprobe -n evil", []],
  ["insmod x.ko", ["load kernel x.ko"]],
  ["sysctl -w kernel.randomize_va_space=0", [
    "set kernel kernel.randomize_va_space",
  ]],
  ["sysctl -a", []],
  ["kexec -e", ["load kernel"]],
  ["setenforce 0", ["setenforce permissions 0 loosens"]],
  ["dmesg", []],
  ["dmesg -C", ["clear kernel kernel log for good"]],
  ["hostnamectl set-hostname x", ["set-hostname network x"]],
  ["timedatectl", []],
  ["date", []],
  ["date -s tomorrow", ["set kernel clock"]],
  ["date --file .env", ["read /home/dev/project/.env"]],
  ["hwclock --systohc", ["set kernel clock"]],
  ["hwclock --show", []],
  ["update-grub", ["change boot loader startup"]],
  ["grub-install /dev/sda", ["change boot loader startup /dev/sda"]],
  ["vssadmin delete shadows", ["delete disk shadows for good"]],
  ["vssadmin list shadows", []],
  ["cipher /w:C", ["cipher disk /w:C for good"]],
  ["kill 12345", ["kill process 12345 for good"]],
  ["kill -9 -1", ["kill process -1 for good all"]],
  ["kill -0 12", []],
  ["killall -9 -r '.*'", ["kill process .* for good all"]],
  ["killall -r 'node.*'", ["kill process node.* for good"]],
  ["killall node", ["kill process node for good"]],
  ["killall -u dev", ["kill process dev for good all"]],
  ["pkill --user=dev", ["kill process --user=dev for good all"]],
  ["pkill -u dev node", ["kill process node for good"]],
  ["killall5", ["kill process -1 for good all"]],
  ["pkill -f node", ["kill process node for good"]],
  ["fuser -k 80/tcp", ["kill process 80/tcp for good"]],
  ["renice 5 123", ["renice process 5"]],
  ["pmset sleepnow", ["configure power sleepnow"]],
  ["journalctl -u nginx", []],
  ["journalctl --vacuum-time=1s", ["clear other log for good"]],
  ["logger hi", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`MACHINE: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("MACHINE has a case for every row", () => {
  assert.deepEqual(untried(MACHINE, CASES.map(([command]) => command)), []);
});
