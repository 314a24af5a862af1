/** Tests what programs of disks are said to do. */
import assert from "node:assert/strict";
import { DISKS } from "../../../src/facts/programs/disks.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["hdiutil attach a.dmg", ["attach disk /home/dev/project/a.dmg"]],
  ["hdiutil detach /Volumes/a", ["detach other /Volumes/a"]],
  ["parted -s /dev/sda mklabel gpt", ["partition disk /dev/sda for good"]],
  ["parted /dev/sda print", []],
  ["ddrescue /dev/zero /dev/sda", [
    "read /dev/zero",
    "write /dev/sda",
    "overwrite disk /dev/sda for good",
  ]],
  ["efibootmgr -b 0000 -B", ["set kernel boot order"]],
  ["efibootmgr -v", []],
  ["mkfs.ext4 /dev/sda", ["format disk /dev/sda for good"]],
  ["mkfs.ext4 -n /dev/sda", []],
  ["dd if=/dev/zero of=a", [
    "read /dev/zero",
    "write /home/dev/project/a",
    "fill disk /home/dev/project/a",
  ]],
  ["dd if=/dev/zero of=a bs=1M count=10", [
    "read /dev/zero",
    "write /home/dev/project/a",
  ]],
  ["dd if=/dev/zero of=a bs=1G count=2000", [
    "read /dev/zero",
    "write /home/dev/project/a",
    "fill disk /home/dev/project/a",
  ]],
  ["wipefs /dev/sda", []],
  ["wipefs -a /dev/sda", ["wipe disk /dev/sda for good"]],
  ["fdisk /dev/sda", ["partition disk /dev/sda for good"]],
  ["fdisk -l", []],
  ["sfdisk --delete /dev/sda", ["partition disk /dev/sda for good"]],
  ["sfdisk -d /dev/sda", []],
  ["sgdisk -Z /dev/sda", ["partition disk /dev/sda for good"]],
  ["sgdisk -p /dev/sda", []],
  ["parted /dev/sda mklabel gpt", ["partition disk /dev/sda for good"]],
  ["parted -l", []],
  ["lvremove vg/data", ["lvremove disk vg/data for good"]],
  ["lvremove --test vg/data", []],
  ["lvcreate -L 1G vg", ["lvcreate disk vg"]],
  ["lvm lvremove vg/data", ["lvremove disk vg/data for good"]],
  ["lvm lvdisplay vg/data", []],
  ["zpool destroy tank", ["destroy disk tank for good"]],
  ["zpool status tank", []],
  ["zpool create tank sda", ["create disk tank", "create disk sda"]],
  ["zpool remove tank a", [
    "remove disk tank for good",
    "remove disk a for good",
  ]],
  ["zfs destroy -n tank/a", []],
  ["zfs rollback tank@a", ["rollback disk tank@a for good"]],
  ["zfs list", []],
  ["mdadm --zero-superblock /dev/sda", ["change disk /dev/sda for good"]],
  ["mdadm --detail /dev/md0", []],
  ["cryptsetup luksFormat /dev/sda", ["luksFormat disk /dev/sda for good"]],
  ["cryptsetup open /dev/sda x", ["open disk /dev/sda", "open disk x"]],
  ["cryptsetup status x", []],
  ["badblocks -w /dev/sda", ["wipe disk /dev/sda for good"]],
  ["badblocks -n /dev/sda", []],
  ["badblocks /dev/sda", []],
  ["blkdiscard /dev/sda", ["wipe disk /dev/sda for good"]],
  ["hdparm -I /dev/sda", []],
  ["mount /dev/sda1 /mnt", ["mount disk /mnt"]],
  ["mount", []],
  ["umount /mnt", ["unmount disk /mnt"]],
  ["swapoff -a", ["swapoff disk all"]],
  ["losetup", []],
  ["diskutil eraseDisk JHFS+ x disk2", [
    "eraseDisk disk JHFS+ for good",
    "eraseDisk disk x for good",
    "eraseDisk disk disk2 for good",
  ]],
  ["diskutil list", []],
  ["diskutil unmount disk2", ["unmount disk disk2"]],
  ["format C:", ["format disk C: for good"]],
  ["dd if=/dev/zero of=/dev/sda", [
    "read /dev/zero",
    "write /dev/sda",
    "overwrite disk /dev/sda for good",
  ]],
  ["dd if=a of=b", ["read /home/dev/project/a", "write /home/dev/project/b"]],
  ["e2fsck -n /dev/sda", []],
  ["resize2fs /dev/sda", ["resize2fs disk /dev/sda"]],
  ["sync", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`DISKS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("DISKS has a case for every row", () => {
  assert.deepEqual(untried(DISKS, CASES.map(([command]) => command)), []);
});
