import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { actorOf, type Principal } from '#accounts/principal.js';
import { RequisitionNotFound } from '#intake/intake-errors.js';
import type { Requisition } from '#intake/requisition.entity.js';
import { RequisitionsService } from '#intake/requisitions.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { keysetAfter, keysetPage, PageQuery, type Page } from '#platform/http/page.js';
import { Problem } from '#platform/http/problem.js';
import { moment, object, oneOf, orNull, pageOf, text } from '#platform/http/schema.js';
import { defaultPolicyName } from '#policy/policies.service.js';
import { Caller } from '../access/principal.decorator.js';

export class CreateRequisitionBody {
  @IsString()
  @Length(1, 200)
  title: string;

  /** what your own system calls the opening */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  external_ref?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  policy_name?: string;
}

const requisition = object({
  id: text(),
  title: text(),
  external_ref: orNull(text()),
  policy_name: text('the policy in force of this name applies to new cases'),
  status: oneOf(['open', 'closed']),
  created_at: moment(),
});

function viewOf(row: Requisition) {
  return {
    id: row.id,
    title: row.title,
    external_ref: row.externalRef,
    policy_name: row.policyName,
    status: row.status,
    created_at: row.createdAt,
  };
}

@Controller('v1/requisitions')
export class RequisitionsController {
  constructor(private readonly requisitions: RequisitionsService) {}

  @Post()
  @DocumentRoute({
    summary: 'Open a requisition',
    tag: 'requisitions',
    body: CreateRequisitionBody,
    status: 201,
    reply: requisition,
    idempotent: true,
  })
  async create(@Body() body: CreateRequisitionBody, @Caller() caller: Principal) {
    return viewOf(
      await this.requisitions.create(actorOf(caller), {
        title: body.title,
        externalRef: body.external_ref ?? null,
        policyName: body.policy_name ?? defaultPolicyName,
      }),
    );
  }

  @Get()
  @DocumentRoute({
    summary: 'Requisitions, newest first',
    tag: 'requisitions',
    query: PageQuery,
    reply: pageOf(requisition),
  })
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<ReturnType<typeof viewOf>>> {
    const rows = await this.requisitions.list({ limit, ...keysetAfter('requisitions', cursor) });
    const { data, ...rest } = keysetPage(rows, limit, 'requisitions', (row) => ({
      at: row.createdAt,
      id: row.id,
    }));
    return { data: data.map(viewOf), ...rest };
  }

  @Get(':id')
  @DocumentRoute({
    summary: 'A requisition',
    tag: 'requisitions',
    params: { id: 'the requisition' },
    reply: requisition,
  })
  async find(@Param('id') id: string) {
    try {
      return viewOf(await this.requisitions.find(id));
    } catch (fault) {
      if (fault instanceof RequisitionNotFound) throw Problem.notFound();
      throw fault;
    }
  }
}
