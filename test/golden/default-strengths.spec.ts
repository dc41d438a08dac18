import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check, CheckInput } from '#checks/check.js';
import { endpointCheck } from '#checks/endpoint/endpoint.check.js';
import type { Claim, Evidence, EvidenceBodies, EvidenceKind } from '#checks/evidence.js';
import { identityCheck } from '#checks/identity/identity.check.js';
import { composeMrz } from '#checks/identity/mrz/compose.js';
import { networkCheck } from '#checks/network/network.check.js';
import { paymentCheck } from '#checks/payment/payment.check.js';
import type { IntelSnapshot } from '#intel/intel.js';
import { loadManifest } from '#intel/load-manifest.js';
import { defaultPolicy, riskSettingsOf } from '#policy/policy-body.js';
import { recommend } from '#risk/recommend.js';
import { signalDefinition, signalDefinitions } from '#signals/catalogue.js';
import type { Strength } from '#signals/signal.js';

/** The default strengths that decide whether the product does its work, each from evidence to recommendation. */

const asOf = new Date('2027-01-05T10:00:00Z');
let folder: string;
let intel: IntelSnapshot;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hirewall-strengths-'));
  const ranges = (id: string, more: object) => ({
    id,
    kind: 'ip-ranges',
    format: 'cidr-lines',
    path: `${id}.txt`,
    ...more,
  });
  const files: Record<string, string> = {
    'vpn.txt': '192.0.2.0/25',
    'astrill.txt': '192.0.2.128/25',
    'hosting.txt': '198.51.100.0/25',
    'tor.txt': '198.51.100.128/25',
    'manifest.json': JSON.stringify({
      feeds: [
        ranges('vpn', { label: 'vpn', provider: 'Example VPN' }),
        ranges('astrill', { label: 'vpn', provider: 'Astrill' }),
        ranges('hosting', { label: 'hosting' }),
        ranges('tor', { label: 'tor' }),
      ],
    }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const loaded = await loadManifest(join(folder, 'manifest.json'));
  expect(loaded.report.map(({ id, accepted }) => [id, accepted])).toEqual([
    ['vpn', true],
    ['astrill', true],
    ['hosting', true],
    ['tor', true],
  ]);
  ({ snapshot: intel } = loaded);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function evidence<K extends EvidenceKind>(kind: K, body: EvidenceBodies[K]): Evidence {
  return { id: 'evd_1', kind, stage: 'hired', observedAt: asOf, body } as unknown as Evidence;
}

interface Given {
  check: Check;
  evidence: Evidence;
  claims?: Claim[];
  worker?: Partial<CheckInput['worker']>;
}

/** Runs the check and lets the rules judge what it found, with nothing else open on the case. */
async function judge({ check, evidence: item, claims = [], worker }: Given) {
  const input: CheckInput = {
    claims,
    evidence: [item],
    worker: { stage: 'hired', verification: 'unverified', ...worker },
  };
  const documentReader = {
    read: () => Promise.resolve({ readable: false as const, reason: 'not_a_picture' as const }),
    close: () => Promise.resolve(),
  };
  const result = await check.run(input, {
    intel,
    models: { documentReader },
    related: () => Promise.resolve([]),
    asOf,
  });
  const signals = result.signals.map((signal, index) => {
    const { family, strength, restrictsAccess = false } = signalDefinition(signal.code);
    const { code, observedAt } = signal;
    return {
      id: `sig_${index}`,
      code,
      family,
      strength: signal.strength ?? strength,
      observedAt,
      restrictsAccess,
    };
  });
  const { recommendation } = recommend({
    signals,
    settings: riskSettingsOf(defaultPolicy),
    missingEvidence: [],
    unavailableChecks: [],
    unverifiedClaims: [],
    contradictedClaims: [],
    hired: input.worker.stage === 'hired',
    asOf,
  });
  return { recommendation, found: signals.map(({ code, strength }) => [code, strength] as const) };
}

const name: Claim = { id: 'clm_1', kind: 'name', value: 'Lena Muster' };
const session = (ip: string, companyAccess = false) =>
  evidence('session', { ip, company_access: companyAccess });
const message = (text: string) => evidence('message', { text, lang: 'en', channel: 'email' });
const running = (path: string, program: string) =>
  evidence('device_report', {
    platform: 'windows',
    rows: [{ source: 'processes', columns: { name: program, path, on_disk: '1', state: 'STILL_ACTIVE' } }],
  });
const anyDesk = running('C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe', 'AnyDesk.exe');
const editor = running('C:\\Windows\\System32\\notepad.exe', 'notepad.exe');
const passport = composeMrz({
  format: 'TD3',
  documentCode: 'P',
  issuingState: 'AUT',
  surname: 'MUSTER',
  givenNames: 'LENA',
  documentNumber: 'P4730826',
  nationality: 'AUT',
  birthDate: '910314',
  sex: '<',
  expiryDate: '310101',
});
const misread = passport.map((line, index) => (index === 1 ? line.replace('P4730826', 'P4730827') : line));
const document = (lines: string[]) =>
  evidence('document', { type: 'passport', mrz_lines: lines, mrz_source: 'scanner' });
const payout = (holder: string) =>
  evidence('payout', {
    method: 'bank',
    holder,
    iban: 'AT611904300234573201',
    country: 'AT',
    currency: 'EUR',
  });

describe('default strengths, from evidence to recommendation', () => {
  it.each<[string, () => Given, string | null, Strength | null, string]>([
    [
      'a crypto-only demand is strong',
      () => ({
        check: paymentCheck,
        evidence: message('I can only be paid in USDT. I do not accept bank transfers.'),
      }),
      'payment.crypto_only_demand',
      'strong',
      'review',
    ],
    [
      'an invoice to a bank account is nothing',
      () => ({ check: paymentCheck, evidence: message('Please pay the invoice to my bank account.') }),
      null,
      null,
      'clear',
    ],
    [
      'an unapproved remote tool running while the worker is unverified is strong',
      () => ({ check: endpointCheck, evidence: anyDesk }),
      'endpoint.remote_tool_running',
      'strong',
      'review',
    ],
    ['an editor running is nothing', () => ({ check: endpointCheck, evidence: editor }), null, null, 'clear'],
    [
      'failed check digits are strong',
      () => ({ check: identityCheck, evidence: document(misread), claims: [name] }),
      'identity.check_digits_wrong',
      'strong',
      'review',
    ],
    [
      'a sound document is nothing',
      () => ({ check: identityCheck, evidence: document(passport), claims: [name] }),
      null,
      null,
      'clear',
    ],
    [
      'a VPN provider named in advisories is strong',
      () => ({ check: networkCheck, evidence: session('192.0.2.200') }),
      'network.advisory_vpn',
      'strong',
      'review',
    ],
    [
      'a commercial VPN while applying is weak',
      () => ({ check: networkCheck, evidence: session('192.0.2.7'), worker: { stage: 'applied' } }),
      'network.known_vpn',
      'weak',
      'clear',
    ],
    [
      'a commercial VPN on company access is moderate',
      () => ({ check: networkCheck, evidence: session('192.0.2.7', true) }),
      'network.known_vpn',
      'moderate',
      'clear',
    ],
    [
      'an address on no list is nothing',
      () => ({ check: networkCheck, evidence: session('203.0.113.7') }),
      null,
      null,
      'clear',
    ],
    [
      'a payout to another person is strong',
      () => ({ check: paymentCheck, evidence: payout('Tomas Beispiel'), claims: [name] }),
      'payment.payout_to_another_person',
      'strong',
      'review',
    ],
    [
      'a payout to the person is nothing',
      () => ({ check: paymentCheck, evidence: payout('Lena Muster'), claims: [name] }),
      null,
      null,
      'clear',
    ],
  ])('%s', async (_, given, code, strength, expected) => {
    const { found, recommendation } = await judge(given());
    const weighty = found.filter(([, weight]) => weight !== 'none');
    if (code === null) expect(weighty).toEqual([]);
    else expect(weighty).toContainEqual([code, strength]);
    expect(recommendation).toBe(expected);
  });

  it('only an exact sanctioned wallet or identity and a document proven reused are conclusive', () => {
    const conclusive = signalDefinitions
      .filter(({ strength }) => strength === 'conclusive')
      .map(({ code }) => code);
    expect(conclusive.sort()).toEqual([
      'identity.document_reused',
      'payment.wallet_sanctioned',
      'watchlist.identity_matches',
    ]);
  });
});
