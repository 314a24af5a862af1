/** Lets a server decide a hook call. */
import { problemLines } from "../check/report/text.ts";
import { forgetProxies } from "../config/environment.ts";
import type { Settings } from "../config/schema.ts";
import type { Dialect } from "../hooks/dialects.ts";
import { askServer, endpoint } from "../hooks/server.ts";
import type { Result } from "../problem/problem.ts";
import type { Answerer } from "./advise.ts";
import type { Io } from "./io.ts";

/** Keeps the right to the network alone, and hands on what the server at `url` answers, if it is an answer of ours. */
export function askThere(
  settings: Settings,
  url: string,
  dialect: Dialect,
  io: Io,
): Result<Answerer> {
  const address = endpoint(url, dialect.route);
  if (!address.ok) return address;
  if (!settings.proxy) forgetProxies();
  io.keepOnly("net");
  return {
    ok: true,
    async value(event, input) {
      if (event.kind === "notice" && event.result === undefined) {
        return { ok: true, value: dialect.answerResult(event, null) };
      }
      const reply = await askServer(input, {
        url,
        route: dialect.route,
        token: settings.token,
        timeout_ms: settings.url_timeout_ms,
      });
      if (reply.ok) return dialect.readReply(event, reply.value);
      // The tool has run: there is nothing to block.
      if (event.kind === "notice") {
        io.err(
          `superego: the result was not looked at:\n${
            problemLines(reply.problems)
          }`,
        );
        return { ok: true, value: {} };
      }
      // Only for a server that is not there may the operator choose the agent's own permissions; a refusal stands.
      if (!reply.unreachable || settings.on_unreachable === "block") {
        return reply;
      }
      io.err(
        `superego: left to the agent's own permissions:\n${
          problemLines(reply.problems)
        }`,
      );
      return { ok: true, value: {} };
    },
  };
}
