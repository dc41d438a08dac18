import { Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { actorOf, type Principal } from '#accounts/principal.js';
import { AuditService } from '#audit/audit.service.js';
import { CasesService } from '#cases/cases.service.js';
import { CheckRuns } from '#checks/check-runs.service.js';
import { checkNames } from '#checks/check.js';
import { checkOutcomes, checkStatuses } from '#checks/statuses.js';
import type { EvidenceRow } from '#intake/evidence.entity.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { wholeList } from '#platform/http/page.js';
import { Problem } from '#platform/http/problem.js';
import {
  binary,
  listOf,
  moment,
  object,
  oneOf,
  openObject,
  orNull,
  pageOf,
  text,
  type JsonSchema,
} from '#platform/http/schema.js';
import { families, strengths } from '#signals/signal.js';
import { Caller } from '../access/principal.decorator.js';
import { evidenceSchema, evidenceView } from './evidence.controller.js';
import { documentOfCaseSchema } from './documents-of-case.schema.js';
import { DocumentsOfCase } from './documents-of-case.service.js';
import { SignalViews } from './signal-views.service.js';
import { TimelineService } from './timeline.service.js';

const checkSchema = object({
  id: text(),
  name: oneOf(checkNames),
  status: oneOf(checkStatuses),
  outcome: orNull(oneOf(checkOutcomes, 'unavailable is never pass')),
  evidence_ids: listOf(text()),
  started_at: orNull(moment()),
  finished_at: orNull(moment()),
  error: orNull(text()),
});

const signalSchema = object({
  id: text(),
  code: text(),
  family: oneOf(families),
  strength: oneOf(strengths),
  sentence: text('what was seen, fit to be read by the person it concerns'),
  meaning: text(),
  source: object({ title: text(), section: text(), url: text() }, ['section']),
  evidence_ids: listOf(text()),
  check_id: text(),
  observed_at: moment(),
  suppressed_by: orNull(object({ mitigation_id: text(), reason: text() })),
});

const summarySchema: JsonSchema = {
  ...evidenceSchema,
  properties: { ...evidenceSchema.properties, summary: orNull(text('of its file')) },
};

function fileSummary({ contentType, byteSize }: EvidenceRow): string | null {
  return contentType && `${contentType}, ${Math.ceil(byteSize / 1000)} kB`;
}

/** What came in for a case and what was found. */
@Controller('v1')
export class FindingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly evidence: EvidenceStore,
    private readonly checks: CheckRuns,
    private readonly signals: SignalViews,
    private readonly documents: DocumentsOfCase,
    private readonly timeline: TimelineService,
    private readonly audit: AuditService,
  ) {}

  @Get('cases/:id/evidence')
  @DocumentRoute({
    summary: 'Evidence of a case',
    tag: 'evidence',
    params: { id: 'the case' },
    reply: pageOf(summarySchema),
  })
  async evidenceOf(@Param('id') id: string) {
    const row = await this.cases.find(id);
    const items = await this.evidence.ofCase(row.id);
    return wholeList(items.map((item) => ({ ...evidenceView(item), summary: fileSummary(item) })));
  }

  @Get('cases/:id/checks')
  @DocumentRoute({
    summary: 'Checks of a case',
    tag: 'cases',
    params: { id: 'the case' },
    reply: pageOf(checkSchema),
  })
  async checksOf(@Param('id') id: string) {
    const row = await this.cases.find(id);
    const rows = await this.checks.ofCases([row.id]);
    return wholeList(
      rows.map((check) => ({
        id: check.id,
        name: check.name,
        status: check.status,
        outcome: check.outcome,
        evidence_ids: check.evidenceIds,
        started_at: check.startedAt,
        finished_at: check.finishedAt,
        error: check.error,
      })),
    );
  }

  @Get('cases/:id/signals')
  @DocumentRoute({
    summary: 'Signals of a case, strongest first',
    tag: 'cases',
    params: { id: 'the case' },
    reply: pageOf(signalSchema),
  })
  async signalsOf(@Param('id') id: string) {
    return wholeList(await this.signals.ofCase(await this.cases.find(id)));
  }

  @Get('cases/:id/documents')
  @DocumentRoute({
    summary:
      'Identity documents of a case: what was read, how its sources compare, pictures for the reviewer',
    tag: 'evidence',
    params: { id: 'the case' },
    reply: pageOf(documentOfCaseSchema),
  })
  async documentsOf(@Param('id') id: string) {
    return wholeList(await this.documents.of(await this.cases.find(id)));
  }

  @Get('cases/:id/timeline')
  @DocumentRoute({
    summary: 'What happened in a case, in order',
    tag: 'cases',
    params: { id: 'the case' },
    reply: pageOf(object({ at: moment(), kind: text(), sentence: text(), actor: orNull(text()) })),
  })
  async timelineOf(@Param('id') id: string) {
    return wholeList(await this.timeline.ofCase(await this.cases.find(id)));
  }

  @Get('evidence/:id')
  @DocumentRoute({
    summary: 'One piece of evidence, opened',
    tag: 'evidence',
    params: { id: 'the evidence' },
    reply: { ...evidenceSchema, properties: { ...evidenceSchema.properties, body: openObject() } },
  })
  async find(@Param('id') id: string, @Caller() caller: Principal) {
    const row = await this.evidence.find(id);
    await this.noteView(caller, id);
    return { ...evidenceView(row), body: await this.evidence.body(row) };
  }

  @Get('evidence/:id/file')
  @Header('cache-control', 'no-store')
  @DocumentRoute({
    summary: 'The file of a piece of evidence',
    tag: 'evidence',
    params: { id: 'the evidence' },
    reply: binary('image/*'),
    produces: 'image/*',
  })
  async file(
    @Param('id') id: string,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const row = await this.evidence.find(id);
    const file = await this.evidence.file(row);
    if (!file) throw Problem.notFound();
    await this.noteView(caller, id);
    // a picture is shown, never run: the type was taken from its first bytes
    reply.header('content-type', file.contentType).header('content-disposition', 'inline');
    return Buffer.from(file.bytes);
  }

  @Post('checks/:id/retry')
  @DocumentRoute({
    summary: 'Run a check again that was given up',
    tag: 'cases',
    params: { id: 'the check' },
    status: 202,
    reply: object({ id: text(), status: oneOf(checkStatuses) }),
    problems: ['conflict'],
  })
  async retry(@Param('id') id: string, @Caller() caller: Principal) {
    const check = await this.checks.find(id);
    if (!check) throw Problem.notFound();
    await this.dataSource.transaction(async (tx) => {
      if (!(await this.checks.retry(tx, id))) {
        throw new Problem('conflict', {
          detail: `The check is ${check.status}; only a failed one is run again`,
        });
      }
      await this.audit.record(tx, {
        actor: actorOf(caller),
        action: 'check.retried',
        subject: check.caseId,
        detail: { check: id },
      });
    });
    return { id, status: 'queued' };
  }

  private async noteView(caller: Principal, id: string): Promise<void> {
    await this.audit.record(this.dataSource.manager, {
      actor: actorOf(caller),
      action: 'evidence.viewed',
      subject: id,
    });
  }
}
