import { InvalidArgumentError, type Command } from 'commander';
import { PeopleService } from '#accounts/people.service.js';
import { isRole, roles, type Role } from '#accounts/roles.js';
import { linkMinutes, SignInService } from '#accounts/sign-in.service.js';
import { systemActor } from '#audit/audit.service.js';
import { UsageFault } from '../output/faults.js';
import { printRows } from '../output/rows.js';
import { say } from '../output/say.js';
import { findPerson } from '../services/find-person.js';
import { linkBase, signInLink } from '../services/sign-in-link.js';
import { withServices, type Services } from '../services/with-services.js';

export function addUser(program: Command): void {
  const user = program.command('user').description('people who work with the product');
  user
    .command('add')
    .description('add a person and print a one-time sign-in link')
    .argument('<name>')
    .requiredOption('--email <address>', 'e-mail address')
    .requiredOption('--role <role>', `one of ${roles.join(', ')}; may be given several times`, readRole)
    .action(add);
  user.command('list').description('everybody, also who was disabled').action(list);
  user
    .command('disable')
    .description('end every session, link and key of a person')
    .argument('<name-or-id>')
    .action(disable);
  user
    .command('link')
    .description('print a new one-time sign-in link')
    .argument('[name-or-id]', 'may be left out while there is only one person')
    .action(link);
}

function readRole(text: string, before: Role[] = []): Role[] {
  if (!isRole(text)) throw new InvalidArgumentError(`It must be one of ${roles.join(', ')}.`);
  return [...before, text];
}

async function add(name: string, options: { email: string; role: Role[] }): Promise<void> {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 200) throw new UsageFault('A name has 1 to 200 characters.');
  if (!/^[^\s@]+@[^\s@]+$/.test(options.email) || options.email.length > 254) {
    throw new UsageFault(`"${options.email}" is no e-mail address; give one such as dana@example.org.`);
  }
  await withServices(async (services) => {
    const people = services.app.get(PeopleService, { strict: false });
    const person = { name: trimmed, email: options.email, roles: options.role };
    const id = await people.create(person, systemActor);
    printRows([{ id, ...person, link: await newLink(services, id) }]);
    sayHowLong();
  });
}

async function list(): Promise<void> {
  await withServices(async ({ app }) => {
    const everybody = await app.get(PeopleService, { strict: false }).list();
    printRows(
      everybody.map(({ id, name, email, roles: held, disabledAt }) => ({
        id,
        name,
        email,
        roles: held,
        disabled_at: disabledAt,
      })),
    );
  });
}

async function disable(wanted: string): Promise<void> {
  await withServices(async ({ app }) => {
    const people = app.get(PeopleService, { strict: false });
    const { id, name } = await findPerson(people, wanted);
    const changed = await people.disable(id, systemActor);
    say(`hirewall: ${name} ${changed ? 'can no longer sign in' : 'was disabled before'}`);
    printRows([{ id, disabled: true }]);
  });
}

async function link(wanted: string | undefined): Promise<void> {
  await withServices(async (services) => {
    const person = await findPerson(services.app.get(PeopleService, { strict: false }), wanted);
    if (person.disabledAt !== null) throw new UsageFault(`${person.name} is disabled and can't sign in.`);
    printRows([{ id: person.id, link: await newLink(services, person.id) }]);
    sayHowLong();
  });
}

async function newLink({ app, config, attached }: Services, personId: string): Promise<string> {
  const token = await app.get(SignInService, { strict: false }).createLink(personId, systemActor);
  return signInLink(linkBase(config, attached.apiUrl), token);
}

function sayHowLong(): void {
  say(`hirewall: the link works once, within ${linkMinutes} minutes, while the installation runs`);
}
