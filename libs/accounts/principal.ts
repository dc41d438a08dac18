import type { Actor } from '#audit/audit.service.js';
import type { Role, Scope } from './roles.js';

export interface ActingPerson {
  id: string;
  roles: readonly Role[];
}

/** Who is asking. */
export type Principal =
  | { kind: 'person'; id: string; roles: readonly Role[]; sessionId: string }
  | { kind: 'api_key'; id: string; scopes: readonly Scope[]; person: ActingPerson | null }
  | { kind: 'anonymous' };

/** The person who acts, be it through a session or through a key; null when a machine acts for itself. */
export function personOf(principal: Principal): ActingPerson | null {
  if (principal.kind === 'person') return { id: principal.id, roles: principal.roles };
  return principal.kind === 'api_key' ? principal.person : null;
}

/** Who the audit names: the person where there is one, else the key. @throws Error for an anonymous caller */
export function actorOf(principal: Principal): Actor {
  const person = personOf(principal);
  if (person) return { kind: 'person', id: person.id };
  if (principal.kind === 'api_key') return { kind: 'api_key', id: principal.id };
  throw new Error('An anonymous caller acts on nothing that is audited');
}

/** One text a caller: the owner of idempotency keys, of its rate, and its name in the log. */
export function principalKey(principal: Principal): string {
  return principal.kind === 'anonymous' ? 'anonymous' : `${principal.kind}:${principal.id}`;
}
