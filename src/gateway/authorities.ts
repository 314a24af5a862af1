/** Reads the certificates of authorities that the settings name. */
import { X509Certificate } from "node:crypto";
import { readTextFile } from "../config/disk.ts";
import type { Settings } from "../config/schema.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { refusal } from "../problem/refusal.ts";

/** The settings that name such a file, and the problem where it is none. */
const PROBLEMS = { redis_ca: "LIMIT-003", oidc_ca: "AUTH-001" } as const;

const CERTIFICATE =
  /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The text of the file, `null` where none is named; refuses one that holds no certificates (`LIMIT-003`, `AUTH-001`). */
export async function readAuthorities(
  name: keyof typeof PROBLEMS,
  settings: Pick<Settings, keyof typeof PROBLEMS>,
): Promise<Result<string | null>> {
  const file = settings[name];
  if (file === null) return { ok: true, value: null };
  try {
    const text = await readTextFile(file);
    const certificates = text.match(CERTIFICATE) ?? [];
    if (certificates.length === 0) throw new Error("there is none in PEM");
    for (const pem of certificates) void new X509Certificate(pem);
    return { ok: true, value: text };
  } catch (error) {
    return refusal(
      PROBLEMS[name],
      name,
      `\`${file}\` holds no certificates that can be read: ${
        causeInWords(error)
      }`,
      "Name a file with the certificates of the authorities, or none",
    );
  }
}
