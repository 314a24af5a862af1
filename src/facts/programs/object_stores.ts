/** Command lines of stores of objects: buckets and what is in them. */
import type { Field } from "../shell/data.ts";
import { opens } from "./cloud_rights.ts";
import type { Invocation } from "./invocation.ts";
import type { Change } from "./program.ts";

const CLOUD: Change = { what: "cloud" };
const LOSS: Change = { what: "cloud", irreversible: true };

function isRemote({ text }: Field): boolean {
  return /^(?:s3|gs|az|b2|oss|cos|https?):\/\//i.test(text);
}

/** Stores of objects: `aws s3 rm --recursive`, `gsutil rb`. */
export function storage(it: Invocation, before = 0): void {
  const [verb, ...words] = it.operands.slice(before);
  const name = verb?.text ?? "";
  const [first, second] = words;
  if (/^(?:rm|rb|del|delete|remove|rmdir|buckets?|objects?)$/.test(name)) {
    const bucket = name === "rb" ||
      /^[a-z0-9]+:\/\/[^/]+\/?$/i.test(first?.text ?? "");
    const group = /^(?:buckets?|objects?)$/.test(name) &&
      first?.text !== "delete";
    if (!group) {
      it.change(LOSS, "delete", first, {
        breadth: bucket || it.has("recursive", "r", "R", "force")
          ? "everything"
          : "single",
      });
    }
    return;
  }
  if (/^(?:cp|mv|sync|put|upload|copy|rsync|mirror)$/.test(name)) {
    for (const [at, word] of words.entries()) {
      if (isRemote(word)) continue;
      if (at < words.length - 1) {
        const data = it.read(
          word,
          it.has("recursive", "r") || name === "sync"
            ? { breadth: "tree" }
            : {},
        );
        const secretly = data.origins.includes("secret");
        // A whole project or home is more than what is made to be put there.
        const whole = it.path(word).classes.some((one) =>
          /^(?:root|home_root|project_root|system)$/.test(one)
        );
        it.connect(second ?? word, {
          host: hostOf(second),
          host_class: "public",
          sends: secretly ? "secret" : whole ? "file" : "data",
          scheme: "https",
        });
      } else it.write(word, { text: undefined, origins: ["network"] });
    }
    if (
      it.has("delete", "d", "remove", "delete-unmatched-destination-objects") &&
      second !== undefined && isRemote(second)
    ) it.change(LOSS, "delete", second);
    else if (it.args.some(({ text }) => text.includes("public-read"))) {
      it.change({ ...CLOUD, loosens: true }, "publish", second);
    }
    return;
  }
  if (
    /^(?:setacl|iam|acl|policy|anonymous|website|defacl|lifecycle|versioning)$/
      .test(name)
  ) it.change({ ...CLOUD, loosens: opens(it) }, "set access", second);
}

function hostOf(field: Field | undefined): string {
  return /^[a-z0-9]+:\/\/([^/]+)/i.exec(field?.text ?? "")?.[1] ?? "cloud";
}

/** A copier between stores of objects and this machine. */
export function rclone(it: Invocation): void {
  const [verb, source, target] = it.operands;
  switch (verb?.text) {
    case "purge":
    case "delete":
    case "deletefile":
    case "rmdirs":
    case "cleanup":
      if (source?.text.includes(":")) it.change(LOSS, "delete", source);
      else if (source !== undefined) it.delete(source, { recursive: true });
      return;
    case "copy":
    case "sync":
    case "move":
    case "copyto":
    case "moveto":
    case "bisync":
      if (source !== undefined && !source.text.includes(":")) {
        const data = it.read(source, { breadth: "tree" });
        it.connect(target ?? source, {
          host: "cloud",
          host_class: "public",
          sends: data.origins.includes("secret") ? "secret" : "file",
        });
      }
      if (verb.text === "sync" && target?.text.includes(":")) {
        it.change(CLOUD, "sync", target);
      } else if (target !== undefined && !target.text.includes(":")) {
        it.write(target, { text: undefined, origins: ["network"] });
      }
      return;
    case "config":
      if (/^(?:show|dump|file)$/.test(source?.text ?? "")) {
        it.change({ what: "secret" }, "read", "rclone");
      }
  }
}
