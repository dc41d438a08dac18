import { Text } from '@mantine/core';
import { useState } from 'react';
import { usePerson } from '../shell/person.js';
import type { CaseDetail, EvidenceRow } from '../api/types.js';
import { Panel } from '../parts/panel.js';
import { ClaimButton } from './claim-button.js';
import { DecideForm } from './decide-form.js';
import { emptyDraft } from './decision-draft.js';
import { DecisionSummary } from './decision-summary.js';
import { LeaseBar } from './lease-bar.js';
import type { Numbers } from './numbering.js';
import { ProposalPanel } from './proposal.js';
import type { Standing } from './standing.js';

interface DecisionPanelProps {
  found: CaseDetail;
  standing: Standing;
  evidence: EvidenceRow[];
  evidenceNumbers: Numbers;
}

/** What can be done about the case: claim it, decide it, or approve what another person proposed. */
export function DecisionPanel({ found, standing, evidence, evidenceNumbers }: DecisionPanelProps) {
  const person = usePerson();
  const { decision } = found;
  const [draft, setDraft] = useState(emptyDraft);
  const iHold = found.claimed_by?.person_id === person.id && found.lease_expires_at !== null;
  return (
    <Panel title="Decision" id="decision">
      {iHold && standing.is === 'holder' && (
        <LeaseBar caseId={found.id} leaseExpiresAt={found.lease_expires_at ?? ''} />
      )}
      {decision?.state === 'returned' && standing.is !== 'decided' && (
        <>
          <Text fw={600}>The last proposal was sent back for another look.</Text>
          <DecisionSummary decision={decision} evidenceNumbers={evidenceNumbers} />
        </>
      )}
      {decision?.state === 'proposed' && (
        <ProposalPanel
          caseId={found.id}
          decision={decision}
          standing={standing}
          evidenceNumbers={evidenceNumbers}
        />
      )}
      {decision?.state === 'final' && (
        <DecisionSummary decision={decision} evidenceNumbers={evidenceNumbers} />
      )}
      {standing.is === 'holder' && (
        <DecideForm
          caseId={found.id}
          draft={draft}
          onChange={setDraft}
          evidence={evidence}
          evidenceNumbers={evidenceNumbers}
        />
      )}
      {standing.is === 'free' && <ClaimButton caseId={found.id} />}
      {standing.is === 'held_by_other' && (
        <Text>
          {standing.name} holds this case. You can read everything and add notes; one person decides at a
          time.
        </Text>
      )}
      {standing.is === 'reader' && (
        <Text>
          Your roles ({person.roles.join(', ') || 'none'}) let you read this case. A reviewer decides it.
        </Text>
      )}
      {standing.is === 'closed' && (
        <Text>
          {found.status === 'invited'
            ? 'The candidate has been invited; there is nothing to decide yet.'
            : 'This case is closed without a decision.'}
        </Text>
      )}
    </Panel>
  );
}
