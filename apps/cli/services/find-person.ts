import type { PeopleService, PersonView } from '#accounts/people.service.js';
import { CommandFault } from '../output/faults.js';

/**
 * By id, e-mail address or name, in whatever case.
 * @param wanted undefined stands for the only person there is
 * @throws CommandFault when nobody or more than one fits
 */
export async function findPerson(people: PeopleService, wanted: string | undefined): Promise<PersonView> {
  const everybody = await people.list();
  if (wanted === undefined) return onlyOne(everybody);
  const text = wanted.trim().toLowerCase();
  const found = everybody.filter(({ id, name, email }) =>
    [id, name, email].some((value) => value.toLowerCase() === text),
  );
  const [person] = found;
  if (person === undefined) {
    throw new CommandFault(`There is nobody called "${wanted}". See: npm run -s hirewall -- user list`);
  }
  if (found.length > 1) {
    throw new CommandFault(`"${wanted}" fits ${found.map(({ id }) => id).join(' and ')}. Give the id.`);
  }
  return person;
}

function onlyOne(everybody: PersonView[]): PersonView {
  const [person] = everybody;
  if (person && everybody.length === 1) return person;
  throw new CommandFault(`There are ${everybody.length} people. Say whom: npm run -s hirewall -- user list`);
}
