import { pointerOf } from '#platform/http/pointer.js';
import { consequential, good } from './good-requests.js';
import { marker, type MalformedRequest } from './malformed-request.js';

const requests = { ...good, ...consequential };
type Place = (string | number)[];

/** [request, where, what stands there instead, how that is wrong, pointer when it is another one] */
type Row = [request: keyof typeof requests, where: string, value: unknown, how: string, pointer?: string];

const gone = Symbol('left out');
const long = (length: number): string => marker + 'x'.repeat(length);
const kindsOfValue: [unknown, string][] = [
  [5, 'a number'],
  [null, 'null'],
  [{ a: marker }, 'an object'],
  [[marker], 'a list'],
];

/** Fields that must be texts, or codes of a list: every other type is wrong in all of them. */
const textFields: [keyof typeof requests, string[]][] = [
  ['requisition', ['title']],
  ['order', ['requisition_id', 'candidate.claims.0.kind', 'candidate.claims.0.value']],
  ['order', ['consent.text_version', 'consent.method', 'consent.given_at']],
  ['order', ['declared_travel.0.country', 'declared_travel.0.reason', 'declared_travel.0.from']],
  ['claims', ['claims.0.kind', 'claims.0.value']],
  ['stage', ['stage']],
  ['mitigation', ['kind', 'signal_codes.0', 'reason', 'from', 'until']],
  ['session', ['ip']],
  ['report', ['platform']],
  ['message', ['text']],
  ['payout', ['method']],
  ['address', ['purpose', 'line', 'country']],
  ['note', ['text']],
  ['key', ['name', 'scopes.0']],
  ['policy', ['name']],
  ['ask', ['template', 'text']],
  ['decision', ['decision', 'reason_code', 'text']],
  ['signIn', ['token']],
];
/** The same, but they may be left out. */
const optionalTexts: [keyof typeof requests, string[]][] = [
  ['requisition', ['external_ref', 'policy_name']],
  ['order', ['external_ref', 'candidate.stage']],
  ['session', ['time_zone', 'user_agent', 'observed_at']],
  ['report', ['device_id']],
  ['message', ['lang', 'channel']],
  ['payout', ['holder', 'country', 'iban', 'account', 'wallet', 'service', 'currency']],
  ['address', ['city', 'region', 'postal_code']],
  ['key', ['expires_at']],
  ['approval', ['text']],
];
const typeRows: Row[] = [
  ...textFields.flatMap(([request, wheres]) =>
    wheres.flatMap((where) => [
      ...kindsOfValue.map(([value, how]): Row => [request, where, value, how]),
      ...(/\.0$/.test(where) ? [] : [[request, where, gone, 'nothing'] satisfies Row]),
    ]),
  ),
  ...optionalTexts.flatMap(([request, wheres]) =>
    wheres.flatMap((where) =>
      kindsOfValue
        .filter(([value]) => value !== null)
        .map(([value, how]): Row => [request, where, value, how]),
    ),
  ),
];

