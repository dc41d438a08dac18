import type { QueueRow } from '../api/types.js';
import { caseStatusWord, wordOf } from '../words/labels.js';

/** 'In review, on hold, follow-up, waits for approval': only what is so */
export function stateWords(row: Pick<QueueRow, 'status' | 'on_hold' | 'kind' | 'decision_pending'>): string {
  const words = [wordOf(caseStatusWord, row.status)];
  if (row.decision_pending) words.push('waits for approval');
  if (row.on_hold) words.push('on hold');
  if (row.kind === 'follow_up') words.push('follow-up');
  return words.join(', ');
}

export function holderWords(row: Pick<QueueRow, 'claimed_by'>, me: string): string {
  if (row.claimed_by === null) return 'Nobody';
  return row.claimed_by.person_id === me ? 'You' : row.claimed_by.name;
}
