/** Judges a built image: what it runs as, and what stands in its layers. */
import { secretName } from "../../audit/secret_name.ts";
import { findSecrets } from "../../facts/mod.ts";
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, type Fault, hold } from "./check.ts";

/** One file of a layer. */
export interface LayerFile {
  readonly path: string;
  readonly mode: number;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** An image as it was read from an archive or a layout. */
export interface Image {
  /** The archive or folder as the user named it. */
  readonly file: string;
  readonly user: string;
  readonly environment: readonly string[];
  readonly entrypoint: readonly string[];
  /** Files by layer, the base first. */
  readonly layers: readonly (readonly LayerFile[])[];
  /** Blobs whose content is another than their names say. */
  readonly forged: readonly string[];
}

const SHELLS =
  /^(?:usr\/)?(?:local\/)?s?bin\/(?:sh|bash|dash|ash|zsh|busybox|apt|apt-get|apk|dpkg|rpm|yum|dnf|microdnf|pip3?|npm)$/;

const PRIVATE =
  /(?:^|\/)(?:\.env(?:\.(?!example$|sample$|template$)[\w-]+)?|\.git\/config|\.git-credentials|\.netrc|\.pgpass|id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json|\.npmrc|[\w.-]+\.(?:p12|pfx|jks))$/;

/** Every check of a built image. */
export const BUILT_CHECKS: DeploymentChecks<Image> = {
  "IMAGE-101": {
    severity: "high",
    title: "A built image runs as root, or as whoever nobody can see",
    why: "Root in the container is root for every flaw of the kernel",
    mend: "Say `USER 65532:65532` in the last stage, and build it again",
    standards: ["CIS Docker 4.1", "NIST SP 800-190 4.1"],
    find: (image) =>
      /^(?!0+(?::|$))\d+(?::|$)/.test(image.user)
        ? []
        : [{ at: top(image), found: image.user || "no user" }],
  },
  "IMAGE-102": {
    severity: "critical",
    title: "A built image holds a secret in its variables",
    why: "Whoever has the image has it",
    mend: "Give it to the container as a file, and make a new secret",
    standards: ["CIS Docker 4.10", "MCP Top 10 M01"],
    find: (image) =>
      image.environment.filter((one) => {
        const [name = "", ...rest] = one.split("=");
        const value = rest.join("=");
        return value !== "" &&
          (secretName(name) !== null || findSecrets(one).length > 0);
      }).map((one): Fault => ({ at: top(image), of: one.split("=")[0] ?? "" })),
  },
  "IMAGE-103": {
    severity: "medium",
    title: "A built image holds a shell or a package manager",
    why: "Whoever gets in finds the tools to go on with",
    mend:
      "Begin the last stage with a base without them, and copy only what runs",
    standards: ["CIS Docker 4.3", "NIST SP 800-190 4.1"],
    find: (image) => some(image, ({ path }) => SHELLS.test(path)),
  },
  "IMAGE-104": {
    severity: "medium",
    title: "A built image holds a program that makes its caller another user",
    why: "It is of use only to whoever should not be in there",
    mend: "Remove the file, or its bit: `chmod a-s`",
    standards: ["CIS Docker 4.8"],
    find: (image) =>
      some(image, ({ mode, kind }) => kind === "file" && (mode & 0o6000) !== 0),
  },
  "IMAGE-105": {
    severity: "medium",
    title: "Everybody may change a file of a built image",
    why: "Whoever gets in changes what runs next",
    mend: "Give files to root with mode 0555; only `/tmp` is for everybody",
    standards: ["CIS Docker 4.8"],
    find: (image) =>
      some(
        image,
        ({ mode, kind }) =>
          (kind === "file" && (mode & 0o002) !== 0) ||
          // A folder for everybody in which each keeps what is its own.
          (kind === "folder" && (mode & 0o1002) === 0o002),
      ),
  },
  "IMAGE-106": {
    severity: "critical",
    title: "A layer of a built image holds a private file",
    why: "Whoever has the image has it: a later layer hides nothing",
    mend:
      "Name it in `.dockerignore`, build again, and make what it holds anew",
    standards: ["CIS Docker 4.10", "OWASP ASVS 13.4.1"],
    find: (image) =>
      listed(
        image,
        image.layers.flat().filter(({ path, kind }) =>
          kind === "file" && PRIVATE.test(path)
        ).map(({ path }) => path),
      ),
  },
  "IMAGE-107": {
    severity: "critical",
    title: "A part of an image is not what its digest says",
    why: "Somebody changed it after it was built, or the disk did",
    mend: "Fetch it again from where it was built, by its digest",
    standards: ["SLSA", "MCP Top 10 M04"],
    find: (image) =>
      image.forged.map((found): Fault => ({ at: top(image), found })),
  },
  "IMAGE-108": {
    severity: "medium",
    title: "A built image starts its program through a shell",
    why:
      "The shell takes the signals, so that the program is killed instead of ended",
    mend: 'Write `ENTRYPOINT ["program", "argument"]`',
    standards: ["CIS Docker 4.6"],
    find: (image) =>
      /(?:^|\/)(?:ba|da)?sh$/.test(image.entrypoint[0] ?? "")
        ? [{ at: top(image), found: image.entrypoint.join(" ") }]
        : [],
  },
};

/** Most places of one check that are told of. */
const MOST = 10;

function top({ file }: Image) {
  return { file, place: { line: 1, column: 1 } };
}

function some(image: Image, fails: (file: LayerFile) => boolean) {
  return listed(image, left(image).filter(fails).map(({ path }) => path));
}

function listed(image: Image, paths: readonly string[]): readonly Fault[] {
  const all = [...new Set(paths)].sort();
  const more = all.length - MOST;
  return all.slice(0, MOST).map((path, at): Fault => ({
    at: top(image),
    found: at === MOST - 1 && more > 0 ? `${path} and ${more} more` : path,
  }));
}

/** What a container sees: later layers over earlier ones, without what they take away (OCI layer specification). */
function left({ layers }: Image): readonly LayerFile[] {
  const seen = new Map<string, LayerFile>();
  for (const layer of layers) {
    for (const { path } of layer) {
      const [, folder = "", name = ""] = /^(.*\/)?\.wh\.(.*)$/.exec(path) ?? [];
      if (name === "") continue;
      const gone = name === ".opq" ? folder : folder + name;
      for (const one of seen.keys()) {
        if (
          one === gone || one.startsWith(name === ".opq" ? gone : `${gone}/`)
        ) {
          seen.delete(one);
        }
      }
    }
    for (const file of layer) {
      if (!/(?:^|\/)\.wh\./.test(file.path)) seen.set(file.path, file);
    }
  }
  return [...seen.values()];
}

/** Judges one image. */
export function judgeImage(image: Image): readonly Problem[] {
  return hold(image, BUILT_CHECKS);
}
