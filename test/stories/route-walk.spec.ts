import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { PeopleService } from '#accounts/people.service.js';
import { roles, scopes, type Role, type Scope } from '#accounts/roles.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { systemActor } from '#audit/audit.service.js';
import { registeredRoutes } from '#platform/http/registered-routes.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

/**
 * Who may do what, written down here a second time, apart from the table that the product goes by:
 * route | scope of a key | roles of a person | 'person' when a machine may not.
 */
const expected = `
GET /                                        | open
GET /console                                 | open
GET /console/*                               | open
POST /console/session                        | open
GET /console/session                         | session
DELETE /console/session                      | session
GET /v1/health/live                          | open
GET /v1/health/ready                         | open
GET /v1/openapi.json                         | open
POST /v1/requisitions                        | requisitions:write | screener admin
GET /v1/requisitions                         | requisitions:read  | screener reviewer approver admin auditor
GET /v1/requisitions/:id                     | requisitions:read  | screener reviewer approver admin auditor
GET /v1/candidates                           | candidates:read    | screener reviewer approver auditor
GET /v1/candidates/:id                       | candidates:read    | screener reviewer approver auditor
POST /v1/candidates/:id/claims               | candidates:write   | screener reviewer
POST /v1/candidates/:id/stage                | candidates:write   | screener reviewer
GET /v1/candidates/:id/mitigations           | candidates:read    | reviewer approver auditor
POST /v1/candidates/:id/mitigations          | candidates:write   | reviewer | person
POST /v1/cases                               | cases:write        | screener
GET /v1/cases                                | cases:read         | screener reviewer approver auditor
GET /v1/cases/:id                            | cases:read         | screener reviewer approver auditor
POST /v1/cases/:id/submit                    | cases:write        | screener reviewer
POST /v1/cases/:id/cancel                    | cases:write        | screener reviewer
GET /v1/cases/:id/timeline                   | cases:read         | screener reviewer approver auditor
GET /v1/cases/:id/checks                     | cases:read         | screener reviewer approver auditor
POST /v1/cases/:id/evidence/documents        | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/sessions         | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/device-reports   | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/messages         | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/payouts          | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/addresses        | evidence:write     | screener reviewer
GET /v1/cases/:id/evidence                   | evidence:read      | reviewer approver auditor
GET /v1/cases/:id/signals                    | evidence:read      | reviewer approver auditor
GET /v1/cases/:id/dossier.pdf                | evidence:read      | reviewer approver auditor
GET /v1/evidence/:id                         | evidence:read      | reviewer approver auditor
GET /v1/evidence/:id/file                    | evidence:read      | reviewer approver auditor
POST /v1/checks/:id/retry                    | review:write       | reviewer
GET /v1/review/queue                         | review:read        | reviewer approver auditor
GET /v1/review/ask-templates                 | review:read        | reviewer approver auditor
GET /v1/review/reason-codes                  | review:read        | reviewer approver auditor
GET /v1/review/cases/:id/notes               | review:read        | reviewer approver auditor
POST /v1/review/cases/:id/notes              | review:write       | reviewer approver | person
POST /v1/review/next                         | review:write       | reviewer | person
POST /v1/review/cases/:id/claim              | review:write       | reviewer | person
POST /v1/review/cases/:id/renew              | review:write       | reviewer | person
POST /v1/review/cases/:id/release            | review:write       | reviewer | person
POST /v1/review/cases/:id/asks               | review:write       | reviewer | person
POST /v1/review/cases/:id/decisions          | review:write       | reviewer | person
POST /v1/review/decisions/:id/approval       | review:write       | approver | person
GET /v1/api-keys                             | keys:read          | admin auditor
POST /v1/api-keys                            | keys:write         | admin
DELETE /v1/api-keys/:id                      | keys:write         | admin
GET /v1/policies                             | policies:read      | screener reviewer approver admin auditor
POST /v1/policies                            | policies:write     | admin
POST /v1/policies/:id/activate               | policies:write     | admin
GET /v1/intel                                | intel:read         | screener reviewer approver admin auditor`;

interface Rule {
  route: string;
  method: string;
  path: string;
  access: string;
  roles: readonly string[];
  needsPerson: boolean;
}

const rules: Rule[] = expected
  .trim()
  .split('\n')
  .map((line) => {
    const [route = '', access = '', held = '', person] = line.split('|').map((cell) => cell.trim());
    const [method = '', path = ''] = route.split(' ');
    return { route, method, path, access, roles: held.split(' '), needsPerson: person === 'person' };
  });

interface Principal {
  name: string;
  headers: Record<string, string>;
  /** null for one who is nobody to the service */
  as: { roles: readonly Role[] | null; scopes: readonly Scope[] | null; sendsCsrf: boolean } | null;
}

