/** Receivers that speak what Slack, PagerDuty, a webhook and a mail server speak, each strict about it. */

/** One message, as who is woken reads it. */
export interface Message {
  readonly way: "slack" | "pagerduty" | "webhook" | "mail";
  /** The alert, where the way says so, else the title. */
  readonly text: string;
  /** Where the message leads. */
  readonly link: string;
  readonly at: number;
}

/** All of them on loopback. */
export interface Receivers extends AsyncDisposable {
  /** The port of HTTP. */
  readonly web: number;
  /** The port of SMTP. */
  readonly mail: number;
  readonly messages: readonly Message[];
  /** What was sent that they refused, and why. */
  readonly refused: readonly string[];
}

const LINK = /https:\/\/[^\s"'<>]+\/runbooks#[\w-]+/;

type Keyed = Readonly<Record<string, unknown>>;

/** Opens them; `token` is what the webhook asks for, and `routing_key` what PagerDuty does. */
export function receivers(
  { token, routing_key }: {
    readonly token: string;
    readonly routing_key: string;
  },
): Receivers {
  const messages: Message[] = [];
  const refused: string[] = [];
  const take = (way: Message["way"], text: string, link: unknown) =>
    messages.push({ way, text, link: String(link ?? ""), at: Date.now() });
  const refuse = (why: string) => {
    refused.push(why);
    return new Response(why, { status: 400 });
  };
  const takes: Readonly<
    Record<string, (body: Keyed, request: Request) => Response>
  > = {
    // https://api.slack.com/reference/messaging/attachments
    "/slack": ({ attachments }) => {
      const [one] = (attachments ?? []) as Keyed[];
      if (typeof one?.["title"] !== "string") return refuse("slack: no title");
      take("slack", one["title"], one["title_link"]);
      return new Response("ok");
    },
    // https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
    "/pagerduty": (body) => {
      const payload = body["payload"] as Keyed | undefined;
      const [link] = (body["links"] ?? []) as Keyed[];
      const severities = ["critical", "error", "warning", "info"];
      if (body["routing_key"] !== routing_key) {
        return refuse("pagerduty: not the key");
      }
      if (!["trigger", "resolve"].includes(String(body["event_action"]))) {
        return refuse("pagerduty: no such action");
      }
      if (
        typeof payload?.["summary"] !== "string" ||
        !severities.includes(String(payload["severity"]))
      ) return refuse("pagerduty: no payload");
      take("pagerduty", payload["summary"], link?.["href"]);
      return Response.json(
        { status: "success", message: "", dedup_key: body["dedup_key"] },
        { status: 202 },
      );
    },
    // https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
    "/webhook": ({ alerts }, request) => {
      if (request.headers.get("Authorization") !== `Bearer ${token}`) {
        return refuse("webhook: not the token");
      }
      for (const one of (alerts ?? []) as Keyed[]) {
        const { alertname } = one["labels"] as Record<string, string>;
        const { runbook_url } = one["annotations"] as Record<string, string>;
        take("webhook", alertname ?? "", runbook_url);
      }
      return new Response("ok");
    },
  };
  const web = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const body = await request.json() as Keyed;
      return takes[new URL(request.url).pathname]?.(body, request) ??
        refuse(request.url);
    },
  );
  const mail = mailServer((text) =>
    take(
      "mail",
      /^Subject: (.*)$/m.exec(text)?.[1] ?? "",
      // Long lines are broken by `=`, as quoted-printable does.
      LINK.exec(text.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[0],
    )
  );
  return {
    web: web.addr.port,
    mail: mail.port,
    messages,
    refused,
    async [Symbol.asyncDispose]() {
      mail.close();
      await web.shutdown();
    },
  };
}

/** A mail server without TLS that takes every message (RFC 5321). */
function mailServer(take: (text: string) => void) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  (async () => {
    for await (const connection of listener) {
      converse(connection, take).catch(() => {});
    }
  })();
  return { port: listener.addr.port, close: () => listener.close() };
}

async function converse(
  connection: Deno.TcpConn,
  take: (text: string) => void,
): Promise<void> {
  const say = (line: string) =>
    connection.write(new TextEncoder().encode(`${line}\r\n`));
  const lines = connection.readable
    .pipeThrough(new TextDecoderStream());
  let waiting = "";
  let inside = false;
  await say("220 mail.example.com ESMTP");
  for await (const piece of lines) {
    waiting += piece;
    for (;;) {
      const end = waiting.indexOf(inside ? "\r\n.\r\n" : "\r\n");
      if (end < 0) break;
      const said = waiting.slice(0, end);
      waiting = waiting.slice(end + (inside ? 5 : 2));
      if (inside) {
        inside = false;
        take(said);
        await say("250 taken");
      } else if (/^EHLO/i.test(said)) {
        await say("250-mail.example.com\r\n250 AUTH PLAIN");
      } else if (/^AUTH PLAIN/i.test(said)) await say("235 who you are");
      else if (/^DATA/i.test(said)) {
        inside = true;
        await say("354 go on");
      } else if (/^QUIT/i.test(said)) await say("221 bye");
      else await say("250 well");
    }
  }
}
