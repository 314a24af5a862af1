/** Keeps packages that ask the environment when they are loaded from failing in a thread without a right to it. */
import process from "node:process";

/** Lets Node.js' view of the environment be empty where it cannot be read; where it can, it stays. */
export function hideEnvironment(): void {
  try {
    void process.env["DEBUG"];
  } catch {
    Object.defineProperty(process, "env", { value: {} });
  }
}
