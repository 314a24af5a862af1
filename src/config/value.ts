/** Reads one value of one setting, from text (flag, variable) or from a parsed file. */
import type { TurnedOff } from "../policy/mod.ts";
import type { Issuer } from "./issuers.ts";
import { isNetwork } from "./network.ts";
import { readReasons, reasonsOf } from "./reasons.ts";
import type { Setting } from "./schema.ts";

/** A value as the settings hold it. */
export type SettingValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly TurnedOff[]
  | readonly Issuer[];

/** A value, or what is wrong with it and how to mend it. */
export type Read =
  | { readonly ok: true; readonly value: SettingValue }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** A route and how many requests a second it may have. */
export const RATE = /^\/[\w./-]*=\d{1,8}$/;

/** A country, as ISO 3166-1 writes it in two letters. */
export const COUNTRY = /^[A-Z]{2}$/;

const YES = ["true", "yes", "on", "1"];
const NO = ["false", "no", "off", "0"];

/** Reads a value from text: numbers in digits, `true` or `false`, lists separated by commas. */
export function readText(setting: Setting, text: string): Read {
  if (text === "") {
    return wrong("is empty", "Give a value, or leave it out for the default");
  }
  switch (setting.kind) {
    case "integer":
      return /^-?\d+$/.test(text)
        ? readPlain(setting, Number(text))
        : wrong(`\`${text}\` is no whole number`, numberHint(setting));
    case "boolean": {
      const word = text.toLowerCase();
      if (YES.includes(word)) return { ok: true, value: true };
      if (NO.includes(word)) return { ok: true, value: false };
      return wrong(
        `\`${text}\` is neither true nor false`,
        "Write true or false",
      );
    }
    case "list":
    case "networks":
    case "origins":
    case "rates":
    case "countries":
      return readPlain(setting, text.split(",").map((item) => item.trim()));
    case "reasons":
      return reasonsOf(text);
    case "issuers":
      return READ_ELSEWHERE;
    case "address":
    case "choice":
    case "path":
    case "secret":
    case "text":
    case "url":
      return readPlain(setting, text);
  }
}

/** Checks a value that already has a type, as a YAML file gives it. */
export function readPlain(setting: Setting, value: unknown): Read {
  switch (setting.kind) {
    case "integer": {
      const [least, most] = setting.range ?? [0, Number.MAX_SAFE_INTEGER];
      return Number.isSafeInteger(value) && (value as number) >= least &&
          (value as number) <= most
        ? { ok: true, value: value as number }
        : wrong(`${shown(value)} is out of range`, numberHint(setting));
    }
    case "boolean":
      return typeof value === "boolean" ? { ok: true, value } : wrong(
        `${shown(value)} is neither true nor false`,
        "Write true or false",
      );
    case "list": {
      const items = typeof value === "string" ? [value] : value;
      return Array.isArray(items) &&
          items.every((item) =>
            typeof item === "string" && item !== "" &&
            (setting.choices?.includes(item) ?? true)
          )
        ? { ok: true, value: items }
        : wrong(
          `${shown(value)} is no list of texts`,
          `Give ${
            setting.choices?.join(", ") ?? "non-empty texts"
          }; in a flag or variable separate them by commas`,
        );
    }
    case "networks": {
      const items = typeof value === "string" ? [value] : value;
      return Array.isArray(items) &&
          items.every((item) => typeof item === "string" && isNetwork(item))
        ? { ok: true, value: items }
        : wrong(
          `${shown(value)} is no list of networks`,
          "Write each as an address or in CIDR, for example 10.0.0.0/8 or 2001:db8::/32",
        );
    }
    case "origins": {
      const items = typeof value === "string" ? [value] : value;
      return Array.isArray(items) && items.every(isOrigin)
        ? { ok: true, value: items }
        : wrong(
          `${shown(value)} is no list of origins`,
          "Write each as a browser sends it: scheme, host in small letters, and a port that is not the scheme's own, for example https://app.example or http://localhost:5173",
        );
    }
    case "rates":
      return Array.isArray(value) &&
          value.every((item) => typeof item === "string" && RATE.test(item))
        ? { ok: true, value }
        : wrong(
          `${shown(value)} is no list of rates`,
          "Write each as ROUTE=NUMBER, for example /v1/posture=20",
        );
    case "countries":
      return Array.isArray(value) &&
          value.every((item) => typeof item === "string" && COUNTRY.test(item))
        ? { ok: true, value }
        : wrong(
          `${shown(value)} is no list of countries`,
          "Write each in two capital letters (ISO 3166-1), for example DE",
        );
    case "choice":
      return typeof value === "string" && setting.choices?.includes(value)
        ? { ok: true, value }
        : wrong(
          `${shown(value)} is not one of the choices`,
          `Use ${(setting.choices ?? []).join(" or ")}`,
        );
    case "address":
      return typeof value === "string" && splitAddress(value) !== null
        ? { ok: true, value }
        : wrong(
          `${shown(value)} is no address`,
          "Write HOST:PORT, for example 127.0.0.1:8000 or [::1]:8000",
        );
    case "url":
      return readUrl(schemesOf(setting), value);
    case "reasons":
      return readReasons(value);
    case "issuers":
      return READ_ELSEWHERE;
    case "secret":
      return readSecret(setting, value);
    case "text":
      return readWord(setting, value);
    case "path":
      return typeof value === "string" && value !== "" && !value.includes("\0")
        ? { ok: true, value }
        : wrong(
          `${shown(value)} is no path`,
          "Give the path of a file or folder",
        );
  }
}

