/** Mixed load of many clients at a given rate, and which of its requests were acknowledged. */
import { KEY } from "../e2e/program.ts";
import { Times } from "./times.ts";

/** What a stretch of load came to. */
export interface Stretch {
  /** Requests that were answered with 200. */
  readonly answered: number;
  /** Requests that were not: a server that is not there, mostly. */
  readonly unanswered: number;
  readonly seconds: number;
  /** Of the answered ones, in milliseconds. */
  readonly p99_ms: number;
}

/** Clients at the same time. */
const CLIENTS = 16;

/** Paths whose answer, once given, promises a record. */
const RECORDED = ["/v1/evaluate", "/v1/hooks"];

/** The load; its numbers go on from one stretch to the next. */
export class Load {
  #next = 0;
  #answered = 0;
  #acknowledged = new Uint8Array(1 << 16);
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** How many requests were sent that promise a record. */
  get sent(): number {
    return this.#next;
  }

  /** How many requests were answered so far. */
  get answered(): number {
    return this.#answered;
  }

  /** The name of a request in its record. */
  static idOf(number: number): string {
    return `soak-${number}`;
  }

  /** Whether a request was answered. */
  isAcknowledged(number: number): boolean {
    return this.#acknowledged[number] === 1;
  }

  /** Asks for so long; as fast as it goes, or so many requests a second. */
  async run(seconds: number, rate = Infinity): Promise<Stretch> {
    const began = performance.now();
    const end = began + seconds * 1_000;
    const times = new Times();
    let slot = 0;
    let unanswered = 0;
    const client = async () => {
      while (performance.now() < end) {
        const due = began + slot++ * 1_000 / rate;
        const early = rate === Infinity ? 0 : due - performance.now();
        if (early > 0) await new Promise((go) => setTimeout(go, early));
        const sent = performance.now();
        if (await this.#ask()) {
          this.#answered++;
          times.add(performance.now() - sent);
        } else {
          unanswered++;
          await new Promise((go) => setTimeout(go, 50));
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return {
      answered: times.count,
      unanswered,
      seconds: (performance.now() - began) / 1_000,
      p99_ms: times.within(0.99),
    };
  }

  async #ask(): Promise<boolean> {
    const number = this.#next++;
    const { path, method, body } = requestFor(number);
    try {
      const response = await fetch(`${this.#url()}${path}`, {
        method,
        headers: {
          "Authorization": `Bearer ${KEY}`,
          "Content-Type": "application/json",
          "Accept": "application/json, text/event-stream",
          "X-Request-Id": Load.idOf(number),
        },
        ...body === undefined ? {} : { body: JSON.stringify(body) },
        signal: AbortSignal.timeout(30_000),
      });
      await response.text();
      if (!response.ok) return false;
      if (RECORDED.includes(path)) this.#acknowledge(number);
      return true;
    } catch {
      return false;
    }
  }

  #acknowledge(number: number): void {
    if (number >= this.#acknowledged.length) {
      const longer = new Uint8Array(Math.max(number + 1, number * 2));
      longer.set(this.#acknowledged);
      this.#acknowledged = longer;
    }
    this.#acknowledged[number] = 1;
  }
}

interface Request {
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly body?: unknown;
}

/** Of twenty requests fifteen evaluations, two of them large, three hooks, one MCP and one look at what there is. */
function requestFor(number: number): Request {
  const turn = number % 20;
  const command = COMMANDS[number % COMMANDS.length] ?? "ls";
  const call = {
    tool_name: "Bash",
    parameters: { command: `${command} # ${number}` },
    cwd: "/home/dev/project",
    session_id: `s${number % 97}`,
  };
  if (turn < 13) return { path: "/v1/evaluate", method: "POST", body: call };
  if (turn < 15) {
    const parameters = { file_path: "src/a.ts", content: "x ".repeat(20_000) };
    const body = { ...call, tool_name: "Write", parameters };
    return { path: "/v1/evaluate", method: "POST", body };
  }
  if (turn < 18) {
    const { tool_name, parameters: tool_input, ...rest } = call;
    const body = {
      hook_event_name: "PreToolUse",
      tool_name,
      tool_input,
      ...rest,
    };
    return { path: "/v1/hooks", method: "POST", body };
  }
  return turn === 18
    ? {
      path: "/mcp",
      method: "POST",
      body: { jsonrpc: "2.0", id: number, method: "tools/list", params: {} },
    }
    : { path: "/v1/rules", method: "GET" };
}

const COMMANDS = [
  "git status",
  "npm test -- --watch=false",
  "cat README.md | grep -n install",
  "curl -s https://example.com/data.json -o data.json",
  "find . -name '*.ts' -newer deno.json",
  "docker ps --format '{{.Names}}'",
  "python3 -c 'print(1)'",
];
