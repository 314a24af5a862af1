/** The shipped syslog-ng, for real, between a record that the real program writes and a receiver that speaks Loki's API. */
import assert from "node:assert/strict";
import { until } from "../faults/until.ts";
import { environment, program, run } from "../program.ts";
import { ROOT } from "./compose.ts";
import { adapted, installed, running } from "./programs.ts";

const ignore = !await installed("syslog-ng");
const note = ignore ? " (not run: syslog-ng is missing)" : "";

interface Line {
  /** Nanoseconds since 1970. */
  readonly at: string;
  readonly text: string;
}

/** What Loki takes: https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs */
interface Push {
  readonly streams: readonly {
    readonly stream: Readonly<Record<string, string>>;
    readonly values: readonly (readonly [string, string])[];
  }[];
}

/** A Loki that takes lines, and refuses as many pushes first as `away` says. */
function loki(away: number) {
  const lines: Line[] = [];
  let refused = 0;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const text = await request.text();
      if (new URL(request.url).pathname !== "/loki/api/v1/push") {
        return new Response(null, { status: 404 });
      }
      if (refused++ < away) return new Response(null, { status: 503 });
      for (const { stream, values } of (JSON.parse(text) as Push).streams) {
        assert.deepEqual(stream, { job: "superego" });
        for (const [at, line] of values) lines.push({ at, text: line });
      }
      return new Response(null, { status: 204 });
    },
  );
  return {
    port: server.addr.port,
    lines,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test({
  name:
    `every line of the record reaches Loki as it stands, with its own time, also what was written while Loki was away${note}`,
  ignore,
  async fn() {
    const folder = await Deno.realPath(await Deno.makeTempDir());
    try {
      const [command, ...first] = program();
      const decide = (text: string) =>
        run("sh", [
          "-c",
          'printf %s "$0" | "$@"',
          JSON.stringify({
            hook_event_name: "PreToolUse",
            session_id: 's"1',
            cwd: "/tmp",
            tool_name: "Bash",
            tool_input: { command: text },
          }),
          command,
          ...first,
          "advise",
        ], {
          env: environment(folder, { SUPEREGO_STATE_DIR: `${folder}/state` }),
        });
      await decide("ls");
      await using there = loki(1);
      const config = await adapted(
        `${ROOT}security/monitoring/syslog-ng.conf`,
        folder,
        {
          "http://loki:3100": `http://127.0.0.1:${there.port}`,
          "/var/lib/superego": `${folder}/state`,
          "time-reopen(5)": "time-reopen(1)",
        },
      );
      await using shipper = running(folder, "syslog-ng", [
        ...["-F", "--no-caps", "-f", config, "-R", `${folder}/persist`],
        ...["-c", `${folder}/control`, "-p", `${folder}/pid`],
      ]);
      await decide(`printf 'ä "quoted" \\\\ \\n' 'it'"'"'s'`);
      const record = async () =>
        (await Deno.readTextFile(`${folder}/state/audit.jsonl`)).trimEnd()
          .split("\n");
      assert.equal((await record()).length, 2);
      await until(() => there.lines.length >= 2, "both lines arrive").catch(
        async (error) => {
          throw new Error(await shipper.said(), { cause: error });
        },
      );
      assert.deepEqual(there.lines.map(({ text }) => text), await record());
      for (const { at, text } of there.lines) {
        assert.match(at, /^\d{19}$/);
        assert.equal(
          new Date(Number(at.slice(0, -6))).toISOString(),
          JSON.parse(text).time,
        );
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
