import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { actorOf, type ActingPerson, type Principal } from '#accounts/principal.js';
import { CasesService } from '#cases/cases.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { wholeList } from '#platform/http/page.js';
import { Problem } from '#platform/http/problem.js';
import { listOf, moment, object, oneOf, orNull, pageOf, text } from '#platform/http/schema.js';
import { askTemplates } from '#review/ask-templates.js';
import { decisionKinds, decisionStates, reasonCodes, type DecisionKind } from '#review/decisions.js';
import { DecisionsService } from '#review/decisions.service.js';
import { Leases } from '#review/leases.service.js';
import { NotesService } from '#review/notes.service.js';
import { Caller, CallingPerson } from '../access/principal.decorator.js';
import { CaseDetails } from './case-details.service.js';
import { personSchema } from './case-details.schema.js';
import { QueueViews, QueueQuery, queueRowSchema } from './queue-views.service.js';

export class NoteBody {
  @IsString()
  @Length(1, 10_000)
  text: string;
}

export class AskBody {
  @IsIn(askTemplates.map(({ id }) => id))
  template: string;

  @IsString()
  @Length(1, 5_000)
  text: string;
}

export class DecisionBody {
  @IsIn(decisionKinds)
  decision: DecisionKind;

  @IsIn(reasonCodes.map(({ id }) => id))
  reason_code: string;

  @IsString()
  @Length(1, 10_000)
  text: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  evidence_ids?: string[];
}

export class ApprovalBody {
  @IsBoolean()
  approve: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 10_000)
  text?: string;
}

const noteSchema = object({ id: text(), text: text(), created_at: moment(), author: orNull(personSchema) });
const leaseSchema = object({ lease_expires_at: moment() });
const decisionSchema = object({
  id: text(),
  case_id: text(),
  state: oneOf(decisionStates),
  decision: oneOf(decisionKinds),
});
const ofCase = { tag: 'review', params: { id: 'the case' } } as const;

/** The work of reviewers. Whoever decides is a person. */
@Controller('v1/review')
export class ReviewController {
  constructor(
    private readonly queue: QueueViews,
    private readonly leases: Leases,
    private readonly notes: NotesService,
    private readonly decisions: DecisionsService,
    private readonly cases: CasesService,
    private readonly details: CaseDetails,
  ) {}

  @Get('queue')
  @DocumentRoute({
    summary: 'Cases waiting for a reviewer, what weighs most first',
    tag: 'review',
    query: QueueQuery,
    reply: pageOf(queueRowSchema),
  })
  async list(@Query() query: QueueQuery) {
    return this.queue.page(query);
  }

  @Post('next')
  @DocumentRoute({
    summary: 'Claim the next case; 204 when nothing waits',
    tag: 'review',
    reply: object({ case_id: text() }),
  })
  async next(
    @Caller() caller: Principal,
    @CallingPerson() person: ActingPerson,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ case_id: string } | undefined> {
    const caseId = await this.leases.claimNext(actorOf(caller), person.id);
    if (caseId !== null) return { case_id: caseId };
    reply.code(HttpStatus.NO_CONTENT);
    return undefined;
  }

  @Post('cases/:id/claim')
  @DocumentRoute({
    ...ofCase,
    summary: 'Take a case to work on it',
    reply: leaseSchema,
    problems: ['claimed_by_another', 'conflict'],
  })
  async claim(@Param('id') id: string, @Caller() caller: Principal, @CallingPerson() person: ActingPerson) {
    return { lease_expires_at: await this.leases.claim(actorOf(caller), person.id, id) };
  }

  @Post('cases/:id/renew')
  @DocumentRoute({
    ...ofCase,
    summary: 'Keep a case that is being worked on',
    reply: leaseSchema,
    problems: ['not_claimed', 'claimed_by_another'],
  })
  async renew(@Param('id') id: string, @CallingPerson() person: ActingPerson) {
    return { lease_expires_at: await this.leases.renew(person.id, id) };
  }

  @Post('cases/:id/release')
  @DocumentRoute({
    ...ofCase,
    summary: 'Give a case back to the queue',
    status: 204,
    problems: ['not_claimed', 'claimed_by_another'],
  })
  async release(
    @Param('id') id: string,
    @Caller() caller: Principal,
    @CallingPerson() person: ActingPerson,
  ): Promise<void> {
    await this.leases.release(actorOf(caller), person.id, id);
  }

