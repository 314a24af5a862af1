/** Sends one harmless call through the hook as the settings file has it, and says what came back. */
import { readEnvironment, workingFolder } from "../config/environment.ts";
import { loadConfig } from "../config/load.ts";
import { readHook } from "../hooks/claude_code.ts";
import { askServer } from "../hooks/server.ts";
import { readReply } from "../hooks/reply.ts";
import { findHooks, type Installed } from "../hooks/settings_edit.ts";
import { isProgram, readSettings } from "../hooks/settings_file.ts";
import { readJson } from "../hooks/json.ts";
import { EXIT, type Io } from "./io.ts";
import { problemLines } from "../check/report/text.ts";
import { ownProgram } from "./program.ts";

/** The command of the call; nobody runs it, it is only asked about. */
const COMMAND = "rm -rf /";

/** Proves the hook for `matcher` in the file at `path`, and answers the exit status: 0 when an answer came. */
export async function proveHook(
  path: string,
  matcher: string,
  io: Io,
): Promise<number> {
  // Read anew: what counts is what the agent will find.
  const file = readSettings(path, { follow: true, mode: 0o600 });
  const found = findHooks(file.text ?? "", path);
  if (!found.ok) {
    io.err(problemLines(found.problems));
    return EXIT.findings;
  }
  const installed = found.value.find((hook) => hook.matcher === matcher);
  if (installed === undefined) {
    io.err(`superego: the hook is not in ${path} any more\n`);
    return EXIT.findings;
  }
  io.out(
    `Asking the installed hook about \`${COMMAND}\`, which nobody runs:\n`,
  );
  const { hook } = installed;
  return hook["type"] === "http"
    ? await proveHttp(hook, io)
    : await proveCommand(hook, io);
}

async function proveHttp(hook: Installed["hook"], io: Io): Promise<number> {
  const config = await loadConfig({});
  if (!config.ok) {
    io.err(problemLines(config.problems));
    return EXIT.findings;
  }
  const { token } = config.value.settings;
  const input = probe();
  const reply = await askServer(input, {
    url: String(hook["url"]),
    route: new URL(String(hook["url"])).pathname,
    token,
    timeout_ms: Number(hook["timeout"]) * 1000,
  });
  const event = readHook(input);
  const checked = reply.ok && event.ok
    ? readReply(event.value, reply.value)
    : reply;
  if (!checked.ok) {
    io.err(problemLines(checked.problems));
    io.err(
      "The hook is installed, and while the server gives no answer Claude Code (2.1.295 or later) blocks every call.\n",
    );
    return EXIT.findings;
  }
  if (readEnvironment().variables["SUPEREGO_TOKEN"] === undefined) {
    io.err(
      "SUPEREGO_TOKEN is not set here. Claude Code sends the key that this variable holds where it is started.\n",
    );
  }
  return saw(checked.value, `the server at ${hook["url"]}`, io);
}

async function proveCommand(hook: Installed["hook"], io: Io): Promise<number> {
  const own = ownProgram();
  const args = Array.isArray(hook["args"]) ? hook["args"].map(String) : [];
  const verb = own.args.length;
  if (hook["command"] !== own.command || args[verb] !== "advise") {
    io.err("superego: the installed command is not this program\n");
    return EXIT.findings;
  }
  if (!isProgram(own.command)) {
    io.err(`superego: ${own.command} cannot be started\n`);
    return EXIT.findings;
  }
  const [status, out] = await runHere(args.slice(verb + 1), io);
  if (status !== EXIT.clean) {
    io.err(
      "The hook is installed, and until this is mended it blocks every call.\n",
    );
    return EXIT.findings;
  }
  io.out(
    "(The command is this program; its arguments were run inside this process, since Superego never has the right to start one.)\n",
  );
  const json = readJson(new TextEncoder().encode(out), "stdout");
  return saw(json.ok ? json.value : out, "the command", io);
}

async function runHere(
  args: readonly string[],
  io: Io,
): Promise<readonly [status: number, out: string]> {
  let out = "";
  const given = new Blob([probe()]);
  const { advise } = await import("./advise.ts");
  try {
    const status = await advise(args, {
      stdin: given.stream(),
      pieces: given.stream(),
      stdout: new WritableStream(),
      interactive: false,
      terminal: false,
      colour: false,
      columns: 80,
      out: (text) => void (out += text),
      err: (text) => io.err(text),
    });
    return [status, out];
  } catch (cause) {
    io.err(`superego: ${cause instanceof Error ? cause.message : cause}\n`);
    return [EXIT.internal, out];
  }
}

function saw(reply: unknown, who: string, io: Io): number {
  const denied = JSON.stringify(reply).includes('"permissionDecision":"deny"');
  io.out(`${who} answered ${JSON.stringify(reply)}\n`);
  io.out(
    denied
      ? "Denied, as it should be. Start Claude Code anew, or look at /hooks there, for the hook to take effect.\n"
      : `An answer came, but no denial: the policy in force does not deny \`${COMMAND}\`.\n`,
  );
  return EXIT.clean;
}

function probe(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({
    session_id: "superego-hooks-add",
    transcript_path: "",
    cwd: workingFolder(),
    permission_mode: "default",
    hook_event_name: "PreToolUse",
    tool_name: "Bash",
    tool_input: { command: COMMAND },
    tool_use_id: "superego-hooks-add",
  }));
}
