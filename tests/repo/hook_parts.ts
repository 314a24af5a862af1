/** The parts of the hook's bundle: which chunks are loaded with a source file, and what is in them. */
import assert from "node:assert/strict";
import { hookChunks } from "./bundle.ts";

/** Every chunk of the hook, by its path. */
export const hookOutputs = await hookChunks(
  new URL("../..", import.meta.url).pathname.replace(/\/$/, ""),
);

/** The chunks that are loaded with those of some source files. */
export function chunksOf(sources: readonly string[]): readonly string[] {
  const chunks = new Set<string>();
  const open = Object.keys(hookOutputs).filter((path) =>
    sources.includes(hookOutputs[path]?.entryPoint ?? "")
  );
  assert.equal(open.length, sources.length, "a source has no chunk of its own");
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (chunks.has(path)) continue;
    chunks.add(path);
    for (const { kind, path: next } of hookOutputs[path]?.imports ?? []) {
      if (kind === "import-statement" && next in hookOutputs) open.push(next);
    }
  }
  return [...chunks];
}

/** One file in some chunks. */
export interface Inside {
  readonly file: string;
  readonly bytes: number;
}

/** What is in some chunks, the largest first. */
export function insideOf(chunks: readonly string[]): readonly Inside[] {
  return chunks.flatMap((path) =>
    Object.entries(hookOutputs[path]?.inputs ?? {})
  )
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes);
}
