import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { getAll, post } from './client.js';
import type { AskTemplate, DecisionKind, ReasonCode } from './types.js';

export interface DecisionDraft {
  decision: DecisionKind;
  reason_code: string;
  text: string;
  evidence_ids: string[];
}

export const askTemplatesQuery = queryOptions({
  queryKey: ['ask-templates'],
  queryFn: () => getAll<AskTemplate>('/v1/review/ask-templates'),
  staleTime: 10 * 60_000,
});

export const reasonCodesQuery = queryOptions({
  queryKey: ['reason-codes'],
  queryFn: () => getAll<ReasonCode>('/v1/review/reason-codes'),
  staleTime: 10 * 60_000,
});

export const claim = (caseId: string) => post(`/v1/review/cases/${caseId}/claim`);
export const renew = (caseId: string) => post(`/v1/review/cases/${caseId}/renew`);
export const release = (caseId: string) => post(`/v1/review/cases/${caseId}/release`);
export const addNote = (caseId: string, text: string) => post(`/v1/review/cases/${caseId}/notes`, { text });
export const ask = (caseId: string, question: { template: string; text: string }) =>
  post(`/v1/review/cases/${caseId}/asks`, question);
export const decide = (caseId: string, draft: DecisionDraft) =>
  post(`/v1/review/cases/${caseId}/decisions`, draft);
export const approve = (decisionId: string, verdict: { approve: boolean; text?: string }) =>
  post(`/v1/review/decisions/${decisionId}/approval`, verdict);

/** An act on a case: whatever came of it, the case and the queue are read anew, since a refusal often means that they changed. */
export function useCaseAction<Input>(caseId: string, act: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['case', caseId] }),
        client.invalidateQueries({ queryKey: ['queue'] }),
      ]);
    },
  });
}
