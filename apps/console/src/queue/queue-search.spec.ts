import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQueueSearch } from './queue-search.js';

describe('the queue filters in the address', () => {
  it('are kept when known', () => {
    expect(readQueueSearch({ recommendation: 'escalate', status: 'in_review' })).toEqual({
      recommendation: 'escalate',
      status: 'in_review',
    });
  });

  it('are left out when unknown, so that nothing else ever reaches the API', () => {
    expect(readQueueSearch({ recommendation: 'reject', status: 7, page: 2 })).toEqual({});
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (search) => {
        const read = readQueueSearch(search);
        return Object.entries(read).every(([name, value]) => search[name] === value);
      }),
    );
  });
});
