import { Button, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { DecisionDraft } from '../api/review.js';
import { Tag } from '../parts/tag.js';
import { decisionLook } from '../words/labels.js';
import type { Numbers } from './numbering.js';
import { References } from './references.js';
import classes from './work.module.css';

interface ConfirmDecisionProps {
  draft: DecisionDraft;
  /** the title of the draft's reason */
  reason: string;
  evidenceNumbers: Numbers;
  isSending: boolean;
  onBack: () => void;
}

/** The last look before a decision that can't be taken back. */
export function ConfirmDecision({ draft, reason, evidenceNumbers, isSending, onBack }: ConfirmDecisionProps) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    group.current?.focus({ preventScroll: true });
    group.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={classes.confirm} role="group" aria-label="Confirm the decision" ref={group} tabIndex={-1}>
      <div className={classes.summary}>
        <Tag look={decisionLook[draft.decision]} form="large" />
        <Text fw={600}>{reason}</Text>
        <Text className={classes.written}>{draft.text}</Text>
        {draft.evidence_ids.length > 0 && (
          <Text>
            Rests on <References ids={draft.evidence_ids} numbers={evidenceNumbers} what="evidence" />
          </Text>
        )}
      </div>
      <Text>
        Record this decision? It can’t be changed afterwards. Where the policy asks for four eyes, it waits
        for another person’s approval.
      </Text>
      <div className={classes.buttons}>
        <Button type="submit" loading={isSending}>
          Record it
        </Button>
        <Button variant="default" disabled={isSending} onClick={onBack}>
          Go back
        </Button>
      </div>
    </div>
  );
}
