import { PeopleService } from '#accounts/people.service.js';
import type { Role } from '#accounts/roles.js';
import { firstLinkMinutes, SignInService } from '#accounts/sign-in.service.js';
import { systemActor } from '#audit/audit.service.js';
import type { Config } from '#platform/config/config.js';
import { PoliciesService } from '#policy/policies.service.js';
import { overDatabase } from './with-services.js';

/** Whoever starts the product can do every work in it, but approve no proposal of their own: that needs a second person. */
const firstRoles: readonly Role[] = ['admin', 'screener', 'reviewer', 'approver'];

/**
 * What an installation needs before it is of use: a policy, and somebody who can sign in. To be called after the
 * migrations and before the API answers.
 * @returns the token of the first person's sign-in link; undefined when somebody is there already
 */
export async function prepareInstallation(config: Config, databaseUrl: string): Promise<string | undefined> {
  return overDatabase(config, databaseUrl, async (app) => {
    await app.get(PoliciesService, { strict: false }).ensureDefault();
    const people = app.get(PeopleService, { strict: false });
    if (!(await people.isEmpty())) return undefined;
    const person = { name: 'First administrator', email: 'admin@localhost', roles: firstRoles };
    const id = await people.create(person, systemActor);
    return app.get(SignInService, { strict: false }).createLink(id, systemActor, firstLinkMinutes);
  });
}
