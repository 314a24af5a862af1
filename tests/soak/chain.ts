/** Which requests the audit chain has a record of. */

/** The numbers of the requests, from every file of the chain in a folder. */
export async function recordedIn(folder: string): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for await (const { name } of Deno.readDir(folder)) {
    if (!/^audit\.jsonl(\.\d+)?(\.gz)?$/.test(name)) continue;
    using file = await Deno.open(`${folder}/${name}`);
    let rest = "";
    const bytes = name.endsWith(".gz")
      ? file.readable.pipeThrough(new DecompressionStream("gzip"))
      : file.readable;
    for await (const text of bytes.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const number = /"request_id":"soak-(\d+)"/.exec(line)?.[1];
        if (number !== undefined) found.add(Number(number));
      }
    }
  }
  return found;
}
