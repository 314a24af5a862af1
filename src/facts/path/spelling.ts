/** Undoes the many ways to spell one path: variables, dots, drives, escapes, look-alike characters. */

/** Where a path is meant from. */
export interface Place {
  /** The current folder, absolute. */
  readonly cwd?: string;
  /** The home folder of the user; absent when it is not known. */
  readonly home?: string;
  /** The folder that the agent works in, where it differs from `cwd` after a `cd`. */
  readonly project?: string;
}

/** A path in its plainest form. */
export interface Spelled {
  /** Folders with `/` between them; from the root where that is known, else from `~` or from the current folder. */
  readonly path: string;
  /** What the path starts from; `unknown` when some part of it is. */
  readonly from: "root" | "home" | "cwd" | "unknown";
  /** Whether a `..` or a link of the kernel's was followed that may lead elsewhere. */
  readonly through_link: boolean;
}

const DRIVE = /^([a-z]):(?:[\\/]|$)/i;
const VARIABLE =
  /\$(?:\{(\w+)(?::?-[^}]*)?\}|env:(\w+)|\((?:pwd)\)|(\w+))|%(\w+)%/gi;

/** The folder that a user's name stands for, beside the home that is known. */
function homeOf(user: string, place: Place): string {
  if (user === "root") return "/root";
  const holder = place.home?.match(/^(.*\/)[^/]+$/)?.[1];
  return holder === undefined || place.home === "/root"
    ? `/home/${user}`
    : `${holder}${user}`;
}

function valueOf(name: string, place: Place): string | undefined {
  switch (name.toLowerCase()) {
    case "home":
    case "userprofile":
      return place.home ?? "~";
    case "pwd":
    case "cd":
      return place.cwd ?? ".";
    case "tmpdir":
    case "temp":
    case "tmp":
      return "/tmp";
    case "systemroot":
    case "windir":
      return "C:/Windows";
    case "systemdrive":
      return "C:";
    case "programfiles":
      return "C:/Program Files";
    case "appdata":
      return `${place.home ?? "~"}/AppData/Roaming`;
    case "localappdata":
      return `${place.home ?? "~"}/AppData/Local`;
    case "xdg_config_home":
      return `${place.home ?? "~"}/.config`;
    case "claude_project_dir":
    case "github_workspace":
      return place.project ?? place.cwd ?? ".";
    default:
      return undefined;
  }
}

/** Brings a path into its plainest form. Pure text: what is on the disk is not known. */
export function spell(text: string, place: Place): Spelled {
  const end = text.indexOf("\0");
  let path = end < 0 ? text : text.slice(0, end);
  if (/^file:/i.test(path)) path = fromFileUrl(path);
  if (path.includes("$") || path.includes("%")) {
    path = path.replace(VARIABLE, (whole, ...names: unknown[]) => {
      const name = names.slice(0, 4).find((part) => typeof part === "string");
      if (name === undefined) return place.cwd ?? ".";
      const text = String(name);
      // Where shells of Unix read names, their case counts: `$tmp` is a variable of somebody's own.
      if (/^\$(?!env:)/i.test(whole) && text !== text.toUpperCase()) {
        return whole;
      }
      return valueOf(text, place) ?? whole;
    });
  }
  if (/\$[\w({'"?!@*#$-]|`/.test(path)) {
    const start = /^["']?[$`]/.test(path) ? {} : place;
    return {
      path: dots(path, start).path,
      from: "unknown",
      through_link: false,
    };
  }
  if (path.startsWith("~")) {
    const user = /^~([^/\\]*)/.exec(path)?.[1] ?? "";
    const rest = path.slice(1 + user.length);
    if (user === "+") path = `${place.cwd ?? "."}${rest}`;
    else if (user === "-" || /^\d/.test(user)) {
      return { path, from: "unknown", through_link: false };
    } else if (user !== "") path = `${homeOf(user, place)}${rest}`;
    else if (place.home === undefined) {
      const { path: below, link } = dots(`/${rest}`, place);
      return {
        path: below === "/" ? "~" : `~${below}`,
        // Above an unknown home lies somebody else's folder.
        from: /(^|[\\/])\.\.([\\/]|$)/.test(rest) ? "unknown" : "home",
        through_link: link,
      };
    } else path = `${place.home}${rest}`;
  }
  const { path: plain, link } = dots(path, place);
  return {
    path: plain,
    from: plain.startsWith("/") || DRIVE.test(plain)
      ? "root"
      : plain === ".." || plain.startsWith("../")
      ? "unknown"
      : "cwd",
    through_link: link,
  };
}

function fromFileUrl(url: string): string {
  const rest = url.slice(5).replace(/[?#].*$/, "");
  const path = rest.replace(/^[\\/]{2}[^\\/]*/, "") || "/";
  return decodePercent(path).replace(/^[\\/](?=[a-z]:)/i, "");
}

/** The text with `%2e` and the like decoded; what is not valid stays. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function dots(text: string, place: Place): { path: string; link: boolean } {
  let path = text;
  const windows = DRIVE.test(path) || path.startsWith("\\\\") ||
    (place.cwd !== undefined && DRIVE.test(place.cwd) &&
      !path.startsWith("/"));
  if (windows) path = fromWindows(path);
  if (path.startsWith("//./")) return { path, link: false };
  if (!path.startsWith("/") && !DRIVE.test(path)) {
    if (place.cwd !== undefined) {
      path = `${windows ? fromWindows(place.cwd) : place.cwd}/${path}`;
    }
  }
  const rooted = path.startsWith("/");
  let stack: string[] = [];
  let [link, floor] = [false, DRIVE.test(path) ? 1 : 0];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") {
      const last = stack.at(-1);
      if (stack.length > floor && last !== "..") {
        link ||= !(place.cwd?.split("/").includes(last ?? "") ?? false);
        stack.pop();
      } else if (!rooted && floor === 0) stack.push("..");
      continue;
    }
    stack.push(segment);
    if (rooted && stack.length === 3 && stack[0] === "proc") {
      const into = segment === "root"
        ? []
        : segment === "cwd"
        ? place.cwd?.split("/").filter((part) => part !== "")
        : undefined;
      const own = /^(self|thread-self)$/.test(stack[1] ?? "");
      if (into !== undefined && (own || segment === "root")) {
        [stack, link, floor] = [[...into], true, 0];
      }
    }
  }
  return {
    path: rooted ? `/${stack.join("/")}` : withDrive(stack.join("/") || "."),
    link,
  };
}

function withDrive(path: string): string {
  return /^[a-z]:$/i.test(path) ? `${path}/` : path;
}

function fromWindows(text: string): string {
  const path = text.replaceAll("\\", "/")
    .replace(/^\/\/\?\/(?:UNC\/)?|^\/\/\.\/(?=[a-z]:)/i, "")
    .replace(/^\/\/(?:localhost|127\.0\.0\.1)\/([a-z])\$/i, "$1:");
  return path.split("/").map((segment, at) => {
    if (at === 0 && /^[a-z]:/i.test(segment)) {
      const name = segment.slice(2);
      return `${segment[0]?.toUpperCase()}:${name === "" ? "" : `/${name}`}`;
    }
    // Windows drops these, and `file::$DATA` is the file.
    return /^\.{1,2}$/.test(segment)
      ? segment
      : segment.replace(/:[^:]*(?::\$DATA)?$/i, "").replace(/[. ]+$/, "");
  }).join("/");
}
