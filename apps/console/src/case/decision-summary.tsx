import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reasonCodesQuery } from '../api/review.js';
import type { Decision } from '../api/types.js';
import { Tag } from '../parts/tag.js';
import { Moment } from '../parts/time.js';
import { decisionLook, lookOf, readable } from '../words/labels.js';
import type { Numbers } from './numbering.js';
import { References } from './references.js';
import classes from './work.module.css';

/** A decision as it was written down, by whom and when. */
export function DecisionSummary({
  decision,
  evidenceNumbers,
}: {
  decision: Decision;
  evidenceNumbers: Numbers;
}) {
  const reasons = useQuery(reasonCodesQuery);
  const reason = reasons.data?.find((known) => known.id === decision.reason_code)?.title;
  return (
    <div className={classes.summary}>
      <Tag look={lookOf(decisionLook, decision.decision)} form="large" />
      <Text fw={600}>{reason ?? readable(decision.reason_code)}</Text>
      <Text className={classes.written}>{decision.text}</Text>
      {decision.evidence_ids.length > 0 && (
        <Text>
          Rests on <References ids={decision.evidence_ids} numbers={evidenceNumbers} what="evidence" />
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {decision.state === 'final' && !decision.approved_by ? 'Decided' : 'Proposed'} by{' '}
        {decision.proposed_by.name}, <Moment at={decision.proposed_at} />
        {decision.approved_by && decision.approved_at !== null && (
          <>
            ; {decision.state === 'returned' ? 'sent back' : 'approved'} by {decision.approved_by.name},{' '}
            <Moment at={decision.approved_at} />
          </>
        )}
      </Text>
    </div>
  );
}
