import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsObject, IsString, Length } from 'class-validator';
import { actorOf, type Principal } from '#accounts/principal.js';
import { claimKinds, evidenceKinds } from '#checks/evidence.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { wholeList } from '#platform/http/page.js';
import { Problem } from '#platform/http/problem.js';
import { integer, moment, object, oneOf, openObject, orNull, pageOf, text } from '#platform/http/schema.js';
import { PoliciesService, PolicyNotFound } from '#policy/policies.service.js';
import type { Policy } from '#policy/policy.entity.js';
import { validatePolicy } from '#policy/validate-policy.js';
import { Caller } from '../access/principal.decorator.js';

export class DraftPolicyBody {
  @IsString()
  @Length(1, 100)
  name: string;

  /** required_evidence, required_claims, signal_strengths, second_approval_for ...; what is left out is as by default */
  @IsObject()
  body: Record<string, unknown>;
}

const policySchema = object({
  id: text(),
  name: text(),
  version: integer(),
  status: oneOf(['draft', 'active', 'retired']),
  body: openObject(),
  created_at: moment(),
  activated_at: orNull(moment()),
});

const viewOf = ({ id, name, version, status, body, createdAt, activatedAt }: Policy) => ({
  id,
  name,
  version,
  status,
  body,
  created_at: createdAt,
  activated_at: activatedAt,
});

@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  @DocumentRoute({ summary: 'Policies, all versions', tag: 'policies', reply: pageOf(policySchema) })
  async list() {
    return wholeList((await this.policies.list()).map(viewOf));
  }

  @Post()
  @DocumentRoute({
    summary: 'Draft a new version of a policy',
    tag: 'policies',
    body: DraftPolicyBody,
    status: 201,
    reply: policySchema,
    idempotent: true,
  })
  async draft(@Body() { name, body }: DraftPolicyBody, @Caller() caller: Principal) {
    const result = validatePolicy(body, { evidence: evidenceKinds, claims: claimKinds });
    if (!result.ok) {
      const errors = result.faults.map(({ pointer, detail }) => ({
        pointer: `#/body${pointer}`,
        detail: `This ${detail}.`,
      }));
      throw new Problem('invalid_request', { errors });
    }
    return viewOf(await this.policies.draft(actorOf(caller), name, result.body));
  }

  @Post(':id/activate')
  @DocumentRoute({
    summary: 'Put a version in force for new cases',
    tag: 'policies',
    params: { id: 'the policy version' },
    reply: policySchema,
  })
  async activate(@Param('id') id: string, @Caller() caller: Principal) {
    try {
      return viewOf(await this.policies.activate(actorOf(caller), id));
    } catch (fault) {
      if (fault instanceof PolicyNotFound) throw Problem.notFound();
      throw fault;
    }
  }
}
