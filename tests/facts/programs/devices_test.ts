/** Tests what devices are said to do and to run. */
import assert from "node:assert/strict";
import { DEVICES } from "../../../src/facts/programs/devices.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["qemu-img create -f raw a.img 1G", ["write /home/dev/project/a.img"]],
  ["qemu-img convert a.img b.img", ["write /home/dev/project/b.img"]],
  ["qemu-img info a.img", []],
  [
    "adb shell rm -rf /sdcard/x",
    [
      "run rm remote < adb",
      "delete tree /sdcard/x (remote)",
    ],
  ],
  [
    "adb -s emulator-5554 shell 'pm uninstall -k --user 0 com.android.systemui'",
    [
      "run pm remote unknown < adb",
      "wipe disk device for good",
    ],
  ],
  [
    "adb shell pm list packages",
    [
      "run pm remote unknown < adb",
    ],
  ],
  [
    "adb disable-verity",
    [
      "disable-verity disk for good",
    ],
  ],
  [
    "adb push a.txt /sdcard/",
    [
      "read /home/dev/project/a.txt",
    ],
  ],
  [
    "adb pull /sdcard/a.txt b.txt",
    [
      "write /home/dev/project/b.txt",
    ],
  ],
  [
    "adb install app.apk",
    [
      "install package app.apk",
    ],
  ],
  [
    "adb devices",
    [],
  ],
  [
    "fastboot erase userdata",
    [
      "erase disk userdata for good",
    ],
  ],
  [
    "fastboot flash boot boot.img",
    [
      "read /home/dev/project/boot.img",
      "flash disk boot for good",
    ],
  ],
  [
    "fastboot -w",
    [
      "wipe disk for good",
    ],
  ],
  [
    "fastboot devices",
    [],
  ],
  [
    "xcrun simctl erase all",
    [
      "erase disk all for good",
    ],
  ],
  [
    "xcrun simctl delete unavailable",
    [],
  ],
  [
    "xcrun simctl spawn booted rm a",
    [
      "run rm < xcrun",
      "delete a (container)",
    ],
  ],
  [
    "xcrun rm a",
    [
      "run rm < xcrun",
      "delete /home/dev/project/a",
    ],
  ],
  [
    "xcrun altool --upload-app -f a.ipa",
    [
      "run altool < xcrun",
      "publish package a.ipa for good",
    ],
  ],
  [
    "altool --validate-app -f a.ipa",
    [],
  ],
  [
    "fastlane release",
    [
      "publish package release for good",
    ],
  ],
  [
    "fastlane ios beta",
    [
      "publish package beta for good",
    ],
  ],
  [
    "fastlane match nuke distribution",
    [
      "revoke disk certificates for good",
    ],
  ],
  [
    "fastlane test",
    [],
  ],
  [
    "esptool.py erase_flash",
    [
      "flash disk erase_flash for good",
    ],
  ],
  [
    "avrdude -p m328p -U flash:w:a.hex:i",
    [
      "flash disk for good",
    ],
  ],
  [
    "avrdude -p m328p -U flash:r:a.hex:i",
    [],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`DEVICES: ${command}`, () => {
    const inner = runs(command).slice(1).map((one) => `run ${one}`);
    assert.deepEqual([...inner, ...told(command)], wanted);
  });
}

Deno.test("DEVICES has a case for every row", () => {
  assert.deepEqual(untried(DEVICES, CASES.map(([command]) => command)), []);
});
