import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Principal } from '#accounts/principal.js';
import {
  candidateStages,
  documentTypes,
  evidenceKinds,
  type EvidenceBodies,
  type EvidenceKind,
} from '#checks/evidence.js';
import { checksFor } from '#checks/registry.js';
import type { EvidenceRow } from '#intake/evidence.entity.js';
import { EvidenceIntake, type ReceivedEvidence } from '#intake/evidence-intake.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { IdempotencyService } from '#platform/http/idempotency.service.js';
import { Problem } from '#platform/http/problem.js';
import { flag, moment, object, oneOf, orNull, text } from '#platform/http/schema.js';
import { readUpload } from '#platform/http/upload.js';
import { RecommendationService } from '#review/recommendation.service.js';
import { Caller } from '../access/principal.decorator.js';
import { deviceRows } from './device-rows.js';
import { DocumentUpload } from './document-upload.service.js';
import {
  AddressEvidenceBody,
  DeviceReportEvidenceBody,
  MessageEvidenceBody,
  PayoutEvidenceBody,
  SessionEvidenceBody,
} from './evidence.dto.js';
import { isMoment } from './moment.validator.js';
import { pictureQualitySchema, pictureQualityView } from './picture-quality.js';

const evidenceProperties = {
  id: text(),
  case_id: text('a follow-up case when the one named was decided already'),
  kind: oneOf(evidenceKinds),
  stage: oneOf(candidateStages),
  source: text(),
  observed_at: moment(),
  received_at: moment(),
  has_file: flag(),
  content_type: orNull(text()),
};
export const evidenceSchema = object(evidenceProperties);

export function evidenceView(row: EvidenceRow) {
  return {
    id: row.id,
    case_id: row.caseId,
    kind: row.kind,
    stage: row.stage,
    source: row.source,
    observed_at: row.observedAt,
    received_at: row.receivedAt,
    has_file: row.fileKey !== null,
    content_type: row.contentType,
  };
}

const about = {
  tag: 'evidence',
  params: { id: 'the case' },
  status: 201,
  reply: evidenceSchema,
  idempotent: true,
  problems: ['case_closed'],
} as const;

/** Takes evidence in; what it calls for is checked in the background. */
@Controller('v1/cases/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly intake: EvidenceIntake,
    private readonly documents: DocumentUpload,
    private readonly idempotency: IdempotencyService,
    private readonly recommendation: RecommendationService,
  ) {}

  @Post('documents')
  @DocumentRoute({
    ...about,
    summary: 'An identity document: a picture, the text of a scanner or chip reader, or both',
    upload: {
      fields: {
        type: oneOf(documentTypes),
        mrz_lines: text('lines of the machine-readable zone, one a line'),
        mrz_source: oneOf(['scanner', 'chip']),
        observed_at: moment(),
      },
      optional: ['type', 'mrz_lines', 'mrz_source', 'observed_at', 'file'],
      fileDescription:
        'JPEG, PNG, WebP, AVIF or TIFF of at most 64 megapixels, or a PDF of at most 10 pages, of which the first 4 are read',
    },
    reply: object({ ...evidenceProperties, quality: orNull(pictureQualitySchema) }),
    problems: ['case_closed', 'unsupported_file'],
  })
  async document(@Param('id') id: string, @Caller() caller: Principal, @Req() request: FastifyRequest) {
    const upload = await readUpload(request);
    const observedAt = upload.fields.observed_at;
    const { quality, ...document } = await this.documents.read(upload);
    const received = { kind: 'document' as const, ...document, ...observed(observedAt) };
    const more = { quality: quality ? pictureQualityView(quality) : null };
    return this.receive(id, caller, request, received, more);
  }

  @Post('sessions')
  @DocumentRoute({ ...about, summary: 'A visit or login: address and time zone', body: SessionEvidenceBody })
  async session(
    @Param('id') id: string,
    @Body() { observed_at, ...body }: SessionEvidenceBody,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    return this.receive(id, caller, request, { kind: 'session', body, ...observed(observed_at) });
  }

  @Post('device-reports')
  @DocumentRoute({
    ...about,
    summary: 'Rows of osquery tables from a device',
    body: DeviceReportEvidenceBody,
  })
  async deviceReport(
    @Param('id') id: string,
    @Body() { observed_at, rows, ...report }: DeviceReportEvidenceBody,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    const body = { ...report, rows: deviceRows(rows) };
    return this.receive(id, caller, request, { kind: 'device_report', body, ...observed(observed_at) });
  }

  @Post('messages')
  @DocumentRoute({
    ...about,
    summary: 'What the person wrote: message, CV, invoice',
    body: MessageEvidenceBody,
  })
  async message(
    @Param('id') id: string,
    @Body() { observed_at, ...body }: MessageEvidenceBody,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    return this.receive(id, caller, request, { kind: 'message', body, ...observed(observed_at) });
  }

  @Post('payouts')
  @DocumentRoute({ ...about, summary: 'Where the pay is to go', body: PayoutEvidenceBody })
  async payout(
    @Param('id') id: string,
    @Body() { observed_at, ...body }: PayoutEvidenceBody,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    return this.receive(id, caller, request, { kind: 'payout', body, ...observed(observed_at) });
  }

  @Post('addresses')
  @DocumentRoute({
    ...about,
    summary: 'A postal address: of residence, or where a device is shipped to',
    body: AddressEvidenceBody,
  })
  async address(
    @Param('id') id: string,
    @Body() { observed_at, ...body }: AddressEvidenceBody,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    return this.receive(id, caller, request, { kind: 'address', body, ...observed(observed_at) });
  }

  /** @param more what the reply says beside the evidence */
  private async receive<K extends EvidenceKind>(
    id: string,
    caller: Principal,
    request: FastifyRequest,
    received: { kind: K; body: EvidenceBodies[K] } & Pick<ReceivedEvidence, 'file' | 'observedAt'>,
    more: object = {},
  ) {
    const row = await this.intake.receive(actorOf(caller), id, received, async (tx, made) => {
      // the last check to end makes the recommendation anew; where nothing is checked, that is now
      if (checksFor(received.kind).length === 0) await this.recommendation.update(tx, made.caseId);
      await this.idempotency.settle(tx, request, { status: 201, body: { ...evidenceView(made), ...more } });
    });
    return { ...evidenceView(row), ...more };
  }
}

/** A clock may be a little fast, not a day. */
const mostAheadMs = 24 * 3_600_000;

function observed(at: string | undefined): { observedAt?: Date } {
  if (at === undefined) return {};
  const observedAt = new Date(at);
  if (!isMoment(at) || observedAt.getTime() > Date.now() + mostAheadMs || observedAt.getFullYear() < 1990) {
    throw Problem.field('#/observed_at', 'This must be a time of the past, in ISO 8601 with offset.');
  }
  return { observedAt };
}
