import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { approve, useCaseAction } from '../api/review.js';
import type { Decision } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { DecisionSummary } from './decision-summary.js';
import type { Numbers } from './numbering.js';
import type { Standing } from './standing.js';
import classes from './work.module.css';

interface ProposalPanelProps {
  caseId: string;
  decision: Decision;
  standing: Standing;
  evidenceNumbers: Numbers;
}

/** A proposed decision that a second person has to look at. */
export function ProposalPanel({ caseId, decision, standing, evidenceNumbers }: ProposalPanelProps) {
  return (
    <div className={classes.form}>
      <p className={classes.pending}>
        <Icon name="clock" /> Proposed by {decision.proposed_by.name}, waits for approval
      </p>
      <DecisionSummary decision={decision} evidenceNumbers={evidenceNumbers} />
      {standing.is === 'proposer' && (
        <Text>
          You proposed this decision, so somebody else has to approve it: the policy asks for four eyes, and
          nobody approves their own proposal.
        </Text>
      )}
      {standing.is === 'waits_for_approver' && (
        <Text>A person with the role of approver has to look at it.</Text>
      )}
      {standing.is === 'approver' && <Verdict caseId={caseId} decisionId={decision.id} />}
    </div>
  );
}

function Verdict({ caseId, decisionId }: { caseId: string; decisionId: string }) {
  const [text, setText] = useState('');
  const send = useCaseAction(caseId, (verdict: { approve: boolean; text?: string }) =>
    approve(decisionId, verdict),
  );
  const written = text.trim();
  const answer = (isApproved: boolean): void => {
    send.mutate({ approve: isApproved, ...(written !== '' && { text: written }) });
  };
  return (
    <>
      <Textarea
        label="What you found"
        description="Needed to send it back."
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {send.isError && <ProblemAlert error={send.error} />}
      <div className={classes.buttons}>
        <Button
          loading={send.isPending && send.variables.approve}
          disabled={send.isPending}
          onClick={() => {
            answer(true);
          }}
        >
          Approve
        </Button>
        <Button
          variant="default"
          loading={send.isPending && !send.variables.approve}
          disabled={send.isPending || written === ''}
          onClick={() => {
            answer(false);
          }}
        >
          Send back
        </Button>
      </div>
    </>
  );
}
