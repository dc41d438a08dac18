import { once } from 'node:events';
import type { Writable } from 'node:stream';

const flushAt = 64 * 1024;

export interface BufferedOutput {
  write(line: string): Promise<void> | void;
  end(): Promise<void>;
}

/** Lines in larger writes, no faster than the reader takes them. */
export function bufferedOutput(stream: Writable): BufferedOutput {
  let waiting = '';
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '' && !stream.write(text)) await once(stream, 'drain');
  };
  return {
    write(line) {
      waiting += `${line}\n`;
      if (waiting.length >= flushAt) return flush();
    },
    end: flush,
  };
}
