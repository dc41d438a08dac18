import { assertUnreachable } from '#platform/assert-unreachable.js';
import { Problem } from '#platform/http/problem.js';
import { personOf, type Principal } from '#accounts/principal.js';
import type { Access, RouteRow } from './route-table.js';

/** What keeps this caller from this route; null when it may go on. */
export function refusalOf(row: RouteRow, principal: Principal): Problem | null {
  const { access } = row;
  switch (access.kind) {
    case 'open':
      return null;
    case 'session':
      if (principal.kind === 'anonymous') return new Problem('unauthenticated');
      return principal.kind === 'person' ? null : denied(row);
    case 'rights':
      if (principal.kind === 'anonymous') return new Problem('unauthenticated');
      return withRights(row, access, principal);
    default:
      return assertUnreachable(access);
  }
}

type Rights = Extract<Access, { kind: 'rights' }>;

function withRights(row: RouteRow, { scope, roles, person }: Rights, principal: Principal): Problem | null {
  const acting = personOf(principal);
  const keyMay = principal.kind !== 'api_key' || principal.scopes.includes(scope);
  const personMay = acting === null || acting.roles.some((role) => roles.includes(role));
  if (!keyMay || !personMay) return denied(row);
  return person && acting === null ? new Problem('person_required') : null;
}

/** On the address of one thing the answer is that of a missing one; on the address of a list there is nothing to hide. */
function denied({ path, access }: RouteRow): Problem {
  if (path.includes('/:')) return Problem.notFound();
  if (access.kind !== 'rights') return new Problem('forbidden');
  const fix = `This route takes a person with one of the roles ${access.roles.join(', ')}, or a key with the scope ${access.scope}.`;
  return new Problem('forbidden', { fix });
}
