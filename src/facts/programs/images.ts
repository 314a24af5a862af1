/** What goes into images and containers, and what is taken out of them. */
import { type Data, plain, sliceField, UNKNOWN } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";

/** `docker build`: whatever a build is given may be printed or kept by it. */
export function build(it: Invocation): void {
  for (const { text } of it.options.values("secret")) {
    const path = /(?:^|,)(?:src|source)=([^,]+)/.exec(text)?.[1];
    if (path !== undefined) it.read(plain(path));
  }
  const file = it.value("file");
  if (file !== undefined && file.text !== "-") it.read(file);
}

/** `docker save`, `docker export`: all that an image or a container holds. */
export function pack(it: Invocation): Data {
  const held: Data = { text: undefined, origins: ["file"] };
  const output = it.value("output");
  if (output === undefined) return held;
  it.write(output, held);
  return UNKNOWN;
}

/** `docker cp`, in either direction. */
export function copy(it: Invocation): void {
  const [source, target] = it.operands.slice(-2);
  if (source === undefined || target === undefined) return;
  const inner = /^[\w.-]{2,}:(?=\/)|^[\w.-]:(?=\/(?!Users\/))/.exec(source.text)
    ?.[0].length;
  // Who takes a credential out of a container has it here.
  if (inner !== undefined) {
    const path = plain(source.text.slice(inner));
    if (it.path(path).classes.includes("credential")) it.read(path);
  } else if (!source.text.includes(":")) it.read(source);
  if (!target.text.includes(":")) {
    it.write(target, { text: undefined, origins: [] });
  } else {
    it.change({ what: "container" }, "copy into", sliceField(target, 0));
  }
}
