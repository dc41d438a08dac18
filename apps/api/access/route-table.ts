import type { Role, Scope } from '#accounts/roles.js';

/**
 * Who reaches which route. A route that is not here is closed, and one without a row fails the start.
 * - open: everybody
 * - session: whoever is signed in to the console
 * - rights: a person with one of the roles, or an API key with the scope; a key that acts for a person needs both
 * `person`: only a person may, in a session or through a key that acts for one. A decision is a human's.
 */
export type Access =
  | { kind: 'open' }
  | { kind: 'session' }
  | { kind: 'rights'; scope: Scope; roles: readonly Role[]; person: boolean };

export interface RouteRow {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** as Fastify matches it; HEAD goes with GET */
  path: string;
  access: Access;
}

const everybody: readonly Role[] = ['screener', 'reviewer', 'approver', 'admin', 'auditor'];
const whoFollow: readonly Role[] = ['screener', 'reviewer', 'approver', 'auditor'];
const whoExamine: readonly Role[] = ['reviewer', 'approver', 'auditor'];
const whoWork: readonly Role[] = ['screener', 'reviewer'];
const keepers: readonly Role[] = ['admin', 'auditor'];

const open: Access = { kind: 'open' };
const session: Access = { kind: 'session' };
const allow = (scope: Scope, roles: readonly Role[]): Access => ({
  kind: 'rights',
  scope,
  roles,
  person: false,
});
const person = (scope: Scope, roles: readonly Role[]): Access => ({
  kind: 'rights',
  scope,
  roles,
  person: true,
});

const get = (path: string, access: Access): RouteRow => ({ method: 'GET', path, access });
const post = (path: string, access: Access): RouteRow => ({ method: 'POST', path, access });
const del = (path: string, access: Access): RouteRow => ({ method: 'DELETE', path, access });

const evidenceKinds = ['documents', 'sessions', 'device-reports', 'messages', 'payouts', 'addresses'];

export const routeTable: readonly RouteRow[] = [
  get('/', open),
  get('/console', open),
  get('/console/*', open),
  post('/console/session', open),
  get('/console/session', session),
  del('/console/session', session),

  get('/v1/health/live', open),
  get('/v1/health/ready', open),
  get('/v1/openapi.json', open),

  post('/v1/requisitions', allow('requisitions:write', ['screener', 'admin'])),
  get('/v1/requisitions', allow('requisitions:read', everybody)),
  get('/v1/requisitions/:id', allow('requisitions:read', everybody)),

  get('/v1/candidates', allow('candidates:read', whoFollow)),
  get('/v1/candidates/:id', allow('candidates:read', whoFollow)),
  post('/v1/candidates/:id/claims', allow('candidates:write', whoWork)),
  post('/v1/candidates/:id/stage', allow('candidates:write', whoWork)),
  // suppresses signals, so somebody answers for it
  post('/v1/candidates/:id/mitigations', person('candidates:write', ['reviewer'])),
  get('/v1/candidates/:id/mitigations', allow('candidates:read', whoExamine)),

  post('/v1/cases', allow('cases:write', ['screener'])),
  get('/v1/cases', allow('cases:read', whoFollow)),
  get('/v1/cases/:id', allow('cases:read', whoFollow)),
  post('/v1/cases/:id/submit', allow('cases:write', whoWork)),
  post('/v1/cases/:id/cancel', allow('cases:write', whoWork)),
  get('/v1/cases/:id/timeline', allow('cases:read', whoFollow)),
  get('/v1/cases/:id/checks', allow('cases:read', whoFollow)),

  ...evidenceKinds.map((kind) => post(`/v1/cases/:id/evidence/${kind}`, allow('evidence:write', whoWork))),
  get('/v1/cases/:id/evidence', allow('evidence:read', whoExamine)),
  get('/v1/cases/:id/documents', allow('evidence:read', whoExamine)),
  get('/v1/cases/:id/signals', allow('evidence:read', whoExamine)),
  get('/v1/cases/:id/dossier.pdf', allow('evidence:read', whoExamine)),
  get('/v1/evidence/:id', allow('evidence:read', whoExamine)),
  get('/v1/evidence/:id/file', allow('evidence:read', whoExamine)),
  post('/v1/checks/:id/retry', allow('review:write', ['reviewer'])),

  get('/v1/review/queue', allow('review:read', whoExamine)),
  get('/v1/review/ask-templates', allow('review:read', whoExamine)),
  get('/v1/review/reason-codes', allow('review:read', whoExamine)),
  get('/v1/review/cases/:id/notes', allow('review:read', whoExamine)),
  post('/v1/review/cases/:id/notes', person('review:write', ['reviewer', 'approver'])),
  post('/v1/review/next', person('review:write', ['reviewer'])),
  post('/v1/review/cases/:id/claim', person('review:write', ['reviewer'])),
  post('/v1/review/cases/:id/renew', person('review:write', ['reviewer'])),
  post('/v1/review/cases/:id/release', person('review:write', ['reviewer'])),
  post('/v1/review/cases/:id/asks', person('review:write', ['reviewer'])),
  post('/v1/review/cases/:id/decisions', person('review:write', ['reviewer'])),
  post('/v1/review/decisions/:id/approval', person('review:write', ['approver'])),

  get('/v1/api-keys', allow('keys:read', keepers)),
  post('/v1/api-keys', allow('keys:write', ['admin'])),
  del('/v1/api-keys/:id', allow('keys:write', ['admin'])),
  get('/v1/policies', allow('policies:read', everybody)),
  post('/v1/policies', allow('policies:write', ['admin'])),
  post('/v1/policies/:id/activate', allow('policies:write', ['admin'])),
  get('/v1/intel', allow('intel:read', everybody)),
];
