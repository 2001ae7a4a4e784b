/**
 * Resolves with the first SIGTERM, SIGINT or SIGHUP. Further ones change nothing: Ctrl-C in a terminal arrives once from
 * the terminal and once more from the program that started the hub, and stopping has its own time limit.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((told) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => told());
    // A parent that dies takes its hub along.
    if (process.send) process.once('disconnect', () => told());
  });
}
