import { describe, expect, it } from 'vitest';
import { RateLimiter } from './rate-limit.js';

describe('RateLimiter', () => {
  it('allows as many at once as the minute has, then as many as were refilled', () => {
    const limiter = new RateLimiter(60);
    const taken = Array.from({ length: 61 }, () => limiter.take('a', 1000));
    expect(taken.map(({ allowed }) => allowed)).toEqual([...Array.from({ length: 60 }, () => true), false]);
    expect(taken[60]?.headers['retry-after']).toBe('1');
    // one second gives one token
    expect(limiter.take('a', 2000).allowed).toBe(true);
    expect(limiter.take('a', 2000).allowed).toBe(false);
  });

  it('counts each caller alone and never saves up more than a minute', () => {
    const limiter = new RateLimiter(2);
    expect(limiter.take('a', 0).headers['ratelimit']).toBe('"caller";r=1;t=30');
    expect(limiter.take('b', 0).headers['ratelimit']).toBe('"caller";r=1;t=30');
    expect(limiter.take('a', 86_400_000).headers['ratelimit']).toBe('"caller";r=1;t=30');
  });
});
