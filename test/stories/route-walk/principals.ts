import { DataSource } from 'typeorm';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { PeopleService } from '#accounts/people.service.js';
import { roles, scopes, type Role, type Scope } from '#accounts/roles.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { systemActor } from '#audit/audit.service.js';
import type { TestInstallation } from '../../harness/installation.js';

export interface Principal {
  name: string;
  headers: Record<string, string>;
  /** null for one who is nobody to the service */
  as: { roles: readonly Role[] | null; scopes: readonly Scope[] | null; sendsCsrf: boolean } | null;
}

export async function personWith(installation: TestInstallation, ...held: Role[]): Promise<string> {
  const person = { name: 'Pat Example', email: 'pat@example.test', roles: held };
  return installation.api.get(PeopleService).create(person, systemActor);
}

/** Signs in as a person does: by the link, in exchange for a cookie. */
async function cookieOf(installation: TestInstallation, personId: string): Promise<string> {
  const token = await installation.api.get(SignInService).createLink(personId, systemActor);
  const reply = await installation.api.inject({
    method: 'POST',
    url: '/console/session',
    payload: { token },
  });
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

export async function keyOf(
  installation: TestInstallation,
  held: readonly Scope[],
  personId: string | null = null,
  expiresAt: Date | null = null,
) {
  return installation.api
    .get(ApiKeysService)
    .create({ name: 'k', scopes: held, personId, expiresAt }, systemActor);
}

export async function everybody(installation: TestInstallation): Promise<Principal[]> {
  const csrf = { 'x-hirewall-csrf': '1' };
  const inSession = async (name: string, held: readonly Role[], headers: Record<string, string> = csrf) => {
    const personId = await personWith(installation, ...held);
    const cookie = await cookieOf(installation, personId);
    const as = { roles: held, scopes: null, sendsCsrf: 'x-hirewall-csrf' in headers };
    return { personId, principal: { name, headers: { cookie, ...headers }, as } };
  };
  const byKey = async (
    name: string,
    held: readonly Scope[],
    acting: Role | null = null,
  ): Promise<Principal> => {
    const { key } = await keyOf(installation, held, acting && (await personWith(installation, acting)));
    const as = { roles: acting && [acting], scopes: held, sendsCsrf: true };
    return { name, headers: { authorization: `Bearer ${key}` }, as };
  };
  const disabled = await inSession('a disabled person', roles);
  const over = await inSession('an expired session', roles);
  const idle = await inSession('an idle session', roles);
  const revoked = await keyOf(installation, scopes);
  const expired = await keyOf(installation, scopes, null, new Date(Date.now() - 1_000));
  const disabledActing = await personWith(installation, ...roles);
  const ofDisabled = await keyOf(installation, scopes, disabledActing);
  const people = installation.api.get(PeopleService);
  await people.disable(disabled.personId, systemActor);
  await people.disable(disabledActing, systemActor);
  await installation.api.get(ApiKeysService).revoke(revoked.id, systemActor);
  await installation.api
    .get(DataSource)
    .query(`UPDATE person_sessions SET expires_at = now() - interval '1 second' WHERE person_id = $1`, [
      over.personId,
    ]);
  await installation.api
    .get(DataSource)
    .query(`UPDATE person_sessions SET last_seen_at = now() - interval '3 hours' WHERE person_id = $1`, [
      idle.personId,
    ]);
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
