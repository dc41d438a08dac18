import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, ValidateNested } from 'class-validator';
import { DataSource } from 'typeorm';
import { actorOf, type Principal } from '#accounts/principal.js';
import { AuditService } from '#audit/audit.service.js';
import { CasesService } from '#cases/cases.service.js';
import { candidateStages, verifications, type CandidateStage } from '#checks/evidence.js';
import type { Candidate } from '#intake/candidate.entity.js';
import { ClaimChanges } from '#intake/claim-changes.service.js';
import { CandidatesService } from '#intake/candidates.service.js';
import { MitigationsService } from '#intake/mitigations.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { keysetAfter, keysetPage, PageQuery, wholeList } from '#platform/http/page.js';
import { listOf, moment, object, oneOf, pageOf, text } from '#platform/http/schema.js';
import { RecommendationService } from '#review/recommendation.service.js';
import { Caller } from '../access/principal.decorator.js';
import { claimSchema, claimView } from './claim-view.js';
import { ClaimBody, claimsOf } from './claims.dto.js';
import { MitigationBody, mitigationOf, mitigationSchema, mitigationView } from './mitigations.dto.js';

export class AddClaimsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClaimBody)
  claims: ClaimBody[];
}

export class StageBody {
  @IsIn(candidateStages)
  stage: CandidateStage;
}

const summary = {
  id: text(),
  stage: oneOf(candidateStages),
  verification: oneOf(verifications),
  created_at: moment(),
};
const candidateSchema = object({
  ...summary,
  claims: listOf(claimSchema),
  case_ids: listOf(text(), 'newest first'),
});
const summaryOf = ({ id, stage, verification, createdAt }: Candidate) => ({
  id,
  stage,
  verification,
  created_at: createdAt,
});

@Controller('v1/candidates')
export class CandidatesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
    private readonly cases: CasesService,
    private readonly claimChanges: ClaimChanges,
    private readonly mitigations: MitigationsService,
    private readonly recommendation: RecommendationService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @DocumentRoute({
    summary: 'Candidates, newest first',
    tag: 'candidates',
    query: PageQuery,
    reply: pageOf(object(summary)),
  })
  async list(@Query() { limit, cursor }: PageQuery) {
    const rows = await this.candidates.list({ limit, ...keysetAfter('candidates', cursor) });
    const { data, ...rest } = keysetPage(rows, limit, 'candidates', (row) => ({
      at: row.createdAt,
      id: row.id,
    }));
    return { data: data.map(summaryOf), ...rest };
  }

  @Get(':id')
  @DocumentRoute({
    summary: 'A candidate with their claims',
    tag: 'candidates',
    params: { id: 'the candidate' },
    reply: candidateSchema,
  })
  async find(@Param('id') id: string, @Caller() caller: Principal) {
    const view = await this.view(id);
    await this.audit.record(this.dataSource.manager, {
      actor: actorOf(caller),
      action: 'candidate.viewed',
      subject: id,
    });
    return view;
  }

  @Post(':id/claims')
  @DocumentRoute({
    summary: 'Add claims; one of a kind made before is replaced and unverified again',
    tag: 'candidates',
    params: { id: 'the candidate' },
    body: AddClaimsBody,
    reply: candidateSchema,
  })
  async addClaims(@Param('id') id: string, @Body() body: AddClaimsBody, @Caller() caller: Principal) {
    const claims = claimsOf(body.claims, '#/claims');
    await this.claimChanges.add(actorOf(caller), id, claims);
    return this.view(id);
  }

  @Post(':id/stage')
  @DocumentRoute({
    summary: 'Say where the candidate stands in hiring',
    tag: 'candidates',
    params: { id: 'the candidate' },
    body: StageBody,
    reply: candidateSchema,
  })
  async setStage(@Param('id') id: string, @Body() { stage }: StageBody, @Caller() caller: Principal) {
    await this.dataSource.transaction(async (tx) => {
      await this.candidates.find(id, tx);
      await this.candidates.setStage(tx, id, stage);
      await this.audit.record(tx, {
        actor: actorOf(caller),
        action: 'candidate.stage_set',
        subject: id,
        detail: { stage },
      });
      for (const { id: caseId } of await this.cases.ofCandidate(id, tx))
        await this.recommendation.update(tx, caseId);
    });
    return this.view(id);
  }

  @Get(':id/mitigations')
  @DocumentRoute({
    summary: 'Exceptions, allow-list entries and declared travel, newest first',
    tag: 'candidates',
    params: { id: 'the candidate' },
    reply: pageOf(mitigationSchema),
  })
  async mitigationsOf(@Param('id') id: string) {
    await this.candidates.find(id);
    const rows = await this.mitigations.ofCandidate(id);
    const data = await Promise.all(
      rows.map(async (row) => mitigationView(row, await this.mitigations.reason(row))),
    );
    return wholeList(data);
  }

  @Post(':id/mitigations')
  @DocumentRoute({
    summary: 'Keep named signals from counting for a time, for a reason',
    tag: 'candidates',
    params: { id: 'the candidate' },
    body: MitigationBody,
    status: 201,
    reply: mitigationSchema,
    idempotent: true,
  })
  async mitigate(@Param('id') id: string, @Body() body: MitigationBody, @Caller() caller: Principal) {
    const order = mitigationOf(id, body);
    const actor = actorOf(caller);
    const row = await this.dataSource.transaction(async (tx) => {
      await this.candidates.find(id, tx);
      const made = await this.mitigations.add(tx, actor, order);
      for (const { id: caseId } of await this.cases.ofCandidate(id))
        await this.recommendation.update(tx, caseId);
      return made;
    });
    return mitigationView(row, body.reason);
  }

  private async view(id: string) {
    const row = await this.candidates.find(id);
    const [claims, cases] = await Promise.all([this.candidates.claims(id), this.cases.ofCandidate(id)]);
    return { ...summaryOf(row), claims: claims.map(claimView), case_ids: cases.map((item) => item.id) };
  }
}