let installation: TestInstallation;
let source: DataSource;
let principals: Principal[];
/** the request that each route would carry out for whoever may */
let requests: Map<string, { url: string; body?: unknown; form?: Buffer }>;

beforeAll(async () => {
  installation = await startTestInstallation();
  source = installation.api.get(DataSource);
  await installation.startWorker();
  principals = await everybody();
  requests = await goodRequests();
}, 120_000);

afterAll(async () => {
  await installation.stop();
});

async function personWith(...held: Role[]): Promise<string> {
  const person = { name: 'Pat Example', email: 'pat@example.test', roles: held };
  return installation.api.get(PeopleService).create(person, systemActor);
}

/** Signs in as a person does: by the link, in exchange for a cookie. */
async function cookieOf(personId: string): Promise<string> {
  const token = await installation.api.get(SignInService).createLink(personId, systemActor);
  const reply = await installation.api.inject({
    method: 'POST',
    url: '/console/session',
    payload: { token },
  });
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function keyOf(held: readonly Scope[], personId: string | null = null, expiresAt: Date | null = null) {
  return installation.api
    .get(ApiKeysService)
    .create({ name: 'k', scopes: held, personId, expiresAt }, systemActor);
}

async function everybody(): Promise<Principal[]> {
  const csrf = { 'x-hirewall-csrf': '1' };
  const inSession = async (name: string, held: readonly Role[], headers: Record<string, string> = csrf) => {
    const personId = await personWith(...held);
    const cookie = await cookieOf(personId);
    const as = { roles: held, scopes: null, sendsCsrf: 'x-hirewall-csrf' in headers };
    return { personId, principal: { name, headers: { cookie, ...headers }, as } };
  };
  const byKey = async (
    name: string,
    held: readonly Scope[],
    acting: Role | null = null,
  ): Promise<Principal> => {
    const { key } = await keyOf(held, acting && (await personWith(acting)));
    const as = { roles: acting && [acting], scopes: held, sendsCsrf: true };
    return { name, headers: { authorization: `Bearer ${key}` }, as };
  };
  const disabled = await inSession('a disabled person', roles);
  const over = await inSession('an expired session', roles);
  const idle = await inSession('an idle session', roles);
  const revoked = await keyOf(scopes);
  const expired = await keyOf(scopes, null, new Date(Date.now() - 1_000));
  const disabledActing = await personWith(...roles);
  const ofDisabled = await keyOf(scopes, disabledActing);
  const people = installation.api.get(PeopleService);
  await people.disable(disabled.personId, systemActor);
  await people.disable(disabledActing, systemActor);
  await installation.api.get(ApiKeysService).revoke(revoked.id, systemActor);
  await source.query(
    `UPDATE person_sessions SET expires_at = now() - interval '1 second' WHERE person_id = $1`,
    [over.personId],
  );
  await source.query(
    `UPDATE person_sessions SET last_seen_at = now() - interval '3 hours' WHERE person_id = $1`,
    [idle.personId],
  );
  const nobody = (name: string, headers: Record<string, string>): Principal => ({ name, headers, as: null });
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const good = (await inSession('', roles)).principal.headers;
  const mixed = [...revoked.key].reverse().join('');
  return [
    nobody('anonymous', {}),
    nobody('a made-up key', bearer(mixed)),
    nobody('a revoked key', bearer(revoked.key)),
    nobody('an expired key', bearer(expired.key)),
    nobody('the key of a disabled person', bearer(ofDisabled.key)),
    nobody('a made-up cookie', { cookie: 'hirewall_session=AAAA', ...csrf }),
    nobody('a good cookie beside a revoked key', { ...good, ...bearer(revoked.key) }),
    { ...disabled.principal, as: null },
    { ...over.principal, as: null },
    { ...idle.principal, as: null },
    ...(await Promise.all(
      roles.map(async (role) => (await inSession(`session of ${role}`, [role])).principal),
    )),
    ...(
      await Promise.all(
        [{}, { 'x-hirewall-csrf': '0' }].map(
          async (headers) => (await inSession('session without the CSRF header', roles, headers)).principal,
        ),
      )
    ).map((principal) => ({ ...principal, as: principal.as && { ...principal.as, sendsCsrf: false } })),
    ...(await Promise.all(scopes.map((scope) => byKey(`key with ${scope}`, [scope])))),
    await byKey('key with every scope', scopes),
    ...(await Promise.all(roles.map((role) => byKey(`key with every scope for ${role}`, scopes, role)))),
  ];
}

/** What the route must say to this caller: null when it may carry the request out. */
function refusal(rule: Rule, { as }: Principal): { status: number; code?: string } | null {
  if (rule.access === 'open') return null;
  if (as === null) return { status: 401, code: 'unauthenticated' };
  const denied = rule.path.includes(':')
    ? { status: 404, code: 'not_found' }
    : { status: 403, code: 'forbidden' };
  const isSession = as.scopes === null;
  if (rule.access === 'session' && !isSession) return denied;
  if (rule.access !== 'session') {
    const byScope = as.scopes === null || as.scopes.some((scope) => scope === rule.access);
    const byRole = as.roles === null || as.roles.some((role) => rule.roles.includes(role));
    if (!byScope || !byRole) return denied;
    if (rule.needsPerson && as.roles === null) return { status: 403, code: 'person_required' };
  }
  return rule.method !== 'GET' && isSession && !as.sendsCsrf
    ? { status: 403, code: 'csrf_header_missing' }
    : null;
}

/** For each route a request that changes or shows something that exists; cases that are acted on are of their own. */
async function goodRequests(): Promise<Map<string, { url: string; body?: unknown; form?: Buffer }>> {
  const acting = await personWith('screener', 'reviewer', 'admin');
  const client = new ApiClient(installation.api, (await keyOf(scopes, acting)).key);
  const reviewer = principals.find(({ name }) => name === 'session of reviewer');
  const requisition = await client.must<{ id: string }>('/v1/requisitions', { title: 't' });
  const order = {
    requisition_id: requisition.id,
    candidate: { claims: [{ kind: 'name', value: 'Mara Lindqvist' }] },
  };
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#886644' } })
    .png()
    .toBuffer();
  const caseIn = async (claimed: boolean) => {
    const made = await client.must<{ id: string; candidate_id: string }>('/v1/cases', order);
    await client.must(`/v1/cases/${made.id}/evidence/messages`, {
      text: 'Crypto only, USDT please. No bank transfer.',
    });
    if (!claimed) return made;
    await client.must(`/v1/cases/${made.id}/submit`);
    await client.settled(made.id);
    const url = `/v1/review/cases/${made.id}/claim`;
    const reply = await installation.api.inject({ method: 'POST', url, headers: reviewer?.headers ?? {} });
    expect(reply.statusCode).toBe(200);
    return made;
  };
  const plain = await caseIn(false);
  const [free, renewed, released, asked, decided, judged] = [
    await caseIn(false),
    await caseIn(true),
    await caseIn(true),
    await caseIn(true),
    await caseIn(true),
    await caseIn(false),
  ];
  await client.must(`/v1/cases/${free.id}/submit`);
  await client.settled(free.id);
  await client.must(`/v1/cases/${judged.id}/submit`);
  await client.settled(judged.id);
  await client.must(`/v1/review/cases/${judged.id}/claim`);
  const judgement = { decision: 'not_cleared', reason_code: 'payout_not_acceptable', text: 'crypto only' };
  const decision = await client.must<{ id: string }>(`/v1/review/cases/${judged.id}/decisions`, judgement);
  const document = await client.upload(`/v1/cases/${plain.id}/evidence/documents`, { type: 'passport' }, png);
  await client.settled(plain.id);
  const checks = await client.get<{ data: { id: string }[] }>(`/v1/cases/${plain.id}/checks`);
  const check = checks.body.data[0]?.id ?? '';
  await source.query(`UPDATE checks SET status = 'failed', outcome = 'unavailable' WHERE id = $1`, [check]);
  const policy = await client.must<{ id: string }>('/v1/policies', { name: 'walk', body: {} });
  const victim = await keyOf(['cases:read']);
  const link = await installation.api.get(SignInService).createLink(acting, systemActor);
  const canceled = await caseIn(false);
  const span = { from: '2026-01-05T00:00:00Z', until: '2036-01-05T00:00:00Z' };
  const mitigation = { kind: 'allow_list', signal_codes: ['network.known_vpn'], reason: 'ours', ...span };
  const bodies: Record<string, unknown> = {
    'POST /console/session': { token: link },
    'POST /v1/requisitions': { title: 't' },
    'POST /v1/candidates/:id/claims': { claims: [{ kind: 'time_zone', value: 'Europe/Berlin' }] },
    'POST /v1/candidates/:id/stage': { stage: 'offered' },
    'POST /v1/candidates/:id/mitigations': mitigation,
    'POST /v1/cases': order,
    'POST /v1/cases/:id/evidence/sessions': { ip: '192.0.2.1' },
    'POST /v1/cases/:id/evidence/device-reports': {
      platform: 'linux',
      rows: [{ source: 'processes', columns: {} }],
    },
    'POST /v1/cases/:id/evidence/messages': { text: 'hello' },
    'POST /v1/cases/:id/evidence/payouts': { method: 'bank' },
    'POST /v1/cases/:id/evidence/addresses': { purpose: 'residence', line: 'Main Street 1', country: 'DE' },
    'POST /v1/review/cases/:id/notes': { text: 'n' },
    'POST /v1/review/cases/:id/asks': { template: 'own_words', text: 'Where do you live?' },
    'POST /v1/review/cases/:id/decisions': judgement,
    'POST /v1/review/decisions/:id/approval': { approve: true },
    'POST /v1/api-keys': { name: 'n', scopes: ['keys:write'] },
    'POST /v1/policies': { name: 'other', body: {} },
  };
  const evidence = String(document.body['id']);
  const ids: [start: string, id: string][] = [
    ['POST /v1/cases/:id/cancel', canceled.id],
    ['POST /v1/review/cases/:id/claim', free.id],
    ['POST /v1/review/cases/:id/renew', renewed.id],
    ['POST /v1/review/cases/:id/release', released.id],
    ['POST /v1/review/cases/:id/asks', asked.id],
    ['POST /v1/review/cases/:id/decisions', decided.id],
    ['POST /v1/review/decisions/', decision.id],
    ['GET /v1/requisitions/', requisition.id],
    ['GET /v1/evidence/', evidence],
    ['POST /v1/checks/', check],
    ['DELETE /v1/api-keys/', victim.id],
    ['POST /v1/policies/', policy.id],
    ['GET /v1/candidates/', plain.candidate_id],
    ['POST /v1/candidates/', plain.candidate_id],
    ['', plain.id],
  ];
  return new Map(
    rules.map(({ route, method, path }) => {
      const id = ids.find(([start]) => route.startsWith(start))?.[1] ?? '';
      const url = path.replace(':id', id).replace('*', 'index.html');
      const body = bodies[route] ?? (method === 'POST' ? {} : undefined);
      const isForm = route.endsWith('/documents');
      return [route, isForm ? { url, form: formOf(png) } : { url, body }];
    }),
  );
}

const boundary = 'walkboundary';

function formOf(png: Buffer): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="d.png"\r\nContent-Type: image/png\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), png, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

