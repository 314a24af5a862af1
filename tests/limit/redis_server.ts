/** A real Redis of a test's own, which can be ended, frozen and started again at the same place. */

/** How it is started. */
export interface RedisOptions {
  /** Lines of its configuration file. */
  readonly lines?: readonly string[];
  /** Whether it speaks TLS alone, with the certificate of {@linkcode writeCertificates}. */
  readonly tls?: boolean;
}

/** A running Redis. */
export interface RedisServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** Its folder; with TLS it has `ca.pem`. */
  readonly folder: string;
  start(): Promise<void>;
  /** Ends it at once, with all that it knew. */
  kill(): Promise<void>;
  /** Lets it accept connections and answer nothing. */
  freeze(): void;
  thaw(): void;
  /** What it answers to one command, spoken without TLS or a password. */
  ask(...words: readonly string[]): Promise<string>;
}

/** How a program is asked for its version that has no option for it; before the first that is asked below. */
const ASKED: Readonly<Record<string, string>> = { openssl: "version" };

/** Another server of the same protocol in place of Redis, where one is named. */
const OTHER = named("SUPEREGO_TEST_REDIS");
const PROGRAM = OTHER ?? "redis-server";

/** Whether there is a Redis on this machine to test with. */
export const HAVE_REDIS: boolean = await isInstalled(PROGRAM);

/** Whether that speaks TLS, which others may be built without. */
export const HAVE_TLS: boolean = HAVE_REDIS && OTHER === undefined;

/** Starts one. */
export async function startRedis(
  { lines = [], tls = false }: RedisOptions = {},
): Promise<RedisServer> {
  const folder = await Deno.makeTempDir();
  if (tls) await writeCertificates(folder);
  for (let tries = 0;; tries++) {
    // Below the range from which connections of others get their ports.
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    const config = `${folder}/redis.conf`;
    await Deno.writeTextFile(
      config,
      [
        "bind 127.0.0.1",
        ...tls
          ? [
            "port 0",
            `tls-port ${port}`,
            `tls-cert-file ${folder}/leaf.pem`,
            `tls-key-file ${folder}/leaf.key`,
            "tls-auth-clients no",
          ]
          : [`port ${port}`],
        'save ""',
        "appendonly no",
        `dir ${folder}`,
        ...lines,
        "",
      ].join("\n"),
    );
    const server = new OneRedis(port, folder, tls);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.kill();
      if (tries === 9) throw error;
    }
  }
}

class OneRedis implements RedisServer {
  #process: Deno.ChildProcess | null = null;

  constructor(
    readonly port: number,
    readonly folder: string,
    readonly tls: boolean,
  ) {}

  get url(): string {
    return `${this.tls ? "rediss" : "redis"}://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const process = new Deno.Command(PROGRAM, {
      args: [`${this.folder}/redis.conf`],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    this.#process = process;
    let ended = false;
    process.status.then(() => ended = true);
    while (!ended) {
      if (await this.#listens()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Redis does not start on port ${this.port}`);
  }

  async #listens(): Promise<boolean> {
    try {
      const connection = await Deno.connect({
        hostname: "127.0.0.1",
        port: this.port,
      });
      connection.close();
      return true;
    } catch {
      return false;
    }
  }

  async kill(): Promise<void> {
    try {
      this.#process?.kill("SIGKILL");
    } catch {
      // It has ended.
    }
    await this.#process?.status;
    this.#process = null;
  }

  freeze(): void {
    this.#process?.kill("SIGSTOP");
  }

  thaw(): void {
    this.#process?.kill("SIGCONT");
  }

  async ask(...words: readonly string[]): Promise<string> {
    const connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: this.port,
    });
    const encoder = new TextEncoder();
    const parts = words.map((one) =>
      `$${encoder.encode(one).length}\r\n${one}\r\n`
    );
    await connection.write(
      encoder.encode(`*${words.length}\r\n${parts.join("")}`),
    );
    const bytes = new Uint8Array(65_536);
    const count = await connection.read(bytes);
    connection.close();
    return new TextDecoder().decode(bytes.subarray(0, count ?? 0));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** Writes `ca.pem`, and `leaf.pem` with `leaf.key` for this machine, signed by it. */
export async function writeCertificates(folder: string): Promise<void> {
  await Deno.writeTextFile(
    `${folder}/leaf.ext`,
    "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n",
  );
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
  await openssl(folder, [
    ...["req", "-x509", ...ec, "-nodes", "-days", "2", "-subj", "/CN=Test CA"],
    ...["-keyout", "ca.key", "-out", "ca.pem"],
  ]);
  await openssl(folder, [
    ...["req", ...ec, "-nodes", "-subj", "/CN=localhost"],
    ...["-keyout", "leaf.key", "-out", "leaf.csr"],
  ]);
  await openssl(folder, [
    ...["x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key"],
    ...["-CAcreateserial", "-days", "2", "-extfile", "leaf.ext"],
    ...["-out", "leaf.pem"],
  ]);
}

async function openssl(folder: string, args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command("openssl", {
    args: [...args],
    cwd: folder,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

// Whoever only wants to know which tests there are has no right to the environment.
function named(variable: string): string | undefined {
  try {
    return Deno.env.get(variable);
  } catch {
    return undefined;
  }
}

/** Whether a program can be started that tells its version. */
export async function isInstalled(program: string): Promise<boolean> {
  try {
    return (await new Deno.Command(program, {
      args: [ASKED[program] ?? "--version"],
    }).output())
      .success;
  } catch (error) {
    // Anything else is a fault, which must not look like a program that is not there.
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotCapable
    ) return false;
    throw error;
  }
}
