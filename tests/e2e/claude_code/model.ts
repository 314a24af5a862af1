/** A stand-in for the model: it speaks the Messages API, asks for one Bash command, and listens to what came of it. */

/** A model that serves one run of an agent. */
export interface Model extends AsyncDisposable {
  /** Where it listens. */
  readonly url: string;
  /** What it was told about its tool call, in the order in which it was told. */
  readonly results: readonly ToolResult[];
}

/** What an agent tells its model about a tool call. */
export interface ToolResult {
  readonly error: boolean;
  readonly text: string;
}

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly is_error?: boolean;
  readonly content?: string | readonly Block[];
}

interface Ask {
  readonly model: string;
  readonly stream?: boolean;
  readonly tools?: readonly { readonly name: string }[];
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | readonly Block[];
  }[];
}

/** Starts a model that wants `command` run once, and is content with whatever comes of it. */
export function startModel(command: string): Model {
  const results: ToolResult[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/v1/messages/count_tokens") {
        await request.body?.cancel();
        return Response.json({ input_tokens: 100 });
      }
      if (request.method !== "POST" || pathname !== "/v1/messages") {
        await request.body?.cancel();
        return new Response(null, { status: 404 });
      }
      const ask = await request.json() as Ask;
      const told = toldIn(ask);
      const mayAsk = ask.tools?.some((tool) => tool.name === "Bash") === true;
      const next: Block[] = mayAsk && told.length === 0
        ? [toolUse(command)]
        : [{ type: "text", text: "Done." }];
      if (told.length > results.length) {
        results.push(...told.slice(results.length));
      }
      return ask.stream === true
        ? streamed(ask.model, next)
        : Response.json(message(ask.model, next));
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    results,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function toldIn({ messages }: Ask): readonly ToolResult[] {
  return messages.flatMap(({ content }) =>
    typeof content === "string" ? [] : content
  ).filter((block) => block.type === "tool_result").map((block) => ({
    error: block.is_error === true,
    text: typeof block.content === "string"
      ? block.content
      : (block.content ?? []).map((part) => part.text ?? "").join("\n"),
  }));
}

function toolUse(command: string): Block {
  const input = { command, description: "Touch a file" };
  const id = "toolu_01A09q90qw90lq917835lq9";
  return { type: "tool_use", id, name: "Bash", input } as Block;
}

function message(model: string, content: readonly Block[]): object {
  const calls = content.some((block) => block.type === "tool_use");
  return {
    id: "msg_01XFDUDYJgAACzvnptvVoYEL",
    type: "message",
    role: "assistant",
    model,
    content,
    stop_reason: calls ? "tool_use" : "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 10 },
  };
}

function streamed(model: string, content: readonly Block[]): Response {
  const whole = message(model, content) as Record<string, unknown>;
  const events: Record<string, unknown>[] = [{
    type: "message_start",
    message: { ...whole, content: [], stop_reason: null },
  }];
  content.forEach((block, index) => {
    const { input, ...rest } = block as Block & { input?: unknown };
    const start = input === undefined
      ? { ...rest, text: "" }
      : { ...rest, input: {} };
    const delta = input === undefined
      ? { type: "text_delta", text: block.text }
      : { type: "input_json_delta", partial_json: JSON.stringify(input) };
    events.push(
      { type: "content_block_start", index, content_block: start },
      { type: "content_block_delta", index, delta },
      { type: "content_block_stop", index },
    );
  });
  const { stop_reason, stop_sequence } = whole;
  events.push({
    type: "message_delta",
    delta: { stop_reason, stop_sequence },
    usage: { output_tokens: 10 },
  }, { type: "message_stop" });
  const body = events.map((event) =>
    `event: ${event["type"]}\ndata: ${JSON.stringify(event)}\n\n`
  ).join("");
  return new Response(body, {
    headers: { "content-type": "text/event-stream" },
  });
}
