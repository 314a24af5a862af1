/** Programs that pack and unpack one stream: gzip, xz, zstd. */
import { type Data, type Field, mix, NOTHING } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Compressors. */
export const COMPRESSORS: Family = {
  "gzip,gunzip,bzip2,bunzip2,xz,unxz,lzma,unlzma,zstd,unzstd,lz4,unlz4,compress,uncompress,pigz,pbzip2,lzip,brotli,lzop":
    {
      options:
        "c,to-stdout,stdout d,uncompress,decompress f,force k,keep l,list n,no-name N,name q,quiet r,recursive S,suffix= t,test v,verbose 1 2 3 4 5 6 7 8 9 T,threads= z,compress e,extreme o,output= rm",
      run: squeeze,
    },
  "zcat,gzcat,bzcat,xzcat,lzcat,zstdcat,lz4cat": {
    options: "f,force k,keep l,list q,quiet t,test v,verbose",
    run: unpackToOutput,
  },
};

function squeeze(it: Invocation): Data {
  const opens = it.has("decompress") || /^un|^gun|^bun/.test(it.name);
  if (it.operands.length === 0) {
    return {
      text: undefined,
      origins: opens ? unpacked(it.stdin.origins) : it.stdin.origins,
    };
  }
  let origins: Data["origins"] = [];
  for (const file of it.operands) {
    const data = it.read(file, it.has("recursive") ? { breadth: "tree" } : {});
    origins = mix(origins, data.origins);
    if (it.has("stdout", "list", "test")) continue;
    const target = it.value("output") ?? renamed(it, file, opens);
    it.write(target, { text: undefined, origins: data.origins });
    if (
      !it.has("keep") && it.name !== "zstd" && it.name !== "brotli" &&
      it.name !== "lz4"
    ) {
      it.frame.machine.files.delete(it.path(file).path);
      // What is below is there only packed from then on.
      if (it.has("recursive") && !it.path(file).classes.includes("project")) {
        it.delete(file, { recursive: true });
      }
    }
  }
  return it.has("stdout")
    ? { text: undefined, origins: opens ? unpacked(origins) : origins }
    : NOTHING;
}

/** Origins of what comes out of a packed stream: it cannot be read beforehand, no more than what a decoder prints. */
export function unpacked(origins: Data["origins"]): Data["origins"] {
  return mix(origins, ["decoded"]);
}

function unpackToOutput(it: Invocation): Data {
  let { origins } = it.stdin;
  for (const file of it.operands) origins = mix(origins, it.read(file).origins);
  return { text: undefined, origins: unpacked(origins) };
}

const SUFFIXES: Readonly<Record<string, string>> = {
  gzip: ".gz",
  pigz: ".gz",
  bzip2: ".bz2",
  pbzip2: ".bz2",
  xz: ".xz",
  lzma: ".lzma",
  zstd: ".zst",
  lz4: ".lz4",
  compress: ".Z",
  brotli: ".br",
  lzip: ".lz",
  lzop: ".lzo",
};

function renamed(it: Invocation, file: Field, opens: boolean): Field {
  const suffix = it.value("suffix")?.text ?? SUFFIXES[it.name] ?? ".gz";
  const change = (text: string) =>
    opens ? text.replace(/\.[^./]+$/, "") : `${text}${suffix}`;
  return { ...file, text: change(file.text), path: change(file.path) };
}
