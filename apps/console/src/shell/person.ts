import { createContext, use } from 'react';
import type { Person } from '../api/types.js';

const PersonContext = createContext<Person | null>(null);

export const SignedInPerson = PersonContext.Provider;

/** Who is signed in. Only for pages inside the signed-in part. */
export function usePerson(): Person {
  const person = use(PersonContext);
  if (!person) throw new Error('usePerson is for pages behind the sign-in');
  return person;
}
