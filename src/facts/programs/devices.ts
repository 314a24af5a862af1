/** Programs that work on phones, simulators, boards and images of disks. */
import { joinFields } from "./declarations.ts";
import type { Invocation } from "./invocation.ts";
import type { Change, Family } from "./program.ts";

const WIPE: Change = { what: "disk", irreversible: true };

/** Devices. */
export const DEVICES: Family = {
  adb: {
    options: "s= t= H= P= d e a L=",
    style: "posix",
    run: android,
  },
  fastboot: {
    options:
      "s= w S= slot= set-active=? skip-secondary skip-reboot disable-verity disable-verification",
    run: (it) => {
      const [verb, target, second] = it.operands;
      const writes =
        /^(?:erase|format|flash|flashall|update|wipe-super|flashing|oem|delete-logical-partition|create-logical-partition|resize-logical-partition)/
          .test(verb?.text ?? "");
      if (!writes && !it.has("w")) return;
      if (verb?.text === "flash" && second !== undefined) it.read(second);
      it.change(WIPE, verb?.text.replace(/:.*$/, "") ?? "wipe", target);
    },
  },
  xcrun: {
    options: "sdk= toolchain= f,find n,no-cache k,kill-cache l,log v,verbose",
    style: "posix",
    idle: "find",
    run: (it) => {
      if (it.operands[0]?.text === "simctl") return simulators(it);
      return it.run(it.operands, { via: it.name });
    },
  },
  "altool,notarytool": {
    options: "f,file= t,type= u= p= apiKey= apiIssuer= keychain-profile= wait",
    style: "single",
    run: (it) => {
      if (it.has("upload-app", "upload-package", "upload")) {
        it.change(
          {
            what: "package",
            operation: "publish",
            irreversible: true,
          },
          "publish",
          it.value("file"),
        );
      }
    },
  },
  fastlane: {
    options: "env= verbose capture_output=",
    style: "exact",
    run: (it) => {
      it.from("file");
      const line = it.operands.map(({ text }) => text).join(" ");
      if (/\bmatch nuke\b/.test(line)) {
        it.change(WIPE, "revoke", "certificates");
      }
      if (LANES.test(line)) {
        it.change(
          { what: "package", operation: "publish", irreversible: true },
          "publish",
          it.operands.at(-1),
        );
      }
    },
  },
  "qemu-img,qemu-nbd": {
    options:
      "f= O= o= c p q b= F= n t= T= r,read-only s,snapshot= connect=,c d,disconnect= size= preallocation= U m= W S=",
    run: (it) => {
      const [verb, ...rest] = it.operands;
      const target = verb?.text === "create"
        ? rest[0]
        : /^(?:convert|dd|rebase|commit|resize)$/.test(verb?.text ?? "")
        ? verb?.text === "convert" ? rest.at(-1) : rest[0]
        : undefined;
      if (target === undefined) return;
      it.write(target, { text: undefined, origins: ["file"] });
    },
  },
  "esptool,esptool.py,espefuse,avrdude,openocd,dfu-util,flashrom": {
    options:
      "p,port= b,baud= c= U= f= e,eraseall recover chipcommand= w,write= E,erase D,download= a=",
    run: (it) => {
      const verb = it.operands.find(({ text }) =>
        /^(?:erase(?:[-_].*)?|write[-_]flash|burn[-_].*|erase|flash|write)$/
          .test(text)
      );
      const writes = verb !== undefined ||
        it.has("eraseall", "recover", "write", "erase", "download") ||
        it.options.values("U").some(({ text }) => /:w:/.test(text));
      if (writes) it.change(WIPE, "flash", verb);
    },
  },
};

/** Lanes and actions that bring an app to its testers or its users. */
const LANES =
  /(?:^| )(?:release|deploy|publish|production|beta|alpha|internal|submit|deliver|supply|pilot|testflight|upload_to_\w+|firebase_app_distribution|upload_\w+|\w+_release|deploy_\w+|release_\w+)(?: |$)/;

/** What is typed into a shell of Android, besides the commands of any shell. */
const ANDROID_WIPES =
  /\b(?:recovery\s+--wipe|wipe\s+data|pm\s+uninstall\s+.*--user\s|sm\s+format|settings\s+put\s+(?:global|secure)\s+(?:package_verifier|install_non_market|verifier)|am\s+broadcast\s+.*MASTER_CLEAR)/;

function android(it: Invocation): void {
  const [verb, ...rest] = it.operands;
  switch (verb?.text) {
    case "shell":
    case "exec-out": {
      const code = joinFields(rest);
      if (ANDROID_WIPES.test(code.text ?? "")) {
        it.change(WIPE, "wipe", "device");
      }
      it.shell(code, { via: it.name, within: "remote", privilege: "remote" });
      return;
    }
    case "disable-verity":
    case "remount":
    case "sideload":
      it.change(WIPE, verb.text, rest[0]);
      return;
    case "push":
      for (const file of rest.slice(0, -1)) it.read(file);
      return;
    case "pull": {
      const target = rest[1];
      if (target !== undefined) {
        it.write(target, { text: undefined, origins: [] });
      }
      return;
    }
    case "install":
    case "uninstall":
      it.change({ what: "package" }, verb.text, rest.at(-1));
      return;
    default:
      it.execution.known = verb !== undefined;
  }
}

/** `xcrun simctl erase all`. */
function simulators(it: Invocation): void {
  const [, verb, target] = it.operands;
  if (verb?.text === "spawn") {
    it.run(it.operands.slice(3), { via: it.name, within: "container" });
  }
  if (
    /^(?:erase|delete)$/.test(verb?.text ?? "") && target?.text === "all"
  ) it.change(WIPE, verb?.text ?? "erase", target);
}
