/** Waits for what a server does by itself. */

/** Resolves once the condition holds, looked at 20 times a second; throws after half a minute. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  what: string,
): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain: ${what}`);
}
