import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PeopleService } from '#accounts/people.service.js';
import { personOf, type Principal } from '#accounts/principal.js';
import { CasesService } from '#cases/cases.service.js';
import { CheckRuns } from '#checks/check-runs.service.js';
import type { CaseDossierView } from '#dossier/case-dossier.js';
import { DossierService } from '#dossier/dossier.service.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { binary } from '#platform/http/schema.js';
import { Caller } from '../access/principal.decorator.js';
import { CaseDetails } from './case-details.service.js';
import { SignalViews } from './signal-views.service.js';

@Controller('v1/cases')
export class DossierController {
  constructor(
    private readonly dossier: DossierService,
    private readonly details: CaseDetails,
    private readonly cases: CasesService,
    private readonly evidence: EvidenceStore,
    private readonly checks: CheckRuns,
    private readonly signals: SignalViews,
    private readonly people: PeopleService,
  ) {}

  @Get(':id/dossier.pdf')
  @Header('cache-control', 'no-store')
  @DocumentRoute({
    summary: 'The case on paper; HTML where no browser can print a PDF',
    tag: 'cases',
    params: { id: 'the case' },
    reply: binary('application/pdf'),
    produces: 'application/pdf',
  })
  async pdf(
    @Param('id') id: string,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rendered = await this.dossier.render(await this.view(id, caller));
    const extension = rendered.contentType === 'application/pdf' ? 'pdf' : 'html';
    reply
      .header('content-type', rendered.contentType)
      .header('content-disposition', `attachment; filename="${id}.${extension}"`);
    if (rendered.note) reply.header('x-hirewall-note', rendered.note);
    return rendered.bytes;
  }

  private async view(id: string, caller: Principal): Promise<CaseDossierView> {
    const details = await this.details.of(id, caller);
    const row = await this.cases.find(id);
    const [signals, evidence, checks] = await Promise.all([
      this.signals.ofCase(row),
      this.evidence.ofCase(id),
      this.checks.ofCases([id]),
    ]);
    return {
      ...details,
      signals: signals.map(({ suppressed_by, ...signal }) => ({
        ...signal,
        suppressed: suppressed_by !== null,
      })),
      evidence: evidence.map((item) => ({
        id: item.id,
        kind: item.kind,
        observed_at: item.observedAt,
        has_file: item.fileKey !== null,
      })),
      checks: checks.map(({ name, status, outcome }) => ({ name, status, outcome })),
      generated_at: new Date(),
      generated_by: await this.nameOf(caller),
    };
  }

  private async nameOf(caller: Principal): Promise<string> {
    const person = personOf(caller);
    if (!person) return 'an API key';
    return (await this.people.find(person.id))?.name ?? 'somebody who has left';
  }
}
