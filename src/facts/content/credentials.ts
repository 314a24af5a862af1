/** Secrets that are known by their form or by the name that they are given. */
import type { Detector } from "./detector.ts";

const NAMES =
  "(?:api|access|secret|private|auth|encryption|signing|account|master|service)[_-]?(?:key|token|secret)(?:[_-]?id)?|client[_-]?secret|secret|token|credentials?";

/** A name that speaks of a secret, which may be part of a longer one, then what joins it to its value. */
const NAMED = new RegExp(
  `(?<![A-Za-z])(?:[A-Za-z0-9]{1,40}[_-]){0,6}(?:${NAMES})(?:[_-][a-z]{1,12}){0,2}["']?(?:\\s{0,8}(?:=>|:=|[=:])\\s{0,8}|\\s{1,4})["'\`]?([A-Za-z0-9+/=_.~!@#%^*-]{16,512})`,
  "gi",
);

const PASSWORD =
  /(?<![A-Za-z])(?:[A-Za-z0-9]{1,40}[_-]){0,6}(?:[a-z]{0,8}password|passwd|pwd|passphrase)["']?(?:\s{0,8}(?::=|=>|[=:])\s{0,8}["'`]?|[ \t]{1,4}["'`]?)([^\s"'`;&|<>(){}[\],$\\]{6,256})/gi;

/** Secrets without a vendor's mark. */
export const CREDENTIAL_FORMS: readonly Detector[] = [
  {
    id: "private_key",
    finds: "secret",
    hints: ["private key"],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s\\:,.-]{0,16384}/g,
  },
  {
    id: "putty_key",
    finds: "secret",
    hints: ["putty-user-key-file"],
    pattern: /PuTTY-User-Key-File-\d: [^\0]{1,4096}/g,
  },
  {
    id: "jwt",
    finds: "secret",
    hints: ["eyj"],
    pattern: /\beyJ[\w-]{10,4096}\.eyJ[\w-]{10,8192}\.[\w-]{10,1024}/g,
  },
  {
    id: "url_password",
    finds: "secret",
    hints: ["://"],
    pattern:
      /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/?#@"'`]{0,128}:([^\s/?#@"'`<>]{3,256})@[\w.[-]/gi,
    probe: /:\/\/[^\s:/?#@"'`]{0,128}:[^\s/?#@"'`<>]{3,256}@/,
    group: 1,
    accept: (match) => !isPlaceholder(match[1] ?? ""),
  },
  {
    id: "connection_string",
    finds: "secret",
    hints: ["password=", "pwd="],
    pattern:
      /\b(?:server|data source|host|user id|uid)=[^;\n]{1,100};[^\n]{0,200}?\b(?:password|pwd)=([^;\n"']{4,128})/gi,
    group: 1,
    accept: (match) => !isPlaceholder(match[1] ?? ""),
  },
  {
    id: "authorization",
    finds: "secret",
    hints: ["authorization", "api-key", "auth-token", "private-token"],
    pattern:
      /\b(?:proxy-)?(?:authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token|apikey|digest)|x-(?:[a-z]{1,20}-)?(?:api-key|auth-token|access-token)["']?\s{0,4}[:=]|private-token["']?\s{0,4}[:=])\s{0,4}["']?([A-Za-z0-9+/=_.~-]{8,4096})/gi,
    group: 1,
    accept: (match) => !isPlaceholder(match[1] ?? ""),
  },
  {
    id: "basic_credentials",
    finds: "secret",
    hints: ["curl ", "wget ", "http "],
    pattern:
      /\b(?:curl|https?) [^\n;|&]{0,100}?(?:-u|--user|-a|--auth)[ =]["']?[\w.@+-]{1,64}:([^\s"'$:]{4,128})/g,
    group: 1,
    accept: (match) => !isPlaceholder(match[1] ?? ""),
  },
  {
    id: "markup_secret",
    finds: "secret",
    hints: ["value="],
    pattern:
      /\b(?:key|name)=["'][\w.:-]{0,40}(?:password|passwd|pwd|secret|api[_-]?key|token)["']\s{1,8}value=["']([^"'<>{}$\s]{6,256})["']/gi,
    group: 1,
    accept: (match) =>
      !isPlaceholder(match[1] ?? "") && /\d/.test(match[1] ?? ""),
  },
  {
    id: "mysql_password",
    finds: "secret",
    hints: ["mysql", "mariadb"],
    pattern:
      /\b(?:mysql(?:dump|admin|import)?|mariadb(?:-dump)?)\b[^\n;|&]{0,100}?\s-p([^\s"'$;|&]{6,64})/g,
    group: 1,
    accept: (match) =>
      !isPlaceholder(match[1] ?? "") && /\d/.test(match[1] ?? ""),
  },
  {
    id: "assigned_secret",
    finds: "secret",
    hints: ["key", "token", "secret", "credential"],
    pattern: NAMED,
    group: 1,
    accept: (match) => isRandom(match[1] ?? ""),
  },
  {
    id: "assigned_password",
    finds: "secret",
    hints: ["password", "passwd", "pwd", "passphrase"],
    pattern: PASSWORD,
    // Encoded text holds the word by chance, but not with a value behind it.
    probe: /(?:password|passwd|pwd|passphrase)["']?[\s:=]/i,
    group: 1,
    accept: (match) => {
      const value = match[1] ?? "";
      return !isPlaceholder(value) && /[a-z]/i.test(value) &&
        /[^a-z_.:/-]/i.test(value) && !/^[A-Za-z_.]+[:=]/.test(value);
    },
  },
];

/** Whether a value only stands where a secret would. */
export function isPlaceholder(value: string): boolean {
  return /^(?:[$<{%[]|\*+$|x{3,}|\.{3})|^(.)\1*$|^(?:your|my|the|some|insert|change|replace|enter|todo|dummy|fake|sample|test|example|placeholder|redacted|null|none|undefined|true|false|string|user|pass(?:word|wd)?|secret|token|hunter2?)(?:[_-]?(?:your|my|api|access|secret|key|token|password|pass|here|me|this|value|goes|it|example|user))*\d{0,3}$|^(?:your|my|insert|change|replace|enter|todo|dummy|fake|placeholder)[_-]|example|process\.env|os\.environ|getenv|config\.|secrets\./i
    .test(value);
}

/** Whether a value looks drawn at random: of several classes of characters, and with little repetition. */
export function isRandom(value: string): boolean {
  if (isPlaceholder(value) || value.length < 16) return false;
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  // Names of things in code: dotted, dashed or snake_case words, paths.
  if (/^[a-z]+(?:[._/-][a-z]+)+\d{0,4}$/i.test(value)) return false;
  if (/^(?:\d{4}-\d\d-\d\d|v?\d+\.\d+\.\d+)/.test(value)) return false;
  return entropy(value) >= (/^[0-9a-f]+$/i.test(value) ? 3 : 3.5);
}

/** Shannon entropy of a text, in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    bits -= count / text.length * Math.log2(count / text.length);
  }
  return bits;
}
