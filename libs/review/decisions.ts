/** What a person can decide on a case. */
export const decisionKinds = ['cleared', 'cleared_with_conditions', 'not_cleared', 'inconclusive'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** proposed waits for a second person; final stands; returned was sent back by the second person. */
export const decisionStates = ['proposed', 'final', 'returned'] as const;
export type DecisionState = (typeof decisionStates)[number];

export interface ReasonCode {
  id: string;
  title: string;
  /** decisions it can be given for */
  for: readonly DecisionKind[];
}

export const reasonCodes: readonly ReasonCode[] = [
  { id: 'evidence_consistent', title: 'All evidence is consistent', for: ['cleared'] },
  {
    id: 'finding_explained',
    title: 'What was found has an innocent explanation',
    for: ['cleared', 'cleared_with_conditions'],
  },
  {
    id: 'tool_removed',
    title: 'The tool in question was removed or approved',
    for: ['cleared', 'cleared_with_conditions'],
  },
  {
    id: 'conditions_agreed',
    title: 'Conditions were agreed (managed device, bank transfer, office visit)',
    for: ['cleared_with_conditions'],
  },
  {
    id: 'identity_not_shown',
    title: 'The identity could not be shown',
    for: ['not_cleared', 'inconclusive'],
  },
  { id: 'document_not_genuine', title: 'The document is not genuine', for: ['not_cleared'] },
  {
    id: 'evidence_contradicts',
    title: 'Evidence contradicts what the person says, without explanation',
    for: ['not_cleared', 'inconclusive'],
  },
  {
    id: 'payout_not_acceptable',
    title: 'The payout asked for cannot be accepted',
    for: ['not_cleared', 'inconclusive'],
  },
  { id: 'sanctions_match', title: 'Confirmed match with a sanctions list', for: ['not_cleared'] },
  { id: 'no_answer', title: 'The candidate did not answer', for: ['inconclusive'] },
  { id: 'withdrawn', title: 'The application was withdrawn', for: ['inconclusive'] },
];
