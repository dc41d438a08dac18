import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopes } from '#accounts/roles.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { systemActor } from '#audit/audit.service.js';
import { registeredRoutes } from '#platform/http/registered-routes.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';
import { everybody, keyOf, personWith, type Principal } from './route-walk/principals.js';
import { rules, type Rule } from './route-walk/who-may.js';

let installation: TestInstallation;
let source: DataSource;
let principals: Principal[];
/** the request that each route would carry out for whoever may */
let requests: Map<string, { url: string; body?: unknown; form?: Buffer }>;

beforeAll(async () => {
  installation = await startTestInstallation();
  source = installation.api.get(DataSource);
  await installation.startWorker();
  principals = await everybody(installation);
  requests = await goodRequests();
}, 120_000);

afterAll(async () => {
  await installation.stop();
});

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
  const acting = await personWith(installation, 'screener', 'reviewer', 'admin');
  const client = new ApiClient(installation.api, (await keyOf(installation, scopes, acting)).key);
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
  const victim = await keyOf(installation, ['cases:read']);
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
