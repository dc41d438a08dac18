import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { decide, reasonCodesQuery, useCaseAction, type DecisionDraft } from '../api/review.js';
import type { EvidenceRow } from '../api/types.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { ConfirmDecision } from './confirm-decision.js';
import { isComplete, type OpenDraft } from './decision-draft.js';
import { DecisionFields } from './decision-fields.js';
import type { Numbers } from './numbering.js';
import classes from './work.module.css';

interface DecideFormProps {
  caseId: string;
  /** kept by the page, so that what was written outlives a lease that runs out */
  draft: OpenDraft;
  onChange: (draft: OpenDraft) => void;
  evidence: EvidenceRow[];
  evidenceNumbers: Numbers;
}

/** Two steps: write the decision, then look at it once more and record it. */
export function DecideForm({ caseId, draft, onChange, evidence, evidenceNumbers }: DecideFormProps) {
  const reasons = useQuery(reasonCodesQuery);
  const [isConfirming, setConfirming] = useState(false);
  const [isTried, setTried] = useState(false);
  const send = useCaseAction(caseId, (whole: DecisionDraft) => decide(caseId, whole));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isComplete(draft)) return;
    if (isConfirming) send.mutate(draft, { onError: () => setConfirming(false) });
    else setConfirming(true);
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {reasons.isError && <ProblemAlert error={reasons.error} onRetry={() => void reasons.refetch()} />}
      {isConfirming && isComplete(draft) ? (
        <ConfirmDecision
          draft={draft}
          reason={reasons.data?.find((known) => known.id === draft.reason_code)?.title ?? draft.reason_code}
          evidenceNumbers={evidenceNumbers}
          isSending={send.isPending}
          onBack={() => setConfirming(false)}
        />
      ) : (
        <>
          <DecisionFields
            draft={draft}
            onChange={onChange}
            showFaults={isTried}
            reasons={reasons.data ?? []}
            evidence={evidence}
            evidenceNumbers={evidenceNumbers}
          />
          {send.isError && <ProblemAlert error={send.error} />}
          <Button type="submit">Decide</Button>
        </>
      )}
    </form>
  );
}
