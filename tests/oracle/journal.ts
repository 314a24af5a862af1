/** Keeps what programs did, each act once, without what they do to files of their own. */
import { textOf } from "./trace.ts";

/** One thing that a command really did, or tried to do. */
export type Act =
  & {
    /** The program that did it, without its folder. */
    readonly by: string;
  }
  & (
    | {
      readonly kind: "run";
      readonly path: string;
      readonly argv: readonly string[];
    }
    | { readonly kind: "delete" | "write"; readonly path: string }
    | {
      readonly kind: "mode";
      readonly path: string;
      readonly mode: number;
      /** Whether the program made the file itself. */
      readonly own: boolean;
    }
    | { readonly kind: "owner"; readonly path: string; readonly own: boolean }
    | { readonly kind: "connect"; readonly host: string; readonly port: number }
    | { readonly kind: "listen"; readonly port: number }
  );

/** One run of one program: what it created itself it may rename and remove as it likes. */
export interface Image {
  readonly program: string;
  readonly created: Set<string>;
}

/** What tells a terminal, a pipe or nothing from a file. */
const STREAM =
  /^\/(?:dev\/(?:null|zero|full|tty|ptmx|u?random|std(?:in|out|err)|fd\/|pts\/|shm)|proc\/(?:self|\d+|thread-self)\/(?:fd|task|attr|oom|comm|coredump|[ug]id_map|setgroups))/;

/** The acts of one command, in order. */
export class Journal {
  readonly acts: Act[] = [];
  readonly #seen = new Set<string>();
  #skipped: number;

  /** Leaves out what happens before so many programs were run. */
  constructor(skipped: number) {
    this.#skipped = skipped;
  }

  /** A program takes the place of another. */
  run(
    image: Image,
    path: string | undefined,
    argv: readonly string[],
  ): Image {
    if (this.#skipped > 0) this.#skipped--;
    else this.#add({ kind: "run", by: image.program, path: path ?? "", argv });
    return {
      program: (path ?? argv[0] ?? "").replace(/^.*\//, ""),
      created: new Set(),
    };
  }

  /** A file is opened. */
  open(
    image: Image,
    path: string | undefined,
    flags: string | undefined,
    error: string | undefined,
  ): void {
    const how = flags ?? "";
    // With `O_TMPFILE` the file has no name; a folder is never opened for writing by its name.
    if (
      error === "EISDIR" || how.includes("O_TMPFILE") ||
      !/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(how)
    ) return;
    this.write(image, path, error === undefined && how.includes("O_CREAT"));
  }

  /** A file or folder is made or changed. */
  write(image: Image, path: string | undefined, created: boolean): void {
    if (path === undefined || STREAM.test(path)) return;
    if (created) image.created.add(path);
    this.#add({ kind: "write", by: image.program, path });
  }

  /** A file or folder is removed. */
  delete(image: Image, path: string | undefined): void {
    if (path === undefined || this.#forget(image, path)) return;
    this.#add({ kind: "delete", by: image.program, path });
  }

  /** A file or folder gets another name. */
  rename(
    image: Image,
    from: string | undefined,
    to: string | undefined,
    error: string | undefined,
  ): void {
    // What stays where it is, and a look at what is there before another way is tried.
    if (from === to || /^(?:EEXIST|EXDEV|EINVAL)$/.test(error ?? "")) return;
    this.delete(image, from);
    this.write(image, to, true);
  }

  /** A file gets another mode. */
  mode(image: Image, path: string | undefined, mode: string | undefined): void {
    if (path === undefined || STREAM.test(path)) return;
    this.#add({
      kind: "mode",
      by: image.program,
      path,
      mode: parseInt(mode ?? "0", 8),
      own: image.created.has(path),
    });
  }

  /** A file gets another owner. */
  owner(image: Image, path: string | undefined): void {
    if (path === undefined || STREAM.test(path)) return;
    const own = image.created.has(path);
    this.#add({ kind: "owner", by: image.program, path, own });
  }

  /** A connection is tried. */
  connect(image: Image, address: string): void {
    const by = image.program;
    const path = /sun_path=@?("(?:[^"\\]|\\.)*")/.exec(address)?.[1];
    if (path !== undefined) {
      const host = textOf(path) ?? "";
      // The C library asks the name service cache before anything else.
      if (host.includes("/nscd/")) return;
      this.#add({ kind: "connect", by, host, port: 0 });
      return;
    }
    const port = portIn(address);
    const host = /inet_addr\("([^"]*)"\)|inet_pton\(AF_INET6, "([^"]*)"/.exec(
      address,
    );
    if (host === null || port === 0) return;
    this.#add({ kind: "connect", by, host: host[1] ?? host[2] ?? "", port });
  }

  /** A port is taken for connections from others. */
  listen(image: Image, address: string): void {
    const port = portIn(address);
    if (port > 0) this.#add({ kind: "listen", by: image.program, port });
  }

  #add(act: Act): void {
    const key = JSON.stringify(act);
    if (this.#skipped > 0 || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.acts.push(act);
  }

  /** A program's own temporary file is nobody's business once it is gone. */
  #forget(image: Image, path: string): boolean {
    if (!image.created.delete(path)) return false;
    for (let at = this.acts.length - 1; at >= 0; at--) {
      const act = this.acts[at]!;
      if (
        "path" in act && act.path === path && act.by === image.program &&
        act.kind !== "run" && act.kind !== "delete"
      ) {
        this.#seen.delete(JSON.stringify(act));
        this.acts.splice(at, 1);
      }
    }
    return true;
  }
}

function portIn(address: string): number {
  return Number(/sin6?_port=htons\((\d+)\)/.exec(address)?.[1] ?? 0);
}
