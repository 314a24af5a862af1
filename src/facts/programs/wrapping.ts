/** What changes for a command that runs inside a wrapper. */
import { resolvePath } from "../paths.ts";
import type { Data, Field } from "../shell/data.ts";
import { type Frame, placeIn } from "../shell/frame.ts";
import { Scope } from "../shell/scope.ts";

/** How something is run inside a wrapper. */
export interface Wrapping {
  /** The wrapper's name as it appears in `via`. */
  readonly via: string;
  readonly privilege?: Frame["privilege"];
  readonly within?: Frame["within"];
  readonly stdin?: Data;
  readonly cwd?: Field;
  /** A process of its own, which sees exported variables only. */
  readonly process?: boolean;
  /** Nothing of the environment is left. */
  readonly bare?: boolean;
}

/** A frame inside a wrapper: its own scope, and what the wrapper changes. */
export function wrapFrame(frame: Frame, wrapping: Wrapping): Frame {
  const scope = new Scope(
    wrapping.bare === true ? undefined : frame.scope,
    wrapping.process ?? true,
  );
  const within = wrapping.within ?? frame.within;
  scope.cwd = within === frame.within ? frame.scope.cwd : undefined;
  scope.conditional = frame.scope.conditional;
  if (wrapping.cwd !== undefined) {
    scope.cwd = wrapping.cwd.known
      ? resolvePath(wrapping.cwd.path, placeIn(frame)).path
      : undefined;
  }
  const { channels, ...rest } = frame;
  // What was opened for this command is open in what it runs, which may open more.
  if (channels !== undefined) scope.adopt(channels);
  return {
    ...rest,
    scope,
    within,
    via: [...frame.via, wrapping.via],
    privilege: wrapping.privilege ?? frame.privilege,
    stdin: wrapping.stdin ?? frame.stdin,
    depth: frame.depth + 1,
  };
}
