import { InvalidArgumentError, type Command } from 'commander';
import { DataSource } from 'typeorm';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { PeopleService } from '#accounts/people.service.js';
import { isScope, scopes, type Scope } from '#accounts/roles.js';
import { AuditService, systemActor } from '#audit/audit.service.js';
import { rotateInstallationKey } from '#platform/crypto/installation-keys.js';
import { CommandFault, UsageFault } from '../output/faults.js';
import { printRows } from '../output/rows.js';
import { say } from '../output/say.js';
import { findPerson } from '../services/find-person.js';
import { withServices } from '../services/with-services.js';

interface CreateOptions {
  name: string;
  scope?: Scope[];
  allScopes?: true;
  actsFor?: string;
  days?: number;
}

export function addKey(program: Command): void {
  const key = program.command('key').description('API keys, and the key that seals the data');
  key
    .command('create')
    .description('make an API key; it is shown this once')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--scope <scope>', `one of ${scopes.join(', ')}; may be given several times`, readScope)
    .option('--all-scopes', 'every scope')
    .option('--acts-for <person>', 'a person, by name, e-mail address or id, whose roles bound the key')
    .option('--days <number>', 'days until it ends; without it, it has no end', readDays)
    .action(create);
  key.command('list').description('API keys, newest first, without their secrets').action(list);
  key.command('revoke').description('end an API key at once').argument('<id>', 'key_...').action(revoke);
  key
    .command('rotate')
    .description('put a new installation key over all data keys, also while the installation runs')
    .action(rotate);
}

function readScope(text: string, before: Scope[] = []): Scope[] {
  if (!isScope(text)) throw new InvalidArgumentError(`It must be one of ${scopes.join(', ')}.`);
  return [...before, text];
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3650) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 3650.');
  }
  return days;
}

async function create({ name, scope, allScopes, actsFor, days }: CreateOptions): Promise<void> {
  if ((scope === undefined) === (allScopes === undefined)) {
    throw new UsageFault('Say what the key may do: --scope, once or more, or else --all-scopes.');
  }
  if (name.trim() === '' || name.length > 200) throw new UsageFault('A name has 1 to 200 characters.');
  await withServices(async ({ app }) => {
    const people = app.get(PeopleService, { strict: false });
    const personId = actsFor === undefined ? null : (await findPerson(people, actsFor)).id;
    const expiresAt = days === undefined ? null : new Date(Date.now() + days * 86_400_000);
    const wanted = { name: name.trim(), scopes: scope ?? scopes, personId, expiresAt };
    const made = await app.get(ApiKeysService, { strict: false }).create(wanted, systemActor);
    printRows([{ ...made, name: wanted.name, scopes: wanted.scopes, expires_at: expiresAt }]);
    say('hirewall: keep the key now; only a hash of it is stored');
  });
}

async function list(): Promise<void> {
  await withServices(async ({ app }) => {
    const keys = app.get(ApiKeysService, { strict: false });
    let after: string | undefined;
    for (;;) {
      const page = await keys.list(500, after);
      printRows(
        page.map(({ id, name, scopes: allowed, personId, expiresAt, revokedAt }) => ({
          id,
          name,
          scopes: allowed,
          acts_for: personId,
          expires_at: expiresAt,
          revoked_at: revokedAt,
        })),
      );
      after = page.at(-1)?.id;
      if (page.length < 500 || after === undefined) return;
    }
  });
}

async function revoke(id: string): Promise<void> {
  await withServices(async ({ app }) => {
    if (!(await app.get(ApiKeysService, { strict: false }).revoke(id, systemActor))) {
      throw new CommandFault(`There is no API key ${id}. See: npm run -s hirewall -- key list`);
    }
    printRows([{ id, revoked: true }]);
  });
}

async function rotate(): Promise<void> {
  await withServices(async ({ app, config }) => {
    const source = app.get(DataSource, { strict: false });
    const rewrapped = await rotateInstallationKey(source, config.rootKeyFile);
    await app.get(AuditService, { strict: false }).record(source.manager, {
      actor: systemActor,
      action: 'installation_key.rotated',
      subject: 'installation',
      detail: { data_keys: rewrapped },
    });
    printRows([{ rotated: true, data_keys: rewrapped }]);
  });
}
