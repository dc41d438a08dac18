import type { CaseStatus } from './statuses.js';

export class CaseNotFound extends Error {
  override readonly name = 'CaseNotFound';
}

/** The case is past the point where this can be done. */
export class CaseClosed extends Error {
  override readonly name = 'CaseClosed';
  constructor(readonly status: CaseStatus) {
    super(`The case is ${status}`);
  }
}
