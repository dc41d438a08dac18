import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiKeysService, type ApiKeyView } from '#accounts/api-keys.service.js';
import { actorOf, personOf, type Principal } from '#accounts/principal.js';
import { scopes } from '#accounts/roles.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { decodeCursor, page, PageQuery, type Page } from '#platform/http/page.js';
import { Problem } from '#platform/http/problem.js';
import { listOf, moment, object, oneOf, orNull, pageOf, text } from '#platform/http/schema.js';
import { Caller } from '../access/principal.decorator.js';
import { CreateApiKeyBody } from './api-keys.dto.js';

const members = {
  id: text(),
  name: text(),
  scopes: listOf(oneOf(scopes)),
  acts_for: orNull(text('id of the person')),
  created_by: text(),
  created_at: moment(),
  expires_at: orNull(moment()),
  revoked_at: orNull(moment()),
};

@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Post()
  @DocumentRoute({
    summary: 'Make an API key; its text is in this reply and nowhere else',
    tag: 'api-keys',
    body: CreateApiKeyBody,
    status: 201,
    reply: object({ id: text(), key: text('hw_<id>_<secret>') }),
    idempotent: true,
    problems: ['person_required'],
  })
  async create(
    @Body() body: CreateApiKeyBody,
    @Caller() caller: Principal,
  ): Promise<{ id: string; key: string }> {
    refuseExcess(body, caller);
    const personId = body.acts_for_me ? personOf(caller)?.id : null;
    if (personId === undefined) throw new Problem('person_required');
    const expiresAt = body.expires_at === undefined ? null : new Date(body.expires_at);
    if (expiresAt && expiresAt.getTime() <= Date.now()) {
      throw Problem.field('#/expires_at', 'This must be a time to come.');
    }
    return this.apiKeys.create(
      { name: body.name, scopes: body.scopes, personId, expiresAt },
      actorOf(caller),
    );
  }

  @Get()
  @DocumentRoute({
    summary: 'API keys, newest first, revoked ones too',
    tag: 'api-keys',
    query: PageQuery,
    reply: pageOf(object(members)),
  })
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<Record<string, unknown>>> {
    const [before] = decodeCursor('api-keys', cursor, ['string']) ?? [];
    const { data, ...rest } = page(
      await this.apiKeys.list(limit + 1, before),
      limit,
      'api-keys',
      ({ id }) => [id],
    );
    return { data: data.map(viewOf), ...rest };
  }

  @Delete(':id')
  @DocumentRoute({
    summary: 'Revoke an API key; from now on it opens nothing',
    tag: 'api-keys',
    params: { id: 'the key' },
    status: 204,
  })
  async revoke(@Param('id') id: string, @Caller() caller: Principal): Promise<void> {
    if (!(await this.apiKeys.revoke(id, actorOf(caller)))) throw Problem.notFound();
  }
}

/** A key can't make one that may do more than itself. */
function refuseExcess({ scopes: asked }: CreateApiKeyBody, caller: Principal): void {
  if (caller.kind !== 'api_key') return;
  const excess = asked.findIndex((scope) => !caller.scopes.includes(scope));
  if (excess >= 0) throw Problem.field(`#/scopes/${excess}`, 'This key does not have the scope itself.');
}

function viewOf(key: ApiKeyView): Record<string, unknown> {
  return {
    id: key.id,
    name: key.name,
    scopes: key.scopes,
    acts_for: key.personId,
    created_by: key.createdBy,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
  };
}
