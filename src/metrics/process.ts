/** The one file of the room that asks the process and the clock. */
import { cpuUsage } from "node:process";

/** Memory of the process, in bytes. */
export function memory(): {
  readonly rss: number;
  readonly heapTotal: number;
  readonly heapUsed: number;
} {
  return Deno.memoryUsage();
}

/** Processor time that the process has used, in seconds. */
export function cpuSeconds(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1_000_000;
}

/** The moment, in milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** Version of the runtime. */
export function runtimeVersion(): string {
  return Deno.version.deno;
}