async function ask(rule: Rule, { headers }: Principal, method = rule.method) {
  const request = requests.get(rule.route);
  const type = request?.form ? { 'content-type': `multipart/form-data; boundary=${boundary}` } : {};
  const payload = request?.form ?? request?.body;
  return installation.api.inject({
    method: method as 'GET',
    url: request?.url ?? '',
    headers: { 'idempotency-key': randomUUID(), ...type, ...headers },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
}

describe('the routes', () => {
  it('are those written down here', () => {
    const routes = registeredRoutes(installation.api.getHttpAdapter().getInstance());
    expect([...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()).toEqual(
      rules.map(({ route }) => route).sort(),
    );
  });

  it('let each caller do what is written down, and nothing else', async () => {
    const faults: string[] = [];
    const carriedOut = new Set<string>();
    // signing out ends the session that the other routes are walked with
    const walk = [
      ...rules.filter(({ route }) => !route.startsWith('DELETE /console')),
      ...rules.filter(({ route }) => route.startsWith('DELETE /console')),
    ];
    for (const rule of walk) {
      for (const principal of principals) {
        const wanted = refusal(rule, principal);
        const reply = await ask(rule, principal);
        const { statusCode: status } = reply;
        const code = status >= 400 ? reply.json<{ code: string }>().code : undefined;
        if (status < 400) carriedOut.add(rule.route);
        // one who may can still come too late: the case is taken, the decision made, the link used
        const isLate = status === 409 || code === 'own_proposal' || code === 'sign_in_link_invalid';
        const isRight = wanted ? status === wanted.status && code === wanted.code : status < 400 || isLate;
        if (!isRight)
          faults.push(
            `${rule.route} as ${principal.name}: ${status} ${code ?? ''}, expected ${wanted ? `${wanted.status} ${wanted.code ?? ''}` : 'to pass'}`,
          );
      }
    }
    expect(faults).toEqual([]);
    // a refusal proves something only where the same request goes through for another
    expect(rules.map(({ route }) => route).filter((route) => !carriedOut.has(route))).toEqual([]);
  }, 240_000);

  it('answer HEAD by the rule of GET', async () => {
    for (const rule of rules.filter(({ method }) => method === 'GET')) {
      for (const principal of principals.filter(({ as }) => as === null)) {
        const { statusCode } = await ask(rule, principal, 'HEAD');
        expect(statusCode, `${rule.route} as ${principal.name}`)[
          rule.access === 'open' ? 'toBeLessThan' : 'toBe'
        ](rule.access === 'open' ? 400 : 401);
      }
    }
  });
});
