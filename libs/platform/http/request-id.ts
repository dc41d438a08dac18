import { v7 } from 'uuid';

/** Not so long that it could carry anything else, and nothing that needs escaping in a log. */
const acceptable = /^[A-Za-z0-9._:-]{8,128}$/;

/** The caller's X-Request-Id when it is fit for a log, else a new one. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && acceptable.test(given) ? given : v7();
}
