/** The program: argv in, exit status out; the only place that exits. */
import { goWhereTyped } from "./config/environment.ts";
import { crash, crashStatus, run } from "./cli/run.ts";
import { processIo } from "./cli/terminal.ts";

goWhereTyped(import.meta.url);
const io = processIo();

// Deno would end an unforeseen failure with status 1, which tells a coding agent to run the tool.
for (const kind of ["error", "unhandledrejection"] as const) {
  addEventListener(kind, (event: ErrorEvent | PromiseRejectionEvent) => {
    event.preventDefault();
    io.err(
      `superego: ${crash("reason" in event ? event.reason : event.error)}\n`,
    );
    Deno.exit(crashStatus(Deno.args));
  });
}

Deno.exit(await run(Deno.args, io));
