/** A client of `mcp` on its standard streams, which asks more than once. */
import { INITIALIZE } from "../../mcp/stdio_client.ts";
import { quote } from "../../cli/process.ts";
import { environment } from "../program.ts";
import { type Conditions, present, settle } from "./conditions.ts";
import { CALL } from "./doors.ts";
import { ofAction, type Outcome } from "./judge.ts";

/** A running `mcp`. */
export interface Session extends AsyncDisposable {
  /** Asks about the call. */
  ask(call?: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

/** Starts one. */
export async function session(conditions: Conditions): Promise<Session> {
  const { command, flags, env, before } = settle(conditions);
  const words = [...command, "mcp", ...flags].map(quote).join(" ");
  const process = new Deno.Command("bash", {
    args: ["-c", `${before} exec ${words}`],
    clearEnv: true,
    env: present({ ...environment(""), ...env }),
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = process.stdin.getWriter();
  const reader = process.stdout.pipeThrough(new TextDecoderStream())
    .getReader();
  const encoder = new TextEncoder();
  let text = "";
  let id = 0;
  async function answerTo(wanted: number): Promise<string> {
    for (;;) {
      const end = text.indexOf("\n");
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) return "";
        text += value;
        continue;
      }
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      if ((JSON.parse(line) as { id?: number }).id === wanted) return line;
    }
  }
  const send = (message: object) =>
    writer.write(
      encoder.encode(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`),
    );
  await send(INITIALIZE);
  await answerTo(0);
  await send({ method: "notifications/initialized" });
  return {
    async ask(call = CALL) {
      id++;
      await send({
        id,
        method: "tools/call",
        params: { name: "evaluate_tool_request", arguments: call },
      });
      const said = await answerTo(id);
      const { result } = JSON.parse(said || "{}") as {
        result?: { isError?: boolean; structuredContent?: unknown };
      };
      const none = result === undefined || result.isError === true;
      return {
        tool: none
          ? "stopped"
          : ofAction(JSON.stringify(result.structuredContent)),
        said,
      };
    },
    async [Symbol.asyncDispose]() {
      await writer.close().catch(() => {});
      await reader.cancel();
      try {
        process.kill("SIGKILL");
      } catch {
        // It has ended with its input.
      }
      await process.status;
    },
  };
}
