import { SingleBar } from 'cli-progress';

export interface Progress {
  /** @param what is being done now */
  update(done: number, what: string): void;
  end(): void;
}

/** A bar on stderr; where that is no terminal, nothing, so that logs hold no half lines. */
export function progressBar(label: string, total: number): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    format: `${label} [{bar}] {value}/{total} {what}`,
    barCompleteChar: '#',
    barIncompleteChar: '-',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    // a signal must not leave the terminal without a cursor
    gracefulExit: false,
    stream: process.stderr,
  });
  bar.start(total, 0, { what: '' });
  return {
    update: (done, what) => bar.update(done, { what }),
    end: () => bar.stop(),
  };
}
