/** Tests what terminals and multiplexers are said to do. */
import assert from "node:assert/strict";
import { TERMINALS } from "../../../src/facts/programs/terminals.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["systemd-cat -t app rm -rf /", ["systemd-cat", "rm < systemd-cat"], [
      "delete tree /",
    ]],
    ["systemd-run --unit probe rm -rf /", ["systemd-run", "rm < systemd-run"], [
      "delete tree /",
    ]],
    [
      "systemd-run --on-active=30 rm -rf /",
      ["systemd-run", "rm < systemd-run"],
      ["install schedule rm -rf /", "delete tree /"],
    ],
    ["machinectl shell x /bin/rm -rf /", ["machinectl", "rm < machinectl"], [
      "delete tree /",
    ]],
    ["tmux new-session -d 'rm -rf /'", ["tmux", "rm < tmux new-session"], [
      "delete tree /",
    ]],
    ["tmux send-keys -t 0 'rm -rf /' Enter", ["tmux", "rm < tmux send-keys"], [
      "delete tree /",
    ]],
    ["tmux kill-server", ["tmux"], ["kill process kill-server for good"]],
    ["tmux ls", ["tmux"], []],
    ["screen -dmS x rm -rf /", ["screen", "rm < screen"], ["delete tree /"]],
    ["screen -X stuff 'rm -rf /'", ["screen", "rm < screen"], [
      "delete tree /",
    ]],
    ["xterm -e 'rm -rf /'", ["xterm", "rm < xterm"], ["delete tree /"]],
    ["gnome-terminal -- rm -rf /", ["gnome-terminal", "rm < gnome-terminal"], [
      "delete tree /",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`TERMINALS: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("TERMINALS has a case for every row", () => {
  assert.deepEqual(untried(TERMINALS, CASES.map(([command]) => command)), []);
});
