/** What the launcher and the server's worker say to each other. */
import type { GatewayGrants } from "../config/grants.ts";
import type { Settings } from "../config/schema.ts";
import type { Problem } from "../problem/problem.ts";
import type { Attempt } from "./attempt.ts";

/** Where a policy file is. */
export interface PolicyPlace {
  /** From the root. */
  readonly path: string;
  /** The folders inside which its content may really lie, wherever symbolic links lead. */
  readonly folders: readonly string[];
}

/** Everything that the worker is told at start; it has no other way to learn it. */
export interface Orders {
  readonly settings: Settings;
  /** What the worker was given, for its own report. */
  readonly grants: GatewayGrants;
  /** Each policy file by the name that the settings give it. */
  readonly policies: Readonly<Record<string, PolicyPlace>>;
  readonly version: string;
  /** When the process started, in milliseconds since 1970. */
  readonly started_ms: number;
}

/** From the launcher to the worker. */
export type ToWorker =
  | { readonly say: "prepare" }
  | { readonly say: "start"; readonly orders: Orders }
  | { readonly say: "probe"; readonly orders: Orders }
  | { readonly say: "launcher"; readonly attempts: readonly Attempt[] }
  | { readonly say: "reload" }
  | { readonly say: "drain" };

/** From the worker to the launcher. */
export type FromWorker =
  | { readonly say: "ready"; readonly port: number }
  | { readonly say: "refused"; readonly problems: readonly Problem[] }
  | { readonly say: "probed"; readonly attempts: readonly Attempt[] }
  | { readonly say: "drained" };
