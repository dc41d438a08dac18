import { Controller, Get, Inject } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentRoute } from '#platform/http/document-route.js';
import { OpenApiDocument } from '#platform/http/openapi-document.service.js';
import { openObject } from '#platform/http/schema.js';
import { ROUTE_TABLE } from '../access/access.guard.js';
import type { Access, RouteRow } from '../access/route-table.js';

@Controller('v1/openapi.json')
export class OpenApiController {
  constructor(
    private readonly document: OpenApiDocument,
    @Inject(ROUTE_TABLE) private readonly table: readonly RouteRow[],
  ) {}

  @Get()
  @DocumentRoute({ summary: 'This document', tag: 'meta', reply: openObject('OpenAPI 3.1') })
  describe(): OpenAPIObject {
    return withAccess(this.document.get(), this.table);
  }
}

/** The document with the route table's word on who reaches what. */
function withAccess(document: OpenAPIObject, table: readonly RouteRow[]): OpenAPIObject {
  const paths = { ...document.paths };
  for (const { method, path, access } of table) {
    const name = path.replaceAll(/:(\w+)/g, '{$1}');
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const item = paths[name];
    const operation = item?.[verb];
    if (item && operation) paths[name] = { ...item, [verb]: { ...operation, security: securityOf(access) } };
  }
  return { ...document, paths };
}

/** Of schemes that are no OAuth the list names roles and scopes for the reader (OpenAPI 3.1, security requirement). */
function securityOf(access: Access): Record<string, string[]>[] {
  if (access.kind === 'open') return [];
  if (access.kind === 'session') return [{ session: [] }];
  return [{ api_key: [access.scope] }, { session: [...access.roles] }];
}
