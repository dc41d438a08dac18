import { describe, expect, it } from 'vitest';
import type { Principal } from '#accounts/principal.js';
import { roles, scopes, type Role, type Scope } from '#accounts/roles.js';
import { refusalOf } from './authorize.js';
import { nameOf } from './route-faults.js';
import { routeTable } from './route-table.js';

const inSession = (role: Role): Principal => ({
  kind: 'person',
  id: 'per_1',
  roles: [role],
  sessionId: 'ses_1',
});
const key = (held: readonly Scope[], role?: Role): Principal => ({
  kind: 'api_key',
  id: 'key_1',
  scopes: held,
  person: role ? { id: 'per_1', roles: [role] } : null,
});

function reached(principal: Principal): string[] {
  return routeTable.filter((row) => refusalOf(row, principal) === null).map(nameOf);
}

const openRoutes = routeTable.filter(({ access }) => access.kind === 'open').map(nameOf);
const changes = (name: string): boolean => !name.startsWith('GET ');

describe('the route table', () => {
  it('lets nobody without a name reach more than the open pages, health, the description and signing in', () => {
    expect(reached({ kind: 'anonymous' })).toEqual(openRoutes);
    expect(openRoutes).toEqual([
      'GET /',
      'GET /console',
      'GET /console/*',
      'POST /console/session',
      'GET /v1/health/live',
      'GET /v1/health/ready',
      'GET /v1/openapi.json',
    ]);
  });

  it('lets an auditor change nothing but the own session', () => {
    expect(reached(inSession('auditor')).filter(changes)).toEqual([
      'POST /console/session',
      'DELETE /console/session',
    ]);
  });

  it('keeps evidence, signals and decisions from a screener', () => {
    const reach = reached(inSession('screener'));
    expect(reach).not.toContain('GET /v1/evidence/:id');
    expect(reach).not.toContain('GET /v1/cases/:id/signals');
    expect(reach.filter((name) => name.includes('/review/'))).toEqual([]);
  });

  it('keeps candidates and cases from an administrator', () => {
    expect(
      reached(inSession('admin')).filter((name) => /candidates|cases|evidence|review/.test(name)),
    ).toEqual([]);
  });

  it('lets only an approver approve, and only a reviewer propose', () => {
    const who = (name: string): Role[] => roles.filter((role) => reached(inSession(role)).includes(name));
    expect(who('POST /v1/review/decisions/:id/approval')).toEqual(['approver']);
    expect(who('POST /v1/review/cases/:id/decisions')).toEqual(['reviewer']);
  });

  it('gives every decision, claim and note to a human, whatever scopes a key has', () => {
    const refusals = routeTable.map((row) => ({
      name: nameOf(row),
      code: refusalOf(row, key(scopes))?.code,
    }));
    const byHumans = refusals.filter(({ code }) => code === 'person_required').map(({ name }) => name);
    expect(byHumans).toContain('POST /v1/review/cases/:id/decisions');
    expect(byHumans).toContain('POST /v1/review/decisions/:id/approval');
    expect(byHumans).toContain('POST /v1/review/cases/:id/notes');
    expect(byHumans).toContain('POST /v1/candidates/:id/mitigations');
  });

  it('lets a key that acts for a person do what both may, and no more', () => {
    for (const role of roles) {
      for (const scope of scopes) {
        const both = reached(key([scope], role));
        const asPerson = reached(inSession(role));
        const scoped = routeTable.filter(
          ({ access }) => access.kind === 'open' || (access.kind === 'rights' && access.scope === scope),
        );
        expect(both).toEqual(scoped.map(nameOf).filter((name) => asPerson.includes(name)));
      }
    }
  });

  it('answers the address of one thing as if it were missing, and the address of a list with 403', () => {
    for (const row of routeTable) {
      const refusal = refusalOf(row, key([]));
      if (row.access.kind === 'open') continue;
      expect(refusal?.status, nameOf(row)).toBe(row.path.includes('/:') ? 404 : 403);
      expect(refusalOf(row, { kind: 'anonymous' })?.status).toBe(401);
    }
  });
});
