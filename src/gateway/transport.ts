/** Decides how connections are carried: plain, or in TLS, whose code is loaded only then. */
import type { Logger } from "@logtape/logtape";
import type { Settings } from "../config/schema.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Result } from "../problem/problem.ts";
import type { CertificateInForce } from "./certificate.ts";
import { refusal } from "../problem/refusal.ts";

/** The certificate that these settings name, `null` for none; or why it cannot be used. */
export async function openTransport(
  settings: Settings,
  metrics: Metrics,
  log: Logger,
): Promise<Result<CertificateInForce | null>> {
  const { tls_certificate_file: certificate, tls_key_file: key } = settings;
  if (certificate === null && key === null) return { ok: true, value: null };
  if (certificate === null || key === null) {
    const [given, absent] = certificate === null
      ? ["tls_key_file", "tls_certificate_file"]
      : ["tls_certificate_file", "tls_key_file"];
    return refusal(
      "CONFIG-002",
      given,
      `\`${given}\` is set, and \`${absent}\` is not`,
      "Set both for TLS, or neither",
    );
  }
  const { openCertificate } = await import("./certificate.ts");
  return await openCertificate({ certificate, key }, settings, metrics, log);
}
