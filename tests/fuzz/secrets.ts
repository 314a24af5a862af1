/** Secrets to plant, and texts full of things that look like some. */
import { findSecrets } from "../../src/facts/mod.ts";
import { SAMPLES } from "../facts/content/samples.ts";
import type { LooseCall } from "./calls.ts";
import type { Random } from "./random.ts";

/** What a detector finds in each sample that stands alone: texts that no record may hold. */
const SECRETS = Object.values(SAMPLES).flatMap(({ yes }) => yes).flatMap(
  (sample) => {
    const [found] = findSecrets(sample);
    return found === undefined || found.start > 0 || found.end < sample.length
      ? []
      : [sample];
  },
);

/** What may stand around a secret without being part of it. */
const AROUND: readonly (readonly [string, string])[] = [
  [" ", ""],
  [" ", " "],
  ["\n", "\n"],
  [" '", "'"],
  [' "', '"'],
  [" --token=", " "],
  [" TOKEN=", ";"],
  [" -H 'Authorization: Bearer ", "'"],
  [" https://u:", "@h.example/"],
  [" $(echo ", ")"],
  ["\0", "\0"],
  ["\u200b", "\u200b"],
];

/** Puts a secret into a call: at the end of a text of its arguments, or as an argument of its own. */
export function plant(
  call: LooseCall,
  random: Random,
): { readonly call: LooseCall; readonly secret: string | null } {
  const { parameters } = call;
  if (
    typeof parameters !== "object" || parameters === null ||
    Array.isArray(parameters)
  ) return { call, secret: null };
  const secret = random.pick(SECRETS);
  const [before, after] = random.pick(AROUND);
  const carrier = Object.entries(parameters).find(([, value]) =>
    typeof value === "string"
  );
  const [name, text] = carrier === undefined || random.chance(0.2)
    ? ["note", ""]
    : carrier;
  return {
    call: {
      ...call,
      parameters: {
        ...parameters,
        [name]: `${text}${before}${secret}${after}`,
      },
    },
    secret,
  };
}

const PIECES = [
  ...Object.values(SAMPLES).flatMap(({ yes, no }) => [...yes, ...no]),
  "Authorization",
  "authorization",
  "Bearer",
  "Basic ",
  "x-api-key",
  "password",
  "passwd",
  "pwd",
  "secret",
  "token",
  "api_key",
  "credentials",
  "://",
  "user:",
  "@host",
  "curl -u ",
  "private key",
  ":",
  "=",
  " = ",
  ": ",
  '": "',
  "'",
  '"',
  "=>",
  " ",
  "\n",
  ";",
  "-",
  "_",
  "a",
  "0",
  "[secret:",
  "]",
  "[secret:authorization]",
  "[secret:github_token]",
  "hunter2hunter2",
  "Tr0ub4dor&3",
];

/** A text of pieces that secrets, their names and their marks are made of. */
export function secretText(random: Random): string {
  let text = "";
  for (let i = 2 + random.few(10); i > 0; i--) text += random.pick(PIECES);
  return random.chance(0.01) ? text.repeat(4 ** random.few(5)) : text;
}
