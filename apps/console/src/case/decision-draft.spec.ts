import { describe, expect, it } from 'vitest';
import type { ReasonCode } from '../api/types.js';
import { emptyDraft, faultsOf, isComplete, reasonsFor, type OpenDraft } from './decision-draft.js';

const reasons: ReasonCode[] = [
  { id: 'consistent', title: 'Everything fits', for: ['cleared', 'cleared_with_conditions'] },
  { id: 'contradiction', title: 'Contradicted by evidence', for: ['not_cleared'] },
];
const whole: OpenDraft = {
  decision: 'cleared',
  reason_code: 'consistent',
  text: 'All fits.',
  evidence_ids: [],
};

describe('a decision in the making', () => {
  it('offers only the reasons that belong to the decision', () => {
    expect(reasonsFor(reasons, 'not_cleared').map((reason) => reason.id)).toEqual(['contradiction']);
    expect(reasonsFor(reasons, 'inconclusive')).toEqual([]);
    expect(reasonsFor(reasons, undefined)).toEqual([]);
  });

  it('can be sent only with a decision, a reason and words', () => {
    expect(isComplete(whole)).toBe(true);
    expect(isComplete(emptyDraft)).toBe(false);
    expect(faultsOf({ ...whole, decision: undefined })).toEqual({ decision: 'Choose a decision.' });
    expect(faultsOf({ ...whole, reason_code: '' })).toEqual({ reason_code: 'Choose a reason.' });
    expect(faultsOf({ ...whole, text: ' \n' })).toEqual({ text: 'Write what the decision rests on.' });
  });
});
