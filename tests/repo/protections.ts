/** Makes the table of the security guide: every setting, and the test that flips it. */
import {
  keyOf,
  type Setting,
  SETTING_NAMES,
  SETTINGS,
  variableOf,
} from "../../src/config/schema.ts";
import { type Issuer, ISSUER_KEYS } from "../../src/config/issuers_table.ts";
import { ISSUER_FLIPS } from "../config/flips/oidc.ts";
import { flipOf } from "../config/flips/all.ts";

/** The table and what it shows; throws for a setting that no test flips. */
export function protections(): string {
  const rows = SETTING_NAMES.map((name) => {
    const setting: Setting = SETTINGS[name];
    const [file, { sees }] = flipOf(name);
    const standing = setting.kind === "reasons" ? "none" : setting.derived ??
      (setting.default === null || `${setting.default}` === ""
        ? "none"
        : `\`${setting.default}\``);
    return `| \`${keyOf(name)}\` | ${standing} | ${setting.description}${
      setting.unit === undefined ? "" : ` (${setting.unit})`
    } | [${sees}](../tests/config/flips/${file}) | \`${variableOf(name)}\`${
      setting.kind === "secret" ? ", `..._FILE`, secret" : ""
    } |`;
  });
  const issuers = Object.entries(ISSUER_KEYS).map(([key, one]) =>
    `| \`auth.oidc_issuers[].${key}\` | ${
      one.default ?? "has to be given"
    } | ${one.description} | [${
      ISSUER_FLIPS[key as keyof Issuer].sees
    }](../tests/config/flips/oidc.ts) | in \`SUPEREGO_OIDC_ISSUERS\` |`
  );
  return `Every setting that exists, what it does, and the test that flips it: the test starts the real server, or runs the real command, under one value and under another, and sees different behaviour. A setting without such a test does not build. Keys with a section before them, such as \`auth.lockout_failures\`, belong in \`security-policies.yaml\`, the others in the configuration file; both are described in [README](../README.md#settings), for editors in \`generated/superego.schema.json\` and \`generated/security-policies.schema.json\`.

| key | default | what it does | the test that flips it sees | variable |
| --- | --- | --- | --- | --- |
${[...rows, ...issuers].join("\n")}
`;
}
