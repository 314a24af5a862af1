/** What of a program's input is still in its output: secrets of the environment, and what never ends. */
import type { Data } from "../shell/data.ts";
import { seeksSecrets } from "../shell/secret_names.ts";
import type { Invocation } from "./invocation.ts";
import { bytesOf, isHuge } from "./sizes.ts";

/** Programs that print what they read, or a part of it. */
const PRINTS =
  /^(?:g?cat|tac|bat|less|more|g?head|g?tail|g?sort|uniq|cut|tr|rev|[efzg]?grep|rg|sed|[gmn]?awk|base(?:32|64)|xxd|od|hexdump|strings|fold|fmt|nl|paste|column|tee|jq|yq|echo|printf|print|ba?sh|z?sh|dash|ksh|eval|sudo|su|doas|runuser|setsid|nohup|stdbuf|unbuffer|script|watch|strace|flock|chroot|chrt|ionice|taskset|busybox|env|command|builtin|exec|time|timeout|nice|xargs|export|set|declare)$/;

/** Programs that pass on all that they read. */
const COPIES = /^(?:yes|g?cat|tee|pv|g?dd|tr|ba?sh|sudo)$/;

/** What a program prints, without what it keeps to itself. */
export function passOn(it: Invocation, output: Data): Data {
  const { endless } = output;
  const ends = endless === true && !COPIES.test(it.name) && !takesAll(it);
  const { origins } = output;
  if (origins.includes("environment") && finds(it)) {
    return { ...output, origins: [...origins, "token"] };
  }
  const hides = origins.includes("token") && isGiven(it) &&
    (!PRINTS.test(it.name) || hidesValues(it));
  if (!ends && !hides) return output;
  const { endless: _, ...rest } = output;
  return {
    ...(ends ? rest : output),
    origins: hides ? origins.filter((one) => one !== "token") : origins,
  };
}

/** Whether so much is taken of the beginning that it makes no difference: `head -c 2T`. */
function takesAll(it: Invocation): boolean {
  return /^g?head$/.test(it.name) &&
    isHuge(bytesOf(it.value("bytes")?.text ?? ""));
}

/** Whether the program was given a secret, rather than printing one of its own. */
function isGiven({ stdin, args }: Invocation): boolean {
  return stdin.origins.includes("token") ||
    args.some((one) => one.origins.includes("token"));
}

/** Whether a search among variables looks for those that are secret, and prints them. */
function finds(it: Invocation): boolean {
  if (!/^(?:[efg]?grep|rg|ag|ack)$/.test(it.name)) return false;
  if (it.has("invert-match", "silent", "count", "files-with-matches")) {
    return false;
  }
  const pattern = (it.value("regexp") ?? it.operands[0])?.text ?? "";
  return seeksSecrets(pattern) &&
    !(it.has("only-matching") && /=\]/.test(pattern));
}

/** Whether only the names of variables are left: `cut -d= -f1`, `sed 's/=.*/ /'`, `grep -c`. */;
function hidesValues(it: Invocation): boolean {
  switch (it.name) {
    case "cut":
      return it.value("delimiter")?.text === "=" &&
        it.value("fields")?.text === "1";
    case "sed":
      return it.args.some(({ text }) => text.includes("=.*"));
    case "awk":
    case "gawk":
    case "mawk":
      return it.args.some(({ text }) => /^-F["']?=/.test(text)) &&
        !it.args.some(({ text }) => /\$(?:0|2|NF)/.test(text));
    case "grep":
    case "egrep":
    case "fgrep":
    case "rg":
      return it.has("silent", "count", "files-with-matches");
    default:
      return false;
  }
}
