import { Injectable } from '@nestjs/common';
import { PeopleService } from '#accounts/people.service.js';
import type { Case } from '#cases/case.entity.js';
import type { EvidenceKind } from '#checks/evidence.js';
import { CheckRuns } from '#checks/check-runs.service.js';
import type { EvidenceRow } from '#intake/evidence.entity.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { DecisionsService } from '#review/decisions.service.js';
import { NotesService } from '#review/notes.service.js';

export interface TimelineEntry {
  at: Date;
  kind: string;
  sentence: string;
  actor: string | null;
}

const evidenceNames: Record<EvidenceKind, string> = {
  document: 'Identity document',
  session: 'Visit or login',
  device_report: 'Device report',
  message: 'Message',
  payout: 'Payout details',
  address: 'Postal address',
};

/** One line a thing that happened, oldest first. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly evidence: EvidenceStore,
    private readonly checks: CheckRuns,
    private readonly decisions: DecisionsService,
    private readonly notes: NotesService,
    private readonly people: PeopleService,
  ) {}

  evidenceSentence(row: Pick<EvidenceRow, 'kind' | 'stage'>): string {
    return `${evidenceNames[row.kind]}, received while the candidate was at the stage "${row.stage}"`;
  }

  async ofCase(row: Case): Promise<TimelineEntry[]> {
    const [evidence, checks, decisions, notes, asks, people] = await Promise.all([
      this.evidence.ofCase(row.id),
      this.checks.ofCases([row.id]),
      this.decisions.ofCase(row.id),
      this.notes.ofCase(row.id),
      this.notes.asksOf(row.id),
      this.people.list(),
    ]);
    const name = (id: string) => people.find((person) => person.id === id)?.name ?? null;
    const entries: TimelineEntry[] = [
      {
        at: row.openedAt,
        kind: 'case',
        sentence: row.kind === 'follow_up' ? 'Follow-up case opened' : 'Case opened',
        actor: null,
      },
      ...evidence.map((item) => ({
        at: item.receivedAt,
        kind: 'evidence',
        sentence: this.evidenceSentence(item),
        actor: null,
      })),
      ...checks.flatMap((check) =>
        check.finishedAt
          ? [
              {
                at: check.finishedAt,
                kind: 'check',
                sentence: `Check "${check.name}" ended: ${check.outcome ?? check.status}`,
                actor: null,
              },
            ]
          : [],
      ),
      ...notes.map((note) => ({
        at: note.createdAt,
        kind: 'note',
        sentence: 'Note added',
        actor: name(note.authorId),
      })),
      ...asks.map((ask) => ({
        at: ask.askedAt,
        kind: 'question',
        sentence: 'The candidate was asked a question',
        actor: name(ask.askedBy),
      })),
      ...decisions.flatMap((decision) => [
        {
          at: decision.proposedAt,
          kind: 'decision',
          sentence: `Decision ${decision.needsApproval ? 'proposed' : 'made'}: ${decision.decision.replaceAll('_', ' ')}`,
          actor: name(decision.proposedBy),
        },
        ...(decision.approvedAt && decision.approvedBy
          ? [
              {
                at: decision.approvedAt,
                kind: 'decision',
                sentence: decision.state === 'final' ? 'Decision approved' : 'Decision sent back',
                actor: name(decision.approvedBy),
              },
            ]
          : []),
      ]),
    ];
    if (row.recommendedAt && row.recommendation)
      entries.push({
        at: row.recommendedAt,
        kind: 'advice',
        sentence: `Advice: ${row.recommendation}`,
        actor: null,
      });
    return entries.sort((one, other) => one.at.getTime() - other.at.getTime());
  }
}
