import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  caseQuery,
  checksQuery,
  documentsQuery,
  evidenceQuery,
  isUnfinished,
  signalsQuery,
  timelineQuery,
} from '../api/cases.js';
import { mayExamine } from '../api/session.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { usePerson } from '../shell/person.js';
import { AdvicePanel } from './advice-panel.js';
import { AskPanel } from './ask-panel.js';
import { CaseHeader } from './case-header.js';
import classes from './case-page.module.css';
import { CaseMissing } from './case-missing.js';
import { CaseSkeleton } from './case-skeleton.js';
import { ChecksPanel } from './checks-panel.js';
import { ClaimsPanel } from './claims-panel.js';
import { DecisionPanel } from './decision-panel.js';
import { DocumentsPanel } from './documents-panel.js';
import { EvidencePanel } from './evidence-panel.js';
import { NotesPanel } from './notes-panel.js';
import { numbered } from './numbering.js';
import { groupSignals } from './signal-groups.js';
import { SignalsPanel } from './signals-panel.js';
import { standingOf } from './standing.js';
import { TimelinePanel } from './timeline-panel.js';

const route = getRouteApi('/signed-in/cases/$caseId');

export function CasePage() {
  const { caseId } = route.useParams();
  return <CaseView key={caseId} caseId={caseId} />;
}

function CaseView({ caseId }: { caseId: string }) {
  const person = usePerson();
  const checks = useQuery(checksQuery(caseId));
  const running = checks.data?.some(isUnfinished) ?? false;
  const found = useQuery(caseQuery(caseId, running));
  const enabled = mayExamine(person);
  const signals = useQuery({ ...signalsQuery(caseId, running), enabled });
  const evidence = useQuery({ ...evidenceQuery(caseId), enabled });
  const documents = useQuery({ ...documentsQuery(caseId, running), enabled });
  const timeline = useQuery(timelineQuery(caseId, running));
  if (found.data === undefined) {
    if (found.isError) return <CaseMissing error={found.error} onRetry={() => void found.refetch()} />;
    return <CaseSkeleton />;
  }
  const grouped = groupSignals(signals.data ?? []);
  const shown = [...grouped.groups.flatMap((group) => group.signals), ...grouped.suppressed];
  const signalNumbers = numbered('S', shown);
  const evidenceNumbers = numbered('E', evidence.data ?? []);
  const standing = standingOf(person, found.data);
  return (
    <>
      <CaseHeader found={found.data} />
      {found.isError && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <div className={classes.columns}>
        <div className={classes.findings}>
          <AdvicePanel found={found.data} signalNumbers={signalNumbers} running={running} />
          <ClaimsPanel claims={found.data.claims} evidenceNumbers={evidenceNumbers} />
          {enabled && (
            <SignalsPanel
              query={signals}
              {...grouped}
              signalNumbers={signalNumbers}
              evidenceNumbers={evidenceNumbers}
            />
          )}
          {enabled && <DocumentsPanel query={documents} numbers={evidenceNumbers} />}
          <ChecksPanel query={checks} />
          {enabled && <EvidencePanel query={evidence} numbers={evidenceNumbers} />}
          <TimelinePanel query={timeline} />
        </div>
        <div className={classes.work}>
          <DecisionPanel
            found={found.data}
            standing={standing}
            evidence={evidence.data ?? []}
            evidenceNumbers={evidenceNumbers}
          />
          {standing.is === 'holder' && <AskPanel caseId={caseId} />}
          {enabled && <NotesPanel caseId={caseId} />}
        </div>
      </div>
    </>
  );
}
