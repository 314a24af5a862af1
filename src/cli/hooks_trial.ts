/** Sends one harmless call through a hook as it stands in the settings, or is to stand there, and says what came back. */
import { problemLines } from "../check/report/text.ts";
import { readEnvironment, workingFolder } from "../config/environment.ts";
import { loadConfig } from "../config/load.ts";
import { readHook } from "../hooks/claude_code.ts";
import { readJson } from "../hooks/json.ts";
import { readReply } from "../hooks/reply.ts";
import { askServer } from "../hooks/server.ts";
import { isProgram } from "../hooks/settings_file.ts";
import { TRIAL } from "../policy/trial.ts";
import { causeInWords } from "../problem/cause.ts";
import { EXIT } from "./io.ts";
import { ownProgram } from "./program.ts";

/** A hook as the settings have it. */
export type Hook = Readonly<Record<string, unknown>>;

/** What came of a trial. */
export interface Trial {
  /** Whether an answer came that the agent would take for one. */
  readonly answered: boolean;
  /** What to tell the user, on standard output and standard error. */
  readonly out: string;
  readonly err: string;
}

/** Asks a hook about the trial's call; never rejects. */
export async function tryHook(hook: Hook): Promise<Trial> {
  return hook["type"] === "http" ? await tryHttp(hook) : await tryCommand(hook);
}

async function tryHttp(hook: Hook): Promise<Trial> {
  const config = await loadConfig({});
  if (!config.ok) return failed(problemLines(config.problems));
  const { token } = config.value.settings;
  const input = question();
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
  if (!checked.ok) return failed(problemLines(checked.problems));
  const { variables } = readEnvironment();
  const warning = variables["SUPEREGO_TOKEN"] === undefined
    ? "SUPEREGO_TOKEN is not set here. Claude Code sends the key that this variable holds where it is started.\n"
    : "";
  return saw(checked.value, `the server at ${hook["url"]}`, "", warning);
}

async function tryCommand(hook: Hook): Promise<Trial> {
  const own = ownProgram();
  const args = Array.isArray(hook["args"]) ? hook["args"].map(String) : [];
  const verb = own.args.length;
  if (hook["command"] !== own.command || args[verb] !== "advise") {
    return failed("superego: the command of the hook is not this program\n");
  }
  if (!isProgram(own.command)) {
    return failed(`superego: ${own.command} cannot be started\n`);
  }
  const ran = await runHere(args.slice(verb + 1));
  if (ran.status !== EXIT.clean) return failed(ran.err);
  const json = readJson(new TextEncoder().encode(ran.out), "stdout");
  return saw(
    json.ok ? json.value : ran.out,
    "the command",
    "(The command is this program; its arguments were run inside this process, since Superego never has the right to start one.)\n",
    ran.err,
  );
}

async function runHere(args: readonly string[]) {
  let out = "";
  let err = "";
  const given = new Blob([question()]);
  const { advise } = await import("./advise.ts");
  try {
    const status = await advise(args, {
      // Its input is our own, and the rights are still needed for writing.
      keepOnly() {},
      stdin: given.stream(),
      pieces: given.stream(),
      stdout: new WritableStream(),
      interactive: false,
      terminal: false,
      colour: false,
      columns: 80,
      out: (text) => void (out += text),
      discards: () => Promise.resolve(false),
      err: (text) => void (err += text),
    });
    return { status, out, err };
  } catch (cause) {
    return {
      status: EXIT.internal,
      out,
      err: `superego: ${causeInWords(cause)}\n`,
    };
  }
}

function failed(err: string): Trial {
  return { answered: false, out: "", err };
}

function saw(reply: unknown, who: string, how: string, err: string): Trial {
  const text = JSON.stringify(reply);
  const denied = text.includes('"permissionDecision":"deny"');
  const { command } = TRIAL.parameters;
  return {
    answered: true,
    out:
      `Asked about \`${command}\`, which nobody runs:\n${how}${who} answered ${text}\n${
        denied
          ? "Denied, as it should be. Start Claude Code anew, or look at /hooks there, for the hook to take effect.\n"
          : `An answer came, but no denial: the policy in force does not deny \`${command}\`.\n`
      }`,
    err,
  };
}

function question(): Uint8Array<ArrayBuffer> {
  const { tool_name, parameters, session_id } = TRIAL;
  return new TextEncoder().encode(JSON.stringify({
    session_id,
    transcript_path: "",
    cwd: workingFolder(),
    permission_mode: "default",
    hook_event_name: "PreToolUse",
    tool_name,
    tool_input: parameters,
    tool_use_id: session_id,
  }));
}
