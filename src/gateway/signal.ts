/** Hears the signals: the one file of the room that touches them. */

/** What each signal means to the server. */
export interface SignalHandlers {
  /** SIGHUP. */
  reload(): void;
  /** SIGTERM or SIGINT. */
  stop(): void;
}

/**
 * Handles signals until the function returned is called.
 *
 * As process 1 of a container nobody else would: the kernel ignores SIGTERM there unless it is handled.
 */
export function onSignals(handlers: SignalHandlers): () => void {
  const table: readonly (readonly [Deno.Signal, () => void])[] = [
    ["SIGHUP", handlers.reload],
    ["SIGTERM", handlers.stop],
    ["SIGINT", handlers.stop],
  ];
  for (const [signal, handler] of table) {
    Deno.addSignalListener(signal, handler);
  }
  return () => {
    for (const [signal, handler] of table) {
      Deno.removeSignalListener(signal, handler);
    }
  };
}
