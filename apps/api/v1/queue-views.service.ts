import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { caseStatuses } from '#cases/statuses.js';
import { WaitingCases, type QueueRequest } from '#cases/waiting-cases.service.js';
import { CandidatesService } from '#intake/candidates.service.js';
import { RequisitionsService } from '#intake/requisitions.service.js';
import { decodeCursor, page, PageQuery } from '#platform/http/page.js';
import { flag, moment, object, oneOf, orNull, text } from '#platform/http/schema.js';
import { DecisionsService } from '#review/decisions.service.js';
import { holderOf } from '#review/leases.service.js';
import { recommendations, type RecommendationLevel } from '#risk/recommendation.js';
import { CaseDetails } from './case-details.service.js';

export class QueueQuery extends PageQuery {
  @IsOptional()
  @IsIn(recommendations)
  recommendation?: RecommendationLevel;

  @IsOptional()
  @IsIn(['claimed', 'unclaimed', 'on_hold'])
  state?: NonNullable<QueueRequest['state']>;
}

export const queueRowSchema = object({
  case_id: text(),
  candidate_id: text(),
  candidate_name: orNull(text()),
  requisition_title: text(),
  status: oneOf(caseStatuses),
  on_hold: flag(),
  kind: oneOf(['initial', 'follow_up']),
  recommendation: orNull(oneOf(recommendations)),
  headline: orNull(text('the first reason')),
  opened_at: moment(),
  waiting_since: orNull(moment()),
  claimed_by: orNull(object({ person_id: text(), name: text() })),
  lease_expires_at: orNull(moment()),
  decision_pending: flag('a proposal waits for a second person'),
});

/** The queue as a page shows it: one query a table, whatever the length of the queue. */
@Injectable()
export class QueueViews {
  constructor(
    private readonly waiting: WaitingCases,
    private readonly candidates: CandidatesService,
    private readonly requisitions: RequisitionsService,
    private readonly decisions: DecisionsService,
    private readonly details: CaseDetails,
  ) {}

  async page({ limit, cursor, recommendation, state }: QueueQuery) {
    const [priority, since, id] = decodeCursor('queue', cursor, ['number', 'date', 'string']) ?? [];
    const rows = await this.waiting.page({
      limit,
      ...(priority !== undefined &&
        since &&
        id && { after: { priority, waitingSince: new Date(since), id } }),
      ...(recommendation && { recommendation }),
      ...(state && { state }),
    });
    const [names, titles, pending, staff] = await Promise.all([
      this.candidates.names(rows.map(({ candidateId }) => candidateId)),
      this.requisitions.titles([...new Set(rows.map(({ requisitionId }) => requisitionId))]),
      this.decisions.waitingForApproval(rows.map((row) => row.id)),
      this.details.names(),
    ]);
    const { data, ...rest } = page(rows, limit, 'queue', (row) => [
      row.priority,
      (row.waitingSince ?? row.openedAt).toISOString(),
      row.id,
    ]);
    return {
      data: data.map((row) => {
        const holder = holderOf(row);
        return {
          case_id: row.id,
          candidate_id: row.candidateId,
          candidate_name: names.get(row.candidateId) ?? null,
          requisition_title: titles.get(row.requisitionId) ?? '',
          status: row.status,
          on_hold: row.onHold,
          kind: row.kind,
          recommendation: row.recommendation,
          headline: row.explanation?.rules[0]?.because ?? null,
          opened_at: row.openedAt,
          waiting_since: row.waitingSince,
          claimed_by: holder && { person_id: holder, name: staff(holder) },
          lease_expires_at: holder ? row.leaseExpiresAt : null,
          decision_pending: pending.has(row.id),
        };
      }),
      ...rest,
    };
  }
}
