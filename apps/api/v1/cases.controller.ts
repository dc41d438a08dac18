import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { actorOf, type Principal } from '#accounts/principal.js';
import { AuditService } from '#audit/audit.service.js';
import { CasesService } from '#cases/cases.service.js';
import { caseStatuses } from '#cases/statuses.js';
import { CandidateNotFound } from '#intake/intake-errors.js';
import { OrdersService, type Order } from '#intake/orders.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { IdempotencyService } from '#platform/http/idempotency.service.js';
import { keysetAfter, keysetPage, type Page } from '#platform/http/page.js';
import { Problem } from '#platform/http/problem.js';
import { flag, moment, object, oneOf, orNull, pageOf, text } from '#platform/http/schema.js';
import { RecommendationService } from '#review/recommendation.service.js';
import { recommendations } from '#risk/recommendation.js';
import { Caller } from '../access/principal.decorator.js';
import { CaseQuery, CreateCaseBody } from './cases.dto.js';
import { CaseDetails, caseSummary, type CaseSummary } from './case-details.service.js';
import { caseDetailsSchema } from './case-details.schema.js';
import { claimsOf } from './claims.dto.js';

export const caseSummarySchema = object({
  id: text(),
  candidate_id: text(),
  requisition_id: text(),
  kind: oneOf(['initial', 'follow_up']),
  status: oneOf(caseStatuses),
  on_hold: flag('the candidate owes an answer'),
  external_ref: orNull(text()),
  recommendation: orNull(oneOf(recommendations)),
  opened_at: moment(),
  decided_at: orNull(moment()),
});

@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly orders: OrdersService,
    private readonly cases: CasesService,
    private readonly details: CaseDetails,
    private readonly recommendation: RecommendationService,
    private readonly idempotency: IdempotencyService,
    private readonly audit: AuditService,
  ) {}

  @Post()
  @DocumentRoute({
    summary: 'Order the vetting of a candidate',
    tag: 'cases',
    body: CreateCaseBody,
    status: 201,
    reply: caseSummarySchema,
    idempotent: true,
  })
  async create(
    @Body() body: CreateCaseBody,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ): Promise<CaseSummary> {
    try {
      const row = await this.orders.place(actorOf(caller), orderOf(body), (tx, made) =>
        this.idempotency.settle(tx, request, { status: 201, body: caseSummary(made) }),
      );
      return caseSummary(row);
    } catch (fault) {
      // named in the body, where a 404 would speak of the address
      if (fault instanceof CandidateNotFound)
        throw Problem.field('#/candidate_id', 'There is no such candidate.');
      throw fault;
    }
  }

  @Get()
  @DocumentRoute({
    summary: 'Cases, newest first',
    tag: 'cases',
    query: CaseQuery,
    reply: pageOf(caseSummarySchema),
  })
  async list(@Query() { limit, cursor, status, external_ref }: CaseQuery): Promise<Page<CaseSummary>> {
    const rows = await this.cases.list(
      { limit, ...keysetAfter('cases', cursor) },
      { ...(status && { status }), ...(external_ref && { externalRef: external_ref }) },
    );
    const { data, ...rest } = keysetPage(rows, limit, 'cases', (row) => ({ at: row.openedAt, id: row.id }));
    return { data: data.map(caseSummary), ...rest };
  }

  @Get(':id')
  @DocumentRoute({
    summary: 'A case: claims, recommendation with its reasons, decision',
    tag: 'cases',
    params: { id: 'the case' },
    reply: caseDetailsSchema,
  })
  async find(@Param('id') id: string, @Caller() caller: Principal) {
    return this.details.of(id, caller);
  }

  @Post(':id/submit')
  @DocumentRoute({
    summary: 'Say that no more evidence is coming: the case goes to review with what there is',
    tag: 'cases',
    params: { id: 'the case' },
    reply: caseSummarySchema,
    problems: ['case_closed'],
  })
  async submit(@Param('id') id: string, @Caller() caller: Principal): Promise<CaseSummary> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, id);
      if (row.status === 'decided' || row.status === 'canceled' || row.status === 'expired') {
        throw new Problem('case_closed');
      }
      if (row.submittedAt === null) {
        await this.cases.change(tx, row, { submittedAt: new Date() });
        await this.audit.record(tx, { actor: actorOf(caller), action: 'case.submitted', subject: id });
        await this.recommendation.update(tx, id);
      }
      return caseSummary(await this.cases.lock(tx, id));
    });
  }

  @Post(':id/cancel')
  @DocumentRoute({
    summary: 'Call the vetting off; what was collected stays until its retention ends',
    tag: 'cases',
    params: { id: 'the case' },
    reply: caseSummarySchema,
    problems: ['case_closed'],
  })
  async cancel(@Param('id') id: string, @Caller() caller: Principal): Promise<CaseSummary> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, id);
      await this.cases.move(tx, row, 'canceled', new Date());
      await this.audit.record(tx, { actor: actorOf(caller), action: 'case.canceled', subject: id });
      return caseSummary(row);
    });
  }
}

function orderOf(body: CreateCaseBody): Order {
  if ((body.candidate_id === undefined) === (body.candidate === undefined)) {
    throw Problem.field('#/candidate', 'Send either candidate, with claims, or candidate_id of one on file.');
  }
  return {
    requisitionId: body.requisition_id,
    candidate: body.candidate_id
      ? { id: body.candidate_id }
      : {
          stage: body.candidate?.stage ?? 'applied',
          verification: 'unverified',
          claims: claimsOf(body.candidate?.claims ?? [], '#/candidate/claims'),
        },
    ...(body.consent && {
      consent: {
        textVersion: body.consent.text_version,
        method: body.consent.method,
        givenAt: new Date(body.consent.given_at),
      },
    }),
    declaredTravel: (body.declared_travel ?? []).map(({ country, reason, from, until }, index) => {
      const travel = {
        country: country.toUpperCase(),
        reason,
        startsAt: new Date(from),
        endsAt: new Date(until),
      };
      if (travel.endsAt <= travel.startsAt)
        throw Problem.field(`#/declared_travel/${index}/until`, 'This must be later than from.');
      return travel;
    }),
    externalRef: body.external_ref ?? null,
  };
}
