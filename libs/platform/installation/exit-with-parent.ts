/**
 * For the main file of a process that the supervisor starts: when the supervisor is gone, however it ended,
 * the process drains as on SIGTERM, and exits whether or not that comes to an end. Nothing happens in a
 * process that was started by hand, which has no channel to a parent.
 */
export function exitWithParent(options: { drainMs?: number } = {}): void {
  if (process.channel === undefined) return;
  process.once('disconnect', () => {
    // nobody reads what the supervisor took from here
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    setTimeout(() => process.exit(1), options.drainMs ?? 10_000).unref();
    if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM');
    else process.exit(1);
  });
  // listening for the end of the channel must not keep a drained process alive
  process.channel.unref();
}

/** Tells the supervisor that this process does its work now; `url` where it listens. */
export function tellReady(url?: string): void {
  if (process.send !== undefined && process.connected)
    process.send(url === undefined ? { type: 'ready' } : { type: 'ready', url });
}
