/** Reads an image from what `docker save` and `podman save` write, or from a folder in the OCI image layout. */
import { isFolder, readBytes } from "../config/disk.ts";
import type { Image } from "./deployment/image.ts";
import { entriesOf } from "./deployment/tar.ts";

/** Most bytes of an archive or of a layer, unpacked. */
const MOST_BYTES = 1_073_741_824;

type Bytes = Uint8Array<ArrayBuffer>;
type Read = (path: string) => Promise<Bytes>;

/** Whether a path is one of an image: an archive by its name, or a folder that says so. */
export async function isImage(path: string): Promise<boolean> {
  if (!await isFolder(path)) return /\.(?:tar|oci)$/.test(path);
  return await readBytes(`${path}/oci-layout`).then(() => true, () => false);
}

/** The first image that the archive or folder holds; throws an `Error` whose message says what is in the way. */
export async function readImage(file: string): Promise<Image> {
  const read = await isFolder(file)
    ? (path: string) => readBytes(`${file}/${path}`, MOST_BYTES)
    : fromArchive(await readBytes(file, MOST_BYTES));
  const forged: string[] = [];
  const blob = async (digest: string): Promise<Bytes> => {
    const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(digest) ?? [];
    if (hex === undefined) {
      throw new Error(`\`${digest}\` is no SHA-256 digest`);
    }
    const bytes = await read(`blobs/sha256/${hex}`);
    if (await hashOf(bytes) !== hex) forged.push(digest);
    return bytes;
  };
  const index = await read("index.json").then(parsed, () => null);
  const { config, layers } = index === null
    ? await savedParts(read)
    : await layoutParts(index, blob);
  const settings = fieldOf(config, "config") ?? {};
  const texts = (key: string) =>
    (fieldOf(settings, key) as readonly string[] | undefined ?? []).map(String);
  return {
    file,
    user: String(fieldOf(settings, "User") ?? ""),
    environment: texts("Env"),
    entrypoint: [...texts("Entrypoint"), ...texts("Cmd")],
    layers: await Promise.all(
      layers.map(async (layer) =>
        entriesOf(await unpacked(layer)).map(({ path, mode, kind }) => ({
          path,
          mode,
          kind,
        }))
      ),
    ),
    forged,
  };
}

interface Parts {
  readonly config: unknown;
  readonly layers: readonly Bytes[];
}

/** An index may lead to another; the first manifest with layers is taken. */
async function layoutParts(
  index: unknown,
  blob: (digest: string) => Promise<Bytes>,
  depth = 0,
): Promise<Parts> {
  const layers = fieldOf(index, "layers") as readonly unknown[] | undefined;
  const digest = (of: unknown) => String(fieldOf(of, "digest"));
  if (layers !== undefined) {
    return {
      config: parsed(await blob(digest(fieldOf(index, "config")))),
      layers: await Promise.all(layers.map((one) => blob(digest(one)))),
    };
  }
  const [first] = fieldOf(index, "manifests") as readonly unknown[] ?? [];
  if (first === undefined || depth > 3) throw new Error("it holds no image");
  return await layoutParts(parsed(await blob(digest(first))), blob, depth + 1);
}

/** The form that engines wrote before there was a layout. */
async function savedParts(read: Read): Promise<Parts> {
  const manifest = await read("manifest.json").then(parsed, () => null);
  const [first] = Array.isArray(manifest) ? manifest : [];
  if (first === undefined) throw new Error("it holds no image");
  const layers = fieldOf(first, "Layers") as readonly string[] ?? [];
  return {
    config: parsed(await read(String(fieldOf(first, "Config")))),
    layers: await Promise.all(layers.map((path) => read(path))),
  };
}

function fromArchive(bytes: Bytes): Read {
  const files = new Map(entriesOf(bytes).map(({ path, data }) => [path, data]));
  return (path) => {
    const data = files.get(path);
    return data === undefined
      ? Promise.reject(new Error(`it holds no \`${path}\``))
      : Promise.resolve(data);
  };
}

async function unpacked(layer: Bytes): Promise<Bytes> {
  if (layer[0] === 0x28 && layer[1] === 0xb5) {
    throw new Error("a layer is packed with zstd; save it with gzip");
  }
  if (layer[0] !== 0x1f || layer[1] !== 0x8b) return layer;
  const parts: Bytes[] = [];
  let length = 0;
  const stream = new Blob([layer]).stream()
    .pipeThrough(new DecompressionStream("gzip"));
  for await (const part of stream) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error("a layer is too large");
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function hashOf(bytes: Bytes): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

function parsed(bytes: Bytes): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null &&
      Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
