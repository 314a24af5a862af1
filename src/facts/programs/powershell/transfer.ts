/** Moves data: copies, moves and downloads of PowerShell. */
import {
  type Data,
  type Field,
  join,
  NOTHING,
  UNKNOWN,
} from "../../shell/data.ts";
import type { Invocation } from "../invocation.ts";
import type { Parameters } from "./parameters.ts";

/** Copies or moves a file. */
export function transfer(
  it: Invocation,
  deed: "copy" | "move",
  given: Parameters,
  targets: readonly Field[],
): Data {
  const target = given.values("destination", "destinationpath", "newname")[0] ??
    targets[1];
  const [source] = targets;
  if (source === undefined) return NOTHING;
  const data = deed === "copy"
    ? it.read(source, given.has("recurse") ? { breadth: "tree" } : {})
    : it.peek(source);
  if (deed === "move") {
    it.change({ what: "other" }, "move", it.path(source).path, {
      path_class: it.path(source).classes,
    });
  }
  if (target !== undefined) it.write(target, data);
  return NOTHING;
}

/** Fetches an address, and writes what comes where the parameters say. */
export function download(
  it: Invocation,
  given: Parameters,
  input: Data = NOTHING,
): Data {
  const [url] = [
    ...given.values("uri", "source", "computername", "name", "smtpserver"),
    ...given.operands,
  ];
  if (url === undefined) return UNKNOWN;
  const bodies = given.values("body", "form");
  const file = given.values("infile")[0];
  const data = file === undefined
    ? bodies.reduce<Data>(
      (all, one) =>
        join(all, {
          text: one.known ? one.text : undefined,
          origins: one.origins,
        }),
      input.origins.length === 0 ? NOTHING : input,
    )
    : it.read(file);
  const got = it.connect(url, {
    scheme: "https",
    data,
    ...(given.has("skipcertificatecheck") ? { unchecked: true } : {}),
  });
  const [output] = given.values("outfile", "destination");
  if (output === undefined) return got;
  it.write(output, got);
  return NOTHING;
}
