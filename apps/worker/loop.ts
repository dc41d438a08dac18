import { faultFacts } from '#platform/telemetry/fault-facts.js';
import { Logger } from '@nestjs/common';

const log = new Logger('loop');

/** Something done again and again, one run after the other. */
export interface Loop {
  /** Ends after the run under way. */
  stop(): Promise<void>;
}

/**
 * @param run returns true when there is more to do at once
 * @param pauseMs between runs otherwise; a run that fails is logged and tried again after it
 */
export function loop(name: string, pauseMs: number, run: () => Promise<boolean>): Loop {
  const end = new AbortController();
  const finished = (async () => {
    while (!end.signal.aborted) {
      const more = await run().catch((fault: unknown) => {
        log.warn({
          msg: 'loop run failed',
          loop: name,
          ...faultFacts(fault),
        });
        return false;
      });
      if (!more) await pause(pauseMs, end.signal);
    }
  })();
  return {
    stop: async () => {
      end.abort();
      await finished;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