/** Host (without brackets) and port of `HOST:PORT`, or `null`. */
export function splitAddress(
  text: string,
): { readonly host: string; readonly port: number } | null {
  const parts = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(
    text,
  );
  const port = Number(parts?.[3]);
  const host = parts?.[1] ?? parts?.[2];
  return host === undefined || port > 65_535 ? null : { host, port };
}

/** Whether a host is this machine only, by its literal. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

// The value itself is never repeated: it is a secret, however wrong.
function readSecret(setting: Setting, value: unknown): Read {
  const [least, most] = setting.range ?? [1, 4_096];
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) {
    return wrong(
      "holds something else than printable ASCII without spaces",
      "Give the secret alone, on one line",
    );
  }
  return value.length >= least && value.length <= most
    ? { ok: true, value }
    : wrong(
      `has ${value.length} characters`,
      `Use between ${least} and ${most} characters`,
    );
}

function isOrigin(value: unknown): boolean {
  return value === "*" ||
    typeof value === "string" && /^https?:[^*]+$/.test(value) &&
      URL.parse(value)?.origin === value;
}

function readWord(setting: Setting, value: unknown): Read {
  const [least, most] = setting.range ?? [1, 4_096];
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value) &&
      value.length >= least && value.length <= most
    ? { ok: true, value }
    : wrong(
      `${shown(value)} is no text of printable ASCII without spaces`,
      `Use between ${least} and ${most} characters`,
    );
}

/** The schemes that a URL may have. */
export function schemesOf({ schemes }: Setting): readonly string[] {
  return schemes ?? ["http", "https"];
}

// A URL with a user in it may hold a password, so that it is not repeated.
function readUrl(schemes: readonly string[], value: unknown): Read {
  const url = typeof value === "string" ? URL.parse(value) : null;
  const right = url !== null && schemes.includes(url.protocol.slice(0, -1)) &&
    url.hostname !== "" && url.search === "" && url.hash === "";
  const names = url !== null && (url.username !== "" || url.password !== "");
  return right && !names ? { ok: true, value: value as string } : wrong(
    names
      ? "names a user or a password"
      : `${shown(value)} is no ${schemes.join(" or ")} URL`,
    `Write for example ${
      schemes.at(-1)
    }://superego.internal:8443, without user, query or fragment`,
  );
}

function numberHint(setting: Setting): string {
  const [least, most] = setting.range ?? [0, Number.MAX_SAFE_INTEGER];
  return `Give a whole number of ${
    setting.unit ?? "units"
  } from ${least} to ${most}`;
}

/** What only some need is read by a file of its own, which a hook need not load. */
const READ_ELSEWHERE = wrong("cannot be given here", "Use `issuers.ts`");

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return `\`${text.length > 80 ? `${text.slice(0, 77)}...` : text}\``;
}

function wrong(message: string, hint: string): Read {
  return { ok: false, message, hint };
}
