import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemType } from './problem.js';
import { problems } from './problems.catalogue.js';

/** The OpenAPI 3.1 document of every route under /v1 and /console. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hirewall API')
    .setVersion('1')
    .setDescription(
      'Errors are application/problem+json (RFC 9457); programs decide by `code`. Lists have opaque cursors. New ' +
        'members, new values of enumerations and new kinds of events may be added without a new version.',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API key: hw_<id>_<secret>' }, 'api_key')
    .addCookieAuth('hirewall_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    autoTagControllers: false,
  });
  const catalogue = Object.entries(problems).map(([code, { status, title, fix }]) => ({
    type: problemType(code as keyof typeof problems),
    status,
    title,
    fix,
  }));
  return { ...document, 'x-problems': catalogue } as OpenAPIObject;
}

/** Every operation that does not say what it takes and what it answers, as 'POST /v1/cases: no schema of its body'. */
export function undocumentedRoutes(document: OpenAPIObject): string[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? faultsOf(operation).map((fault) => `${method.toUpperCase()} ${path}: ${fault}`) : [];
    }),
  );
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

function faultsOf(operation: Operation): string[] {
  const faults: string[] = [];
  if (!operation.summary) faults.push('no summary');
  const replies = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  if (replies.length === 0) faults.push('no reply');
  if (replies.some(([status, reply]) => status !== '204' && !hasSchema(reply)))
    faults.push('no schema of its reply');
  if (operation.requestBody && !hasSchema(operation.requestBody)) faults.push('no schema of its body');
  return faults;
}

function hasSchema(part: object | undefined): boolean {
  const content = (part as { content?: Record<string, { schema?: object }> } | undefined)?.content ?? {};
  const media = Object.values(content);
  return (
    media.length > 0 && media.every(({ schema }) => schema !== undefined && Object.keys(schema).length > 0)
  );
}
