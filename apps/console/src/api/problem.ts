/** An error reply of the API (RFC 9457), or what stands in for one when no such reply came. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  fix?: string;
  errors: { pointer: string; detail: string }[];
  requestId?: string;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

export const unreachable: Problem = {
  title: 'The server did not answer',
  status: 0,
  detail: 'The request got no answer.',
  code: 'unreachable',
  fix: 'Check the network connection and that Hirewall is running, then try again.',
  errors: [],
};

/** Reads what the server sent with an error status. A body that is no problem document still gives a clear message. */
export function readProblem(status: number, body: unknown): Problem {
  const sent = isRecord(body) ? body : {};
  const title = text(sent['title']) ?? `The server answered with status ${status}`;
  const fix = text(sent['fix']);
  const requestId = text(sent['request_id']);
  return {
    title,
    status,
    detail: text(sent['detail']) ?? title,
    code: text(sent['code']) ?? 'unexpected_reply',
    errors: Array.isArray(sent['errors']) ? sent['errors'].flatMap(readFieldError) : [],
    ...(fix !== undefined && { fix }),
    ...(requestId !== undefined && { requestId }),
  };
}

function readFieldError(item: unknown): { pointer: string; detail: string }[] {
  if (!isRecord(item)) return [];
  const detail = text(item['detail']);
  return detail === undefined ? [] : [{ pointer: text(item['pointer']) ?? '', detail }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
