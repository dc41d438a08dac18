import { describe, expect, it } from 'vitest';
import { PinoLogger } from './logger.js';

describe('PinoLogger', () => {
  const lines: Record<string, unknown>[] = [];
  const logger = new PinoLogger('info', {
    write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });

  it('writes one JSON line a message, with Nest’s context and stack', () => {
    logger.log('started', 'Main');
    logger.error('broken', 'at somewhere', 'Main');
    logger.log({ status: 200 }, 'access');
    logger.debug('too fine', 'Main');
    expect(lines).toMatchObject([
      { level: 30, context: 'Main', msg: 'started' },
      { level: 50, context: 'Main', msg: 'broken', stack: 'at somewhere' },
      { level: 30, context: 'access', status: 200 },
    ]);
    expect(lines).toHaveLength(3);
  });
});
