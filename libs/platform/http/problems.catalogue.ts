/**
 * Every kind of fault the API answers with. `status` is the HTTP status, `title` names the kind, `fix` says what the
 * caller can do. A code is part of the API: it is never renamed, and its meaning never changes.
 */
export const problems = {
  malformed_json: {
    status: 400,
    title: 'The body is not valid JSON',
    fix: 'Send one JSON document in UTF-8, as RFC 8259 describes it.',
  },
  json_too_deep: {
    status: 400,
    title: 'The JSON body is nested too deeply or has too many parts',
    fix: 'Send fewer levels and fewer values; no request of this API needs so many.',
  },
  unsafe_member_name: {
    status: 400,
    title: 'A member name is not allowed',
    fix: 'Remove members named __proto__, constructor or prototype.',
  },
  duplicate_member: {
    status: 400,
    title: 'A member name occurs twice in one object',
    fix: 'Send each member once; readers disagree on which of two counts (RFC 8259 section 4).',
  },
  unstorable_text: {
    status: 400,
    title: 'A text holds a character that can not be stored',
    fix: 'Remove NUL characters (U+0000) and unpaired surrogates.',
  },
  malformed_url: {
    status: 400,
    title: 'The address is malformed',
    fix: 'Percent-encode the address as UTF-8, without NUL (RFC 3986).',
  },
  malformed_multipart: {
    status: 400,
    title: 'The multipart body is malformed',
    fix: 'Send multipart/form-data with a boundary (RFC 7578): plain fields, and one file in the part named "file".',
  },
  malformed_http: {
    status: 400,
    title: 'The request is not valid HTTP',
    fix: 'Send a request as RFC 9112 describes it.',
  },
  invalid_request: {
    status: 400,
    title: 'The request does not fit its description',
    fix: 'Correct the fields named in errors; the description is at /v1/openapi.json.',
  },
  invalid_cursor: {
    status: 400,
    title: 'The cursor is not one of this list',
    fix: 'Pass next_cursor of the page before, unchanged, to the same list; or leave cursor out to start again.',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'The Idempotency-Key header is missing',
    fix: 'Send Idempotency-Key with a value made for this one action, such as a random UUID; repeat it on a retry.',
  },
  idempotency_key_invalid: {
    status: 400,
    title: 'The Idempotency-Key header is not usable',
    fix: 'Send 1 to 255 visible ASCII characters, bare or in double quotes.',
  },
  unauthenticated: {
    status: 401,
    title: 'Who is asking is not known',
    fix: 'Send an API key as "Authorization: Bearer hw_...", or sign in to the console.',
  },
  sign_in_link_invalid: {
    status: 401,
    title: 'The sign-in link is not valid',
    fix: 'Ask an administrator for a new link; a link works once and for a short time.',
  },
  forbidden: {
    status: 403,
    title: 'This caller may not do that',
    fix: 'Ask an administrator for the role or the scope that the route calls for.',
  },
  person_required: {
    status: 403,
    title: "A decision is a human's",
    fix: 'Act as a person: sign in to the console, or use an API key that acts for a person.',
  },
  csrf_header_missing: {
    status: 403,
    title: 'The request may come from another site',
    fix: 'Send the header X-Hirewall-CSRF: 1 with every change made through a signed-in session.',
  },
  own_proposal: {
    status: 403,
    title: 'The one who proposed may not approve',
    fix: 'Have another person with the role approver look at it.',
  },
  not_found: {
    status: 404,
    title: 'Nothing is here',
    fix: 'Check the address and the id, and that this caller may see it.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The address does not take this method',
    fix: 'Use one of the methods in the Allow header.',
  },
  request_timeout: { status: 408, title: 'The request took too long to arrive', fix: 'Send it again.' },
  conflict: {
    status: 409,
    title: 'The request does not fit the present state',
    fix: 'Read the present state and decide anew.',
  },
  idempotency_in_progress: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
    fix: 'Send the same request again after the seconds in Retry-After.',
  },
  case_closed: {
    status: 409,
    title: 'The case is closed',
    fix: 'A decided, canceled or expired case never changes; order a follow-up case.',
  },
  claimed_by_another: {
    status: 409,
    title: 'Another reviewer holds the case',
    fix: 'Take another case, or wait until the claim ends.',
  },
  not_claimed: {
    status: 409,
    title: 'The case is not claimed by this reviewer',
    fix: 'Claim the case first; a claim ends when it is not renewed.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    fix: 'Send a smaller body, or several requests.',
  },
  file_too_large: { status: 413, title: 'The file is too large', fix: 'Send a smaller file.' },
  url_too_long: { status: 414, title: 'The address is too long', fix: 'Check the id in the address.' },
  unsupported_media_type: {
    status: 415,
    title: 'The body has a media type that is not taken here',
    fix: 'Send Content-Type: application/json, or multipart/form-data where a file is uploaded.',
  },
  unsupported_file: {
    status: 415,
    title: 'The file is of a kind that is not taken here',
    fix: 'Send one of the kinds that the description of the route names.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    fix: 'Make a new key for a new request; repeat a key only with the very same request.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    fix: 'Wait for the seconds in Retry-After; RateLimit headers tell what is left.',
  },
  headers_too_large: {
    status: 431,
    title: 'The headers are too large',
    fix: 'Send fewer or shorter headers.',
  },
  internal_error: {
    status: 500,
    title: 'Something went wrong on our side',
    fix: 'Try again later; if it stays, give request_id to whoever runs the installation.',
  },
  unavailable: {
    status: 503,
    title: 'The service can not answer now',
    fix: 'Try again after the seconds in Retry-After.',
  },
} as const satisfies Record<string, { status: number; title: string; fix: string }>;

export type ProblemCode = keyof typeof problems;
