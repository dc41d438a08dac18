import { describe, expect, it } from 'vitest';
import { withQuery } from './client.js';

describe('the address of a request', () => {
  it('leaves out what is not set and escapes the rest', () => {
    expect(withQuery('/v1/review/queue', {})).toBe('/v1/review/queue');
    expect(withQuery('/v1/review/queue', { limit: 50, cursor: undefined, status: 'a&b=c' })).toBe(
      '/v1/review/queue?limit=50&status=a%26b%3Dc',
    );
  });
});
