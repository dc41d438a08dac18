import { describe, expect, it } from 'vitest';
import { holderWords, stateWords } from './row-words.js';

describe('the words of a queue row', () => {
  it('name every state that holds and no other', () => {
    const plain = { status: 'in_review', on_hold: false, kind: 'initial', decision_pending: false } as const;
    expect(stateWords(plain)).toBe('In review');
    expect(stateWords({ ...plain, on_hold: true, kind: 'follow_up', decision_pending: true })).toBe(
      'In review, waits for approval, on hold, follow-up',
    );
  });

  it('tell the reader own cases from those of others', () => {
    const claimed_by = { person_id: 'usr_1', name: 'Ada Reviewer' };
    expect(holderWords({ claimed_by }, 'usr_1')).toBe('You');
    expect(holderWords({ claimed_by }, 'usr_2')).toBe('Ada Reviewer');
    expect(holderWords({ claimed_by: null }, 'usr_2')).toBe('Nobody');
  });
});
