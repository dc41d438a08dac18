import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProblem } from './problem.js';

describe('an error reply', () => {
  it('is shown with its detail, its fix and the fields at fault', () => {
    const problem = readProblem(422, {
      type: 'about:blank',
      title: 'The decision is incomplete',
      status: 422,
      detail: 'A reason is missing.',
      code: 'decision_incomplete',
      fix: 'Choose a reason.',
      errors: [{ pointer: '/reason_code', detail: 'must not be empty' }],
      request_id: 'req-1',
    });
    expect(problem).toEqual({
      title: 'The decision is incomplete',
      status: 422,
      detail: 'A reason is missing.',
      code: 'decision_incomplete',
      fix: 'Choose a reason.',
      errors: [{ pointer: '/reason_code', detail: 'must not be empty' }],
      requestId: 'req-1',
    });
  });

  it('gives a message whatever the body is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.anything(), (status, body) => {
        const problem = readProblem(status, body);
        return problem.title !== '' && problem.detail !== '' && problem.status === status;
      }),
    );
    expect(readProblem(502, undefined).title).toBe('The server answered with status 502');
  });
});
