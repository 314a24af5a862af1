/** What is a secret by the name that stands before it: an option, a variable, a member, a header. */
import type { Detector } from "../facts/content/detector.ts";
import { isNamedSecret, WORD } from "./told_value.ts";

/** What stands in names of secrets. */
const NAMES = [
  "pass",
  "pwd",
  "secret",
  "token",
  "key",
  "credential",
  "auth",
  "cookie",
  "jwt",
  "otp",
  "psk",
];

/** Each way in which a name is given a value. */
export const TOLD_NAMES: readonly Detector[] = [
  {
    id: "secret_option",
    finds: "secret",
    hints: ["--"],
    pattern: new RegExp(
      `(?<![^\\s"'])--([a-zA-Z][\\w-]{1,64})(?:=| {1,4}(?!-))${WORD}`,
      "g",
    ),
    group: 2,
    accept: ([, name = "", value = ""]) =>
      isNamedSecret(name, value) && !/^(?:id|type|env)=/.test(value),
  },
  {
    id: "secret_assignment",
    finds: "secret",
    hints: NAMES,
    pattern: new RegExp(
      `(?<![\\w$-])(?=[\\w.-]{0,64}(?:${
        NAMES.join("|")
      }))([a-z_][\\w.-]{1,64})=(?!=)${WORD}`,
      "gi",
    ),
    group: 2,
    accept: ([, name = "", value = ""]) => isNamedSecret(name, value),
  },
  {
    id: "secret_member",
    finds: "secret",
    hints: NAMES,
    pattern:
      /(?<![\w.$-])["']?([a-z_][\w.-]{1,64})["']?\s{0,4}(?::|=>|=)\s{0,4}("[^"\n]{1,256}"|'[^'\n]{1,256}')/gi,
    group: 2,
    accept: ([, name = "", value = ""]) =>
      isNamedSecret(name, value) &&
      !/^["'](?:string|text|number|boolean|object|password|required|optional)["']$/i
        .test(value),
  },
  {
    id: "secret_header",
    finds: "secret",
    hints: ["-h ", "-h'", '-h"', "--header"],
    pattern:
      /(?<![\w-])(?:-H ?|--header[= ])["']?([A-Za-z][\w-]{1,64}): ?(?:(?:Bearer|Basic|Token|Digest) )?([^"'\n]{1,1024})/g,
    group: 2,
    accept: ([, name = "", value = ""]) => isNamedSecret(name, value),
  },
];
