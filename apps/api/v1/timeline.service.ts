import { Injectable } from '@nestjs/common';
import { PeopleService } from '#accounts/people.service.js';
import type { Case } from '#cases/case.entity.js';
import type { EvidenceKind } from '#checks/evidence.js';
import type { CheckRow } from '#checks/check-row.entity.js';
import { CheckRuns } from '#checks/check-runs.service.js';
import type { EvidenceRow } from '#intake/evidence.entity.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import type { Decision } from '#review/decision.entity.js';
import { DecisionsService } from '#review/decisions.service.js';
import { NotesService } from '#review/notes.service.js';

export interface TimelineEntry {
  at: Date;
  kind: string;
  sentence: string;
  /** name of the person who did it */
  actor: string | null;
}

type NameOf = (personId: string) => string | null;

const evidenceNames: Record<EvidenceKind, string> = {
  document: 'Identity document',
  session: 'Visit or login',
  device_report: 'Device report',
  message: 'Message',
  payout: 'Payout details',
  address: 'Postal address',
};

function evidenceSentence(row: Pick<EvidenceRow, 'kind' | 'stage'>): string {
  return `${evidenceNames[row.kind]}, received at the stage "${row.stage}"`;
}

/** One line a thing that happened, oldest first. It tells that something happened, never what evidence says. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly evidence: EvidenceStore,
    private readonly checks: CheckRuns,
    private readonly decisions: DecisionsService,
    private readonly notes: NotesService,
    private readonly people: PeopleService,
  ) {}

  async ofCase(row: Case): Promise<TimelineEntry[]> {
    const [evidence, checks, decisions, notes, asks, people] = await Promise.all([
      this.evidence.ofCase(row.id),
      this.checks.ofCases([row.id]),
      this.decisions.ofCase(row.id),
      this.notes.ofCase(row.id),
      this.notes.asksOf(row.id),
      this.people.list(),
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const nameOf: NameOf = (id) => names.get(id) ?? null;
    const entries = [
      ...caseEntries(row),
      ...evidence.map((item) => entry(item.receivedAt, 'evidence', evidenceSentence(item))),
      ...checks.flatMap(checkEntries),
      ...notes.map((note) => entry(note.createdAt, 'note', 'Note added', nameOf(note.authorId))),
      ...asks.map((ask) => entry(ask.askedAt, 'question', 'The candidate was asked', nameOf(ask.askedBy))),
      ...decisions.flatMap((decision) => decisionEntries(decision, nameOf)),
    ];
    return entries.sort((one, other) => one.at.getTime() - other.at.getTime());
  }
}

function entry(at: Date, kind: string, sentence: string, actor: string | null = null): TimelineEntry {
  return { at, kind, sentence, actor };
}

function caseEntries(row: Case): TimelineEntry[] {
  const opened = entry(
    row.openedAt,
    'case',
    row.kind === 'follow_up' ? 'Follow-up case opened' : 'Case opened',
  );
  if (!row.recommendedAt || !row.recommendation) return [opened];
  return [opened, entry(row.recommendedAt, 'advice', `Advice: ${row.recommendation}`)];
}

function checkEntries(check: CheckRow): TimelineEntry[] {
  if (!check.finishedAt) return [];
  return [entry(check.finishedAt, 'check', `Check "${check.name}" ended: ${check.outcome ?? check.status}`)];
}

function decisionEntries(decision: Decision, nameOf: NameOf): TimelineEntry[] {
  const words = decision.decision.replaceAll('_', ' ');
  const verb = decision.needsApproval ? 'proposed' : 'made';
  const made = entry(
    decision.proposedAt,
    'decision',
    `Decision ${verb}: ${words}`,
    nameOf(decision.proposedBy),
  );
  if (!decision.approvedAt || !decision.approvedBy) return [made];
  const judged = decision.state === 'final' ? 'Decision approved' : 'Decision sent back';
  return [made, entry(decision.approvedAt, 'decision', judged, nameOf(decision.approvedBy))];
}
