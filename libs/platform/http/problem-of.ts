import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';
import type { ProblemCode } from './problems.catalogue.js';

/** Errors of Fastify and its multipart plugin, by their code. */
const byFrameworkCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'malformed_url',
  FST_ERR_MAX_PARAM_LENGTH: 'url_too_long',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_http',
  FST_REQ_FILE_TOO_LARGE: 'file_too_large',
  FST_FILES_LIMIT: 'malformed_multipart',
  FST_PARTS_LIMIT: 'malformed_multipart',
  FST_FIELDS_LIMIT: 'malformed_multipart',
  FST_PROTO_VIOLATION: 'unsafe_member_name',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_NO_FORM_DATA: 'malformed_multipart',
};

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'body_too_large',
  414: 'url_too_long',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  431: 'headers_too_large',
  503: 'unavailable',
};

/** Errors of the PostgreSQL driver, by SQLSTATE (appendix A of its manual) or by the code of a socket fault. */
const byDatabaseCode: readonly [pattern: RegExp, code: ProblemCode][] = [
  // character_not_in_repertoire, untranslatable_character
  [/^(22021|22P05)$/, 'unstorable_text'],
  // serialization_failure, deadlock_detected, lock_not_available
  [/^(40001|40P01|55P03)$/, 'conflict'],
  // connection exceptions, too many connections, shutdown, starting up
  [/^(08\w{3}|53300|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/, 'unavailable'],
];

/** What the caller is told of an error; null when it is none of the caller's business. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return null;
  const code = codeOf(error);
  const framework = code === undefined ? undefined : byFrameworkCode[code];
  if (framework) return new Problem(framework);
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  return ofDatabase(error, code) ?? ofStatus((error as { statusCode?: unknown }).statusCode);
}

function ofStatus(status: unknown): Problem | null {
  if (typeof status !== 'number') return null;
  const code = byStatus[status] ?? (status >= 400 && status < 500 ? 'invalid_request' : undefined);
  if (code === 'not_found') return Problem.notFound();
  return code ? new Problem(code, retryLater(code)) : null;
}

function ofDatabase(error: Error, code: string | undefined): Problem | null {
  const driver = (error as { driverError?: unknown }).driverError;
  const isDatabase = driver instanceof Error || error.name === 'QueryFailedError' || 'severity' in error;
  const sqlState = (driver instanceof Error ? codeOf(driver) : undefined) ?? code;
  const isSocket = (error as { syscall?: unknown }).syscall === 'connect';
  if (sqlState === undefined || !(isDatabase || isSocket)) return null;
  const found = byDatabaseCode.find(([pattern]) => pattern.test(sqlState))?.[1];
  return found ? new Problem(found, retryLater(found)) : null;
}

function retryLater(code: ProblemCode): { headers?: Record<string, string> } {
  return code === 'unavailable' ? { headers: { 'retry-after': '5' } } : {};
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
