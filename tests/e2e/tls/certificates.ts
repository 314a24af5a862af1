/** Certificates of a small authority, made by the real openssl. */
import { run } from "../program.ts";

/** Where they are. */
export interface Files {
  /** The authority's certificate, for clients. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

const LEAF = `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,IP:127.0.0.1
authorityKeyIdentifier=keyid
subjectKeyIdentifier=hash
`;

/** An authority and a certificate of it for localhost, with an ECDSA key (P-256), in a folder. */
export async function certify(
  folder: string,
  name: string,
  days = 90,
): Promise<Files> {
  const at = (file: string) => `${folder}/${name}.${file}`;
  const curve = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
  ];
  await openssl([
    ...["req", "-x509", ...curve, "-days", "365"],
    ...["-subj", `/CN=${name} authority`],
    ...["-addext", "keyUsage=critical,keyCertSign"],
    ...["-keyout", at("ca.key"), "-out", at("ca.crt")],
  ]);
  await openssl([
    ...["req", ...curve, "-subj", `/CN=${name}`],
    ...["-keyout", at("key"), "-out", at("csr")],
  ]);
  await Deno.writeTextFile(at("ext"), LEAF);
  await openssl([
    ...["x509", "-req", "-in", at("csr"), "-days", String(days)],
    ...["-CA", at("ca.crt"), "-CAkey", at("ca.key"), "-CAcreateserial"],
    ...["-extfile", at("ext"), "-out", at("crt")],
  ]);
  await Deno.chmod(at("key"), 0o600);
  return { ca: at("ca.crt"), certificate: at("crt"), key: at("key") };
}

/** The variables with which the server speaks TLS. */
export function speaking({ certificate, key }: Files): Record<string, string> {
  return {
    SUPEREGO_TLS_CERTIFICATE_FILE: certificate,
    SUPEREGO_TLS_KEY_FILE: key,
  };
}

async function openssl(args: readonly string[]): Promise<void> {
  const { code, err } = await run("openssl", args, {
    env: { PATH: Deno.env.get("PATH") ?? "" },
  });
  if (code !== 0) throw new Error(`openssl ${args[0]}: ${err}`);
}
