import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import { Idempotent } from './idempotency.interceptor.js';
import { problemMediaType, problemType } from './problem.js';
import { problems, type ProblemCode } from './problems.catalogue.js';
import { listOf, object, text, type JsonSchema } from './schema.js';
import { schemaOfDto, type DtoClass } from './schema-of-dto.js';

export interface RouteDescription {
  summary: string;
  /** groups routes in the document: 'cases' */
  tag: string;
  /** JSON body: its DTO class, or a schema where no class describes it */
  body?: DtoClass | JsonSchema;
  /** multipart/form-data: schemas of the fields beside the file */
  upload?: { fields: Record<string, JsonSchema>; optional?: readonly string[]; fileDescription: string };
  query?: DtoClass;
  /** path parameters, with what each is; default: 'id' for a path with :id */
  params?: Record<string, string>;
  status?: 200 | 201 | 202 | 204;
  /** the reply; left out for 204 */
  reply?: JsonSchema;
  /** media type of the reply when it is not JSON */
  produces?: string;
  /** an Idempotency-Key is required, and repeats get the same reply */
  idempotent?: boolean;
  /** what can go wrong beyond what every route can answer with */
  problems?: readonly ProblemCode[];
}

const problemSchema: JsonSchema = object(
  {
    type: text('urn:hirewall:problem:<code>'),
    title: text(),
    status: { type: 'integer' },
    detail: text('about this case; for people, never to be parsed'),
    code: text('stable; what a program decides by'),
    fix: text('what the caller can do'),
    request_id: text(),
    errors: listOf(object({ pointer: text(), parameter: text(), detail: text() }, ['pointer', 'parameter'])),
  },
  ['errors'],
);

/** Declares everything the OpenAPI document says of a route, and sets the status of its reply (default 200). */
export function DocumentRoute(description: RouteDescription): MethodDecorator {
  const { summary, tag, status = 200, reply, produces, idempotent } = description;
  const content = produces
    ? { [produces]: { schema: reply ?? {} } }
    : { 'application/json': { schema: reply ?? {} } };
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, tags: [tag] }),
    ApiResponse({ status, description: summary, ...(reply ? { content: content as never } : {}) }),
    ...(produces ? [ApiProduces(produces)] : []),
    ...requestDecorators(description),
    ...(idempotent ? [Idempotent(), idempotencyHeader] : []),
    ...problemResponses(description),
  );
}

const idempotencyHeader = ApiHeader({
  name: 'Idempotency-Key',
  required: true,
  description: 'Made for this one action and repeated on a retry; kept for 24 hours',
  schema: { type: 'string', maxLength: 255 },
});

function requestDecorators({ body, upload, query, params = {} }: RouteDescription): MethodDecorator[] {
  const decorators: MethodDecorator[] = [];
  if (body) {
    const schema = typeof body === 'function' ? schemaOfDto(body) : body;
    decorators.push(ApiConsumes('application/json'), ApiBody({ schema: schema as never }));
  }
  if (upload) {
    const file: JsonSchema = { type: 'string', format: 'binary', description: upload.fileDescription };
    const schema = object({ ...upload.fields, file }, upload.optional);
    decorators.push(ApiConsumes('multipart/form-data'), ApiBody({ schema: schema as never }));
  }
  const queried = query ? schemaOfDto(query) : {};
  for (const [name, schema] of Object.entries(queried.properties ?? {})) {
    const required = queried.required?.includes(name) ?? false;
    decorators.push(ApiQuery({ name, required, schema: schema as never }));
  }
  for (const [name, about] of Object.entries(params)) {
    decorators.push(ApiParam({ name, description: about, schema: { type: 'string' } }));
  }
  return decorators;
}

function problemResponses({
  body,
  upload,
  query,
  params,
  idempotent,
  problems: own = [],
}: RouteDescription): MethodDecorator[] {
  const codes = new Set<ProblemCode>([...own, 'unauthenticated', 'rate_limited', 'internal_error']);
  if (body ?? upload ?? query) codes.add('invalid_request');
  if (body) codes.add('malformed_json');
  if (upload) for (const code of ['file_too_large', 'malformed_multipart'] as const) codes.add(code);
  codes.add(params ? 'not_found' : 'forbidden');
  if (idempotent) {
    for (const code of [
      'idempotency_key_missing',
      'idempotency_in_progress',
      'idempotency_key_reused',
    ] as const) {
      codes.add(code);
    }
  }
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes)
    byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  return [...byStatus].map(([status, some]) =>
    ApiResponse({
      status,
      description: some.map((code) => `${problemType(code)}: ${problems[code].title}`).join('\n\n'),
      content: { [problemMediaType]: { schema: problemSchema as never } },
    }),
  );
}
