import { problems, type ProblemCode } from './problems.catalogue.js';

/** One fault of a request: where it is, and what to do, without the value that was sent. */
export interface ProblemPart {
  /** JSON Pointer into the body, in its URI fragment form (RFC 6901 section 6): '#/candidate/claims/0/value' */
  pointer?: string;
  /** name of a query or path parameter */
  parameter?: string;
  detail: string;
}

export interface ProblemDetails {
  /** what is the matter in this very case; a sentence, without personal data. Default: the title of the code */
  detail?: string;
  /** what the caller can do, when more can be said than the catalogue does */
  fix?: string;
  errors?: readonly ProblemPart[];
  headers?: Readonly<Record<string, string>>;
}

/** The body of application/problem+json (RFC 9457) as this API sends it. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  fix: string;
  request_id: string;
  errors?: readonly ProblemPart[];
}

/** A fault that the caller is told. Whatever else is thrown is an internal error to the outside. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(details.detail ?? problems[code].title);
    this.status = problems[code].status;
  }

  /** The same wherever something is missing or not to be seen, so that the two can't be told apart. */
  static notFound(): Problem {
    return new Problem('not_found', { detail: 'There is nothing here that this caller can see.' });
  }

  /** @param pointer JSON Pointer of the field, '#/title' */
  static field(pointer: string, detail: string): Problem {
    return new Problem('invalid_request', { errors: [{ pointer, detail }] });
  }

  body(requestId: string): ProblemBody {
    const { status, title, fix } = problems[this.code];
    const { errors } = this.details;
    return {
      type: problemType(this.code),
      title,
      status,
      detail: asSentence(this.message),
      code: this.code,
      fix: this.details.fix ?? fix,
      request_id: requestId,
      ...(errors && errors.length > 0 ? { errors } : {}),
    };
  }
}

export function problemType(code: ProblemCode): string {
  return `urn:hirewall:problem:${code}`;
}

export const problemMediaType = 'application/problem+json';

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
