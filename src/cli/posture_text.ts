/** Writes for people what the server may touch, and the proof that it may touch nothing else. */
import type { Attempt } from "../gateway/attempt.ts";
import type { Posture } from "../gateway/posture.ts";
import type { Look } from "./draw.ts";
import { grid, type Row } from "./grid.ts";

/** The rights of the server's thread, and what became of each forbidden act. */
export function postureText(report: Posture, look: Look): string {
  const { read, write, net } = report.grants;
  const list = (values: readonly string[]) => values.join(", ") || "nothing";
  const blocks = [
    "The server's thread may\n",
    grid(
      [["read", list(read)], ["write", list(write)], ["listen", list(net)]],
      look,
      2,
    ),
    "and nothing else:\n",
    grid(report.server.map(attemptRow), look, 2),
    ...report.launcher.length === 0 ? [] : [
      "The launcher's thread may do nothing:\n",
      grid(report.launcher.map(attemptRow), look, 2),
    ],
  ];
  return blocks.join("");
}

function attemptRow({ kind, act, refused, said }: Attempt): Row {
  return {
    cells: [
      [
        refused
          ? { text: "refused", style: "allow" }
          : { text: "ALLOWED", style: "deny" },
      ],
      kind,
      act,
    ],
    note: `(${said})`,
  };
}