const shapeRows: Row[] = [
  ['requisition', marker, 1, 'an unknown field'],
  ['order', 'candidate.looks', marker, 'an unknown field'],
  ['order', 'candidate.claims.0.looks', marker, 'an unknown field'],
  ['order', 'candidate', marker, 'a text'],
  ['order', 'candidate', [], 'an empty list'],
  ['order', 'candidate', [{ claims: [{ kind: 'name', value: marker }] }], 'a list of candidates'],
  ['order', 'candidate', {}, 'an empty object', '#/candidate/claims'],
  ['order', 'candidate', gone, 'nothing'],
  ['order', 'candidate_id', '{candidate}', 'both ways of naming the candidate', '#/candidate'],
  ['order', 'candidate.claims', {}, 'an object'],
  ['order', 'candidate.claims', [], 'an empty list'],
  ['order', 'candidate.claims', [[{ kind: 'name', value: marker }]], 'a list in a list'],
  ['order', 'candidate.claims', [null], 'a list of null'],
  ['order', 'candidate.claims', Array(10_000).fill({ kind: 'name', value: marker }), '10,000 claims'],
  ['order', 'consent', [], 'an empty list'],
  ['order', 'consent', true, 'true'],
  ['order', 'declared_travel', {}, 'an object'],
  ['order', 'declared_travel', [[]], 'a list in a list'],
  ['order', 'declared_travel', Array(21).fill(null), 'too many'],
  ['claims', 'claims', [], 'an empty list'],
  ['claims', 'claims', gone, 'nothing'],
  ['claims', 'claims', Array(900_000).fill({}), '900,000 empty claims'],
  ['order', 'declared_travel', Array(900_000).fill([]), '900,000 empty lists'],
  ['mitigation', 'signal_codes', [], 'an empty list'],
  ['mitigation', 'signal_codes', Array(51).fill('network.known_vpn'), 'too many'],
  ['mitigation', 'facts', [marker], 'a list'],
  ['mitigation', 'facts', { provider: 5 }, 'a number in it', '#/facts/provider'],
  ['mitigation', 'facts', { 'a/b~c': 5 }, 'a number under an odd name', '#/facts/a~1b~0c'],
  ['mitigation', 'facts', { provider: long(201) }, 'a long text in it', '#/facts/provider'],
  [
    'mitigation',
    'facts',
    Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, 'x'])),
    'too many',
  ],
  ['session', 'company_access', 'true', 'a text'],
  ['report', 'rows', [], 'an empty list'],
  ['report', 'rows', { 0: marker }, 'an object'],
  ['report', 'rows', Array(21_000).fill({ source: 'processes', columns: {} }), '21,000 rows'],
  ['report', 'rows', [marker], 'a text for a row', '#/rows/0'],
  ['report', 'rows', [null], 'null for a row', '#/rows/0'],
  ['report', 'rows.0.source', '', 'empty'],
  ['report', 'rows.0.source', long(101), 'too long'],
  ['report', 'rows.0.columns', [marker], 'a list'],
  ['report', 'rows.0.columns.name', { a: marker }, 'an object', '#/rows/0/columns'],
  ['report', 'rows.0.columns.name', long(9_000), 'too long', '#/rows/0/columns'],
  ['report', 'rows.0.looks', marker, 'an unknown field', '#/rows/0'],
  ['key', 'scopes', [], 'an empty list'],
  ['key', 'scopes', 'cases:read', 'a text'],
  ['key', 'acts_for_me', 1, 'a number'],
  ['policy', 'body', [marker], 'a list'],
  ['policy', 'body', marker, 'a text'],
  ['policy', 'body.required_evidence', marker, 'a text'],
  ['policy', 'body.looks', marker, 'an unknown field'],
  ['policy', 'body.invitation_days', 1e9, 'out of range'],
  [
    'policy',
    'body.signal_strengths',
    { [marker]: { at_least: 'weak' } },
    'no signal',
    `#/body/signal_strengths/${marker}`,
  ],
  [
    'policy',
    'body.signal_strengths',
    { nationality: { at_least: 'strong' } },
    'what is never a signal',
    '#/body/signal_strengths/nationality',
  ],
  ['decision', 'evidence_ids', '{evidence}', 'a text'],
  ['decision', 'evidence_ids', Array(101).fill('{evidence}'), 'too many'],
  ['approval', 'approve', 'yes', 'a text'],
  ['approval', 'approve', false, 'sent back without a word', '#/text'],
];

