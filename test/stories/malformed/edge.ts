import { gzipSync } from 'node:zlib';
import { good } from './good-requests.js';
import { marker, type MalformedRequest } from './malformed-request.js';

const url = good.requisition.url;
const json = (text: string | Buffer): Buffer => Buffer.from(text);
const at = (name: string, body: Buffer, code: string, status = 400): MalformedRequest => ({
  name,
  url,
  body,
  status,
  code,
});
const key = (
  name: string,
  value: string | undefined,
  code = 'idempotency_key_invalid',
): MalformedRequest => ({
  name,
  url,
  body: good.requisition.body,
  headers: { 'idempotency-key': value },
  status: 400,
  code,
});
const typed = (type: string | undefined, body = '{"title":"x"}'): MalformedRequest => ({
  name: `a body of type ${type ?? 'nothing'}`,
  url,
  body: json(body),
  headers: { 'content-type': type },
  status: 415,
  code: 'unsupported_media_type',
});

export const bodies: MalformedRequest[] = [
  at('no body', json(''), 'invalid_request'),
  at('white space for a body', json(' \n'), 'malformed_json'),
  ...['null', '5', '"x"', '[]', 'true'].map((text) => ({
    ...at(`${text} for a body`, json(text), 'invalid_request'),
    pointer: '#',
  })),
  at('half of a body', json(`{"title":"${marker}`), 'malformed_json'),
  at('a trailing comma', json('{"title":"x",}'), 'malformed_json'),
  at('two bodies', json('{"title":"x"}{"title":"y"}'), 'malformed_json'),
  at('NaN', json('{"title":NaN}'), 'malformed_json'),
  at('single quotes', json(`{'title':'${marker}'}`), 'malformed_json'),
  at('a comment', json('{"title":"x"/* */}'), 'malformed_json'),
  at('bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'malformed_json'),
  at('an overlong UTF-8 form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'malformed_json'),
  at('UTF-16', Buffer.from('{"title":"x"}', 'utf16le'), 'malformed_json'),
  at('a raw NUL in a text', json('{"title":"a\0b"}'), 'malformed_json'),
  { ...at('an escaped NUL in a text', json('{"title":"a\\u0000b"}'), 'unstorable_text'), pointer: '#/title' },
  at('an escaped NUL in a name', json('{"title":"x","a\\u0000":1}'), 'unstorable_text'),
  { ...at('half of a surrogate pair', json('{"title":"\\ud83d"}'), 'unstorable_text'), pointer: '#/title' },
  {
    ...at('a pair the wrong way round', json('{"title":"\\ude00\\ud83d"}'), 'unstorable_text'),
    pointer: '#/title',
  },
  at('half of a surrogate pair in a name', json('{"title":"x","\\udc00":1}'), 'unstorable_text'),
  {
    ...at(
      'a NUL in a device row',
      json('{"platform":"linux","rows":[{"source":"a","columns":{"b":"\\u0000"}}]}'),
      'unstorable_text',
    ),
    url: good.report.url,
    pointer: '#/rows/0/columns/b',
  },
  ...['__proto__', 'constructor', 'prototype', '__pr\\u006fto__'].map((name) =>
    at(`a member ${name}`, json(`{"title":"x","${name}":{"admin":true}}`), 'unsafe_member_name'),
  ),
  at('a prototype deep inside', json('{"title":"x","a":[{"__proto__":1}]}'), 'unsafe_member_name'),
  at('a member twice', json('{"title":"x","title":"y"}'), 'duplicate_member'),
  at('a member twice, once escaped', json('{"title":"x","t\\u0069tle":"y"}'), 'duplicate_member'),
  at('9 MB', json(`{"title":"${'x'.repeat(9_000_000)}"}`), 'body_too_large', 413),
  at('a hundred thousand levels of lists', json('['.repeat(100_000)), 'json_too_deep'),
  at('forty levels of objects', json(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`), 'json_too_deep'),
  at('over a million values', json(`{"a":[${'0,'.repeat(1_100_000)}0]}`), 'json_too_deep'),
  // 7.9 MB hold so many names; a million would not fit
  {
    ...at(
      '700,000 members',
      json(`{${Array.from({ length: 700_000 }, (_, i) => `"${i.toString(36)}":0`).join()}}`),
      'json_too_deep',
    ),
  },
  typed('text/plain'),
  typed('text/xml', '<a/>'),
  typed('application/x-www-form-urlencoded', 'title=x'),
  typed('application/octet-stream'),
  typed('nonsense'),
  {
    ...typed('multipart/form-data; boundary=b', '--b--'),
    status: 400,
    code: 'invalid_request',
    pointer: '#/title',
  },
  {
    ...at('a gzip bomb', gzipSync(Buffer.alloc(200_000_000)), 'unsupported_media_type', 415),
    headers: { 'content-encoding': 'gzip' },
  },
  {
    ...at('a JSON body in gzip', gzipSync('{"title":"x"}'), 'unsupported_media_type', 415),
    headers: { 'content-encoding': 'gzip' },
  },
];

export const idempotencyKeys: MalformedRequest[] = [
  key('no Idempotency-Key', undefined, 'idempotency_key_missing'),
  key('an empty Idempotency-Key', '', 'idempotency_key_missing'),
  key('an Idempotency-Key of 256 characters', 'x'.repeat(256)),
  key('an Idempotency-Key with a space', `${marker} b`),
  key('an Idempotency-Key with half a quote', `"${marker}`),
  key('two Idempotency-Keys', 'a, b'),
  key('an Idempotency-Key beyond ASCII', 'sch\u00fcssel'),
];

const query = (path: string, parameter: string): MalformedRequest => ({
  name: `GET ${path}`,
  method: 'GET',
  url: path,
  status: 400,
  code: 'invalid_request',
  parameter,
});
const cursor = (name: string, text: string, path = '/v1/cases'): MalformedRequest => ({
  name: `${name} for a cursor of ${path}`,
  method: 'GET',
  url: `${path}?cursor=${encodeURIComponent(text)}`,
  status: 400,
  code: 'invalid_cursor',
});
const position = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

export const queries: MalformedRequest[] = [
  ...['0', '-1', '201', '1.5', '1e2', 'abc', '', '0x10', '99999999999999999999', '%00'].map((value) =>
    value === '%00'
      ? { ...query('/v1/cases?limit=%00', 'limit'), code: 'malformed_url', parameter: undefined as never }
      : query(`/v1/cases?limit=${value}`, 'limit'),
  ),
  query('/v1/cases?limit=1&limit=2', 'limit'),
  query(`/v1/cases?status=${marker}`, 'status'),
  query('/v1/cases?status=decided&status=decided', 'status'),
  query('/v1/cases?external_ref=a&external_ref=b', 'external_ref'),
  query(`/v1/cases?external_ref=${'x'.repeat(201)}`, 'external_ref'),
  query('/v1/cases?page=2', 'page'),
  query('/v1/cases?constructor=2', 'constructor'),
  query('/v1/review/queue?state=lost', 'state'),
  query('/v1/review/queue?recommendation=reject', 'recommendation'),
  query(`/v1/candidates?cursor=${'x'.repeat(1001)}`, 'cursor'),
  cursor('nonsense', marker),
  cursor('nothing', ''),
  cursor('a list that is none', Buffer.from('{"a":1}').toString('base64url')),
  cursor('that of another list', position('candidates', '2026-01-05T10:00:00.000Z', 'case_1')),
  cursor('one too short', position('cases', '2026-01-05T10:00:00.000Z')),
  cursor('numbers', position('cases', 1, 2)),
  cursor('a day that is not', position('cases', '2026-02-30T10:00:00.000Z', 'x')),
  cursor('a NUL', position('cases', '2026-02-03T10:00:00.000Z', 'a\0b')),
  cursor('too large a number', position('queue', 1e300, '2026-02-03T10:00:00.000Z', 'x'), '/v1/review/queue'),
  cursor('an infinite number', position('queue', 99999, '2026-02-03T10:00:00.000Z'), '/v1/review/queue'),
  cursor('a number', position('api-keys', 5), '/v1/api-keys'),
];

const address = (
  name: string,
  path: string,
  status: number,
  code: string,
  method: 'GET' | 'PUT' | 'DELETE' = 'GET',
) => ({
  name: `${name} in the address`,
  method,
  url: path,
  status,
  code,
});

export const addresses: MalformedRequest[] = [
  address('a NUL', '/v1/cases/a%00b', 400, 'malformed_url'),
  address('a NUL in the query', '/v1/cases?external_ref=a%00b', 400, 'malformed_url'),
  address('a broken escape', '/v1/cases/%zz', 400, 'malformed_url'),
  address('bytes that are no UTF-8', '/v1/cases/%ff%fe', 400, 'malformed_url'),
  address('a long id', `/v1/cases/${'x'.repeat(500)}`, 414, 'url_too_long'),
  address('nothing that is known', '/v1/secrets', 404, 'not_found'),
  address('another method', '/v1/cases', 405, 'method_not_allowed', 'PUT'),
  address('another method for one thing', '/v1/cases/{case}', 405, 'method_not_allowed', 'DELETE'),
  address('capitals', '/V1/cases', 404, 'not_found'),
  address('a slash at the end', '/v1/cases/', 404, 'not_found'),
];
