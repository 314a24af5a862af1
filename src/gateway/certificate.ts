/** Keeps the TLS certificate in force: reads it at the start, and again whenever one of its two files changes. */
import type { Logger } from "@logtape/logtape";
import { readTextFile, stateOf } from "../config/disk.ts";
import type { Settings } from "../config/schema.ts";
import { type Pair, readPair, type Source } from "../http/pair.ts";
import { createSecure, type Secure } from "../http/secure.ts";
import type { HealthPart } from "../mcp/parts.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { every, now } from "./clock.ts";
import { refusal } from "../problem/refusal.ts";
import { watchFiles } from "./watch.ts";

/** The certificate in force. */
export interface CertificateInForce {
  /** What speaks TLS with it. */
  readonly secure: Secure;
  /** How it is doing. */
  health(): HealthPart;
  /** Reads the files again; never rejects. */
  reload(): Promise<void>;
  /** Begins to watch the files; the function returned ends that. */
  watch(): Promise<() => void>;
}

/** Where certificate and key are, from the root. */
export interface Files {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Reads the two files, or says why TLS cannot be spoken with them (`TLS-001` to `TLS-005`). */
export async function openCertificate(
  files: Files,
  settings: Settings,
  metrics: Pick<
    Metrics,
    "certificateEnds" | "certificateReload" | "tlsRefused"
  >,
  log: Logger,
): Promise<Result<CertificateInForce>> {
  const first = await loadPair(files);
  if (!first.ok) return first;
  let pair = first.value;
  let stale = false;
  let told = "";
  const ending = (): string | null => {
    const left_ms = pair.expires.getTime() - now().getTime();
    if (left_ms <= 0) return "has ended";
    return left_ms < settings.tls_warning_days * DAY_MS ? "ends soon" : null;
  };
  const tell = () => {
    const how = ending();
    const said = `${pair.fingerprint} ${how}`;
    if (how === null || said === told) return;
    told = said;
    log.warn(
      "The TLS certificate {how}, at {expires}; renew it, and the server takes the new one by itself",
      { how, expires: pair.expires.toISOString() },
    );
  };
  const inForce = (next: Pair) => {
    pair = next;
    metrics.certificateEnds(pair.expires);
    tell();
  };
  inForce(pair);
  const secure = createSecure(pair, {
    min_version: settings.tls_min_version,
    handshake_ms: settings.headers_timeout_ms,
    refused: metrics.tlsRefused,
  });
  const reload = async () => {
    const next = await loadPair(files);
    metrics.certificateReload(next.ok);
    stale = !next.ok;
    if (next.ok) {
      secure.renew(next.value);
      inForce(next.value);
      log.info("The TLS certificate was read again; it ends {expires}", {
        expires: pair.expires.toISOString(),
      });
      return;
    }
    log.error("The TLS certificate could not be read again; the earlier stays");
    for (const problem of next.problems) {
      const { file, id, message, hint } = problem;
      log.error("{said}", {
        said: `${file}: ${id}: ${message}. ${hint}`,
        problem,
      });
    }
  };
  return {
    ok: true,
    value: {
      secure,
      reload,
      health() {
        const how = ending();
        const warnings = [
          ...how === null ? [] : [`The certificate ${how}`],
          ...stale
            ? [
              "The files of the certificate could not be read again, and the log says why; the earlier one is in force",
            ]
            : [],
        ];
        return {
          name: "tls",
          ok: true,
          detail: `The certificate ends ${pair.expires.toISOString()}`,
          ...warnings.length > 0 && { warning: warnings.join(". ") },
        };
      },
      async watch() {
        const unwatch = await watchFiles({
          paths: [files.certificate, files.key],
          stateOf,
          every,
          quiet_ms: settings.reload_debounce_ms,
          changed: () => void reload(),
        });
        const untell = every(HOUR_MS, tell);
        return () => [unwatch, untell].forEach((end) => end());
      },
    },
  };
}

/** The pair as it is in the two files now, or what is wrong with it (`TLS-001` to `TLS-005`). */
export async function loadPair(files: Files): Promise<Result<Pair>> {
  const certificate = await read(files.certificate);
  if (!certificate.ok) return certificate;
  const key = await read(files.key);
  if (!key.ok) return key;
  return readPair(certificate.value, key.value, now());
}

async function read(file: string): Promise<Result<Source>> {
  try {
    return { ok: true, value: { file, text: await readTextFile(file) } };
  } catch (error) {
    return refusal(
      "TLS-005",
      file,
      `\`${file}\` cannot be read: ${causeInWords(error)}`,
      "Name a PEM file that the user of the server may read",
    );
  }
}
