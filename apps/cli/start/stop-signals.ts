const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Calls back at each signal that asks this process to stop, with how many came so far. Returns a function
 * that gives the signals back to Node's default.
 */
export function onStopSignals(callback: (signal: NodeJS.Signals, count: number) => void): () => void {
  let count = 0;
  const listener = (signal: NodeJS.Signals) => callback(signal, ++count);
  for (const signal of SIGNALS) process.on(signal, listener);
  // after SIGHUP the terminal is gone: a line that can't be written must not end the process before it drained
  const ignore = () => undefined;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignore);
  return () => {
    for (const stream of [process.stdout, process.stderr]) stream.off('error', ignore);
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}
