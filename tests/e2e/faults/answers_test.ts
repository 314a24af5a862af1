/** Lets broken and foreign servers answer `advise --url`: the tool runs in no case. */
import assert from "node:assert/strict";
import { KEY } from "../program.ts";
import { type Answerer, ANSWERS } from "./answers.ts";
import { inPlace } from "./conditions.ts";
import { CALL, messageOf, start } from "./doors.ts";
import { ofHookProcess } from "./judge.ts";
import { checkStopped } from "./words.ts";

const MESSAGE = messageOf("advise", CALL);
/** How long a server may take, in milliseconds. */
const PATIENCE = "1000";

async function asking(
  url: string,
  env: Readonly<Record<string, string | undefined>> = {},
) {
  return await inPlace("allow", (folder) =>
    start("advise", MESSAGE, {
      folder,
      flags: ["--url", url],
      env: {
        SUPEREGO_TOKEN: KEY,
        SUPEREGO_URL_TIMEOUT_MS: PATIENCE,
        ...env,
      },
    }));
}

async function answering<T>(
  answer: Answerer,
  work: (url: string) => Promise<T>,
): Promise<T> {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const served = (async () => {
    for await (const connection of listener) {
      await serveOne(connection, answer).catch(() => {});
      try {
        connection.close();
      } catch {
        // The client was quicker.
      }
    }
  })();
  try {
    return await work(`http://127.0.0.1:${listener.addr.port}`);
  } finally {
    listener.close();
    await served.catch(() => {});
  }
}

async function serveOne(connection: Deno.Conn, answer: Answerer) {
  await connection.read(new Uint8Array(65_536));
  await answer(async (text) => {
    let left = typeof text === "string" ? new TextEncoder().encode(text) : text;
    while (left.length > 0) left = left.subarray(await connection.write(left));
  });
}

for (const { name, answer, absent } of ANSWERS) {
  Deno.test(`advise --url stops the tool when the server answers with ${name}`, async () => {
    await answering(answer, async (url) => {
      const ended = await asking(url);
      checkStopped(name, ofHookProcess(ended));
      assert.deepEqual([ended.code, ended.out], [2, ""]);
      assert.ok(!ended.err.includes(KEY), "the key is not shown");
    });
    await answering(answer, async (url) => {
      const left = await asking(url, { SUPEREGO_ON_UNREACHABLE: "defer" });
      assert.deepEqual(
        [left.code, left.out],
        absent ? [0, "{}\n"] : [2, ""],
        left.err,
      );
    });
  });
}