const valueRows: Row[] = [
  ['requisition', 'title', '', 'empty'],
  ['requisition', 'title', long(200), 'too long'],
  ['requisition', 'policy_name', marker, 'of no policy'],
  ['order', 'requisition_id', 'req_01890000000070008000000000000000', 'of nothing'],
  ['order', 'requisition_id', '{candidate}', 'the id of another kind'],
  ['order', 'requisition_id', long(60), 'too long'],
  ['order', 'candidate.stage', marker, 'no stage'],
  ['order', 'candidate.claims.0.kind', 'nationality', 'no kind of claim'],
  ['order', 'candidate.claims.1.kind', 'name', 'the same kind twice'],
  ['order', 'candidate.claims.0.value', '   ', 'blank'],
  ['order', 'candidate.claims.0.value', '\u200b\u200b', 'of nothing visible'],
  ['order', 'candidate.claims.0.value', `${marker}\nTotal: 5`, 'of two lines'],
  ['order', 'candidate.claims.0.value', long(254), 'too long'],
  ['order', 'candidate.claims.1.value', '12.04.1990', 'no date'],
  ['order', 'candidate.claims.1.value', '1990-02-30', 'a day that is not'],
  ['order', 'candidate.claims.1.value', '2990-04-12', 'a day to come'],
  ['order', 'candidate.claims.1.value', '0190-04-12', 'a day of another age'],
  [
    'order',
    'candidate.claims.0',
    { kind: 'residence_country', value: 'Germany' },
    'no code',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'residence_country', value: 'XX' },
    'no country',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'time_zone', value: `Mars/${marker}` },
    'no zone',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'time_zone', value: '+02:00' },
    'an offset',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'email', value: `${marker} at example` },
    'no address',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'phone', value: '030 1234567' },
    'no country code',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'phone', value: '+ ().-...' },
    'no digits',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'phone', value: '+0000000' },
    'of no country',
    '#/candidate/claims/0/value',
  ],
  [
    'order',
    'candidate.claims.0',
    { kind: 'document_number', value: "1'; DROP" },
    'no number',
    '#/candidate/claims/0/value',
  ],
  ['order', 'consent.given_at', '2026-13-01T00:00:00Z', 'no month'],
  ['order', 'consent.given_at', '2026-02-30T00:00:00Z', 'no day'],
  ['order', 'consent.given_at', '2026-W05-1', 'a week date'],
  ['order', 'consent.given_at', '2026-01-05T10:00:00', 'without an offset'],
  ['order', 'consent.given_at', '0000-01-01T00:00:00Z', 'of year 0'],
  ['order', 'consent.given_at', '+275760-09-13T00:00:00Z', 'of a far year'],
  ['order', 'declared_travel.0.country', '12', 'no code'],
  ['order', 'declared_travel.0.country', 'ZZ', 'no country'],
  ['order', 'declared_travel.0.until', '2020-01-01T00:00:00Z', 'before it begins'],
  ['order', 'declared_travel.0.reason', long(500), 'too long'],
  ['order', 'external_ref', long(200), 'too long'],
  ['stage', 'stage', marker, 'no stage'],
  ['mitigation', 'kind', marker, 'no kind'],
  ['mitigation', 'signal_codes.0', `network.${marker}`, 'no signal', '#/signal_codes/0'],
  ['mitigation', 'reason', '', 'empty'],
  ['mitigation', 'until', '2020-01-01T00:00:00Z', 'before it begins'],
  ['mitigation', 'from', 'tomorrow', 'no time'],
  ['session', 'ip', '999.1.1.1', 'out of range'],
  ['session', 'ip', '192.0.2', 'cut short'],
  ['session', 'ip', '192.0.2.1/24', 'a range'],
  ['session', 'ip', `fe80::1%${marker}`, 'with a zone of one machine'],
  ['session', 'ip', ':::', 'colons'],
  ['session', 'ip', marker, 'no address'],
  ['session', 'time_zone', `Europe/${marker}`, 'no zone'],
  ['session', 'time_zone', '../etc/localtime', 'a path'],
  ['session', 'user_agent', long(1000), 'too long'],
  ['session', 'observed_at', '1889-01-05T10:00:00Z', 'before computers'],
  ['session', 'observed_at', '2999-01-05T10:00:00Z', 'to come'],
  ['session', 'observed_at', 'yesterday', 'no time'],
  ['report', 'platform', 'amiga', 'unknown'],
  ['report', 'device_id', '', 'empty'],
  ['message', 'text', '', 'empty'],
  ['message', 'text', long(50_000), 'too long'],
  ['message', 'lang', `${marker} `, 'no tag'],
  ['message', 'channel', marker, 'unknown'],
  ['payout', 'method', marker, 'unknown'],
  ['payout', 'iban', 'DE89370400440532013001', 'with wrong check digits'],
  ['payout', 'iban', `XX${marker}`, 'of no country'],
  ['payout', 'country', 'de', 'in small letters'],
  ['payout', 'country', 'XX', 'of no country'],
  ['payout', 'currency', 'euro', 'no code'],
  ['payout', 'account', '<script>', 'no number'],
  ['payout', 'wallet', long(200), 'too long'],
  ['address', 'purpose', marker, 'unknown'],
  ['address', 'country', 'Germany', 'no code'],
  ['address', 'line', '', 'empty'],
  ['note', 'text', long(10_000), 'too long'],
  ['key', 'scopes.0', 'everything', 'no scope'],
  ['key', 'expires_at', '2020-01-05T10:00:00Z', 'over already'],
  ['policy', 'body.required_evidence.0', marker, 'no kind'],
  ['decision', 'decision', 'rejected', 'no decision'],
  ['decision', 'reason_code', marker, 'no reason'],
  ['decision', 'reason_code', 'tool_not_removed', 'no reason of that decision'],
  ['decision', 'evidence_ids', ['evd_01890000000070008000000000000000'], 'of nothing', '#/evidence_ids/0'],
  ['decision', 'evidence_ids', ['{foreignEvidence}'], 'of another case', '#/evidence_ids/0'],
];

export const fieldFaults: MalformedRequest[] = [...typeRows, ...shapeRows, ...valueRows].map(
  ([request, where, value, how, pointer]) => {
    const place = where.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const { url, body } = requests[request];
    return {
      name: `${request}: ${where === marker ? 'a field' : where} is ${how}`,
      url,
      body: changed(body, place, value),
      status: 400,
      code: 'invalid_request',
      // what holds for every item of a list is told of the list
      pointer: pointer ?? pointerOf(/^(signal_codes|scopes)\.0$/.test(where) ? place.slice(0, -1) : place),
    };
  },
);

function changed(body: object, place: Place, value: unknown): object {
  const copy = structuredClone(body) as Record<string | number, unknown>;
  let at = copy;
  for (const part of place.slice(0, -1)) at = at[part] as typeof at;
  const last = place.at(-1) ?? '';
  if (value === gone) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy;
}