  @Get('cases/:id/notes')
  @DocumentRoute({ ...ofCase, summary: 'Notes on a case', reply: pageOf(noteSchema) })
  async notesOf(@Param('id') id: string) {
    await this.cases.find(id);
    const [notes, name] = await Promise.all([this.notes.ofCase(id), this.details.names()]);
    return wholeList(
      notes.map((note) => ({
        id: note.id,
        text: note.text,
        created_at: note.createdAt,
        author: { id: note.authorId, name: name(note.authorId) },
      })),
    );
  }

  @Post('cases/:id/notes')
  @DocumentRoute({
    ...ofCase,
    summary: 'Add a note',
    body: NoteBody,
    status: 201,
    reply: noteSchema,
    idempotent: true,
  })
  async addNote(
    @Param('id') id: string,
    @Body() body: NoteBody,
    @Caller() caller: Principal,
    @CallingPerson() person: ActingPerson,
  ) {
    const note = await this.notes.add(actorOf(caller), person.id, id, body.text);
    const name = await this.details.names();
    return {
      id: note.id,
      text: note.text,
      created_at: note.createdAt,
      author: { id: person.id, name: name(person.id) },
    };
  }

  @Post('cases/:id/asks')
  @DocumentRoute({
    ...ofCase,
    summary: 'Ask the candidate; the case is on hold until evidence comes',
    body: AskBody,
    status: 201,
    reply: object({ id: text(), asked_at: moment() }),
    idempotent: true,
    problems: ['case_closed'],
  })
  async ask(
    @Param('id') id: string,
    @Body() body: AskBody,
    @Caller() caller: Principal,
    @CallingPerson() person: ActingPerson,
  ) {
    const ask = await this.notes.ask(actorOf(caller), person.id, id, body);
    return { id: ask.id, asked_at: ask.askedAt };
  }

  @Get('ask-templates')
  @DocumentRoute({
    summary: 'Questions to start from',
    tag: 'review',
    reply: pageOf(object({ id: text(), title: text(), text: text() })),
  })
  templates() {
    return wholeList(askTemplates);
  }

  @Get('reason-codes')
  @DocumentRoute({
    summary: 'Reasons a decision can be given for',
    tag: 'review',
    reply: pageOf(object({ id: text(), title: text(), for: listOf(oneOf(decisionKinds)) })),
  })
  reasons() {
    return wholeList(reasonCodes);
  }

  @Post('cases/:id/decisions')
  @DocumentRoute({
    ...ofCase,
    summary: 'Decide; where the policy asks for a second person this is a proposal',
    body: DecisionBody,
    status: 201,
    reply: decisionSchema,
    idempotent: true,
    problems: ['not_claimed', 'claimed_by_another', 'conflict'],
  })
  async decide(
    @Param('id') id: string,
    @Body() body: DecisionBody,
    @Caller() caller: Principal,
    @CallingPerson() person: ActingPerson,
  ) {
    const decision = await this.decisions.propose(actorOf(caller), person.id, id, {
      decision: body.decision,
      reasonCode: body.reason_code,
      text: body.text,
      evidenceIds: [...new Set(body.evidence_ids ?? [])],
    });
    return { id: decision.id, case_id: id, state: decision.state, decision: decision.decision };
  }

  @Post('decisions/:id/approval')
  @DocumentRoute({
    summary: 'Approve a proposed decision, or send it back; never one’s own',
    tag: 'review',
    params: { id: 'the decision' },
    body: ApprovalBody,
    reply: decisionSchema,
    problems: ['own_proposal', 'conflict'],
  })
  async judge(
    @Param('id') id: string,
    @Body() { approve, text: words }: ApprovalBody,
    @Caller() caller: Principal,
    @CallingPerson() person: ActingPerson,
  ) {
    if (!approve && !words) throw Problem.field('#/text', 'Say why it is sent back.');
    const decision = await this.decisions.judge(actorOf(caller), person.id, id, {
      approve,
      text: words ?? null,
    });
    return { id, case_id: decision.caseId, state: decision.state, decision: decision.decision };
  }
}
