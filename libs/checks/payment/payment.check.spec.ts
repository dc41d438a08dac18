import { describe, expect, it } from 'vitest';
import type { IntelSnapshot, WalletFact } from '#intel/intel.js';
import { signalDefinition } from '#signals/catalogue.js';
import { placeholdersOf } from '#signals/render.js';
import type { CheckContext, CheckResult, RelatedCandidate } from '../check.js';
import type { Claim, EvidenceOf, MessageBody, PayoutBody } from '../evidence.js';
import { paymentCheck } from './payment.check.js';
import { compareHolder } from './payout/holder-name.js';

const asOf = new Date('2026-11-20T12:00:00Z');
const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

function context(intel: Partial<IntelSnapshot> = {}, related: RelatedCandidate[] = []): CheckContext {
  return {
    intel: { versions: [], ...intel },
    models: {
      documentReader: { read: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
    },
    related: () => Promise.resolve(related),
    asOf,
  };
}

function listing(status: string): Partial<IntelSnapshot> {
  const fact: WalletFact = { status, label: 'an invented list', source: 'test-list', asOf: '2026-11-01' };
  return { wallets: { lookup: (address) => (address === wallet.toLowerCase() ? [fact] : []) } };
}

const message = (text: string, channel?: MessageBody['channel']): EvidenceOf<'message'> => ({
  id: 'evd_message', kind: 'message', stage: 'applied', observedAt: asOf, body: { text, ...(channel && { channel }) },
}); // prettier-ignore
const payout = (body: PayoutBody): EvidenceOf<'payout'> => ({
  id: 'evd_payout',
  kind: 'payout',
  stage: 'offered',
  observedAt: asOf,
  body,
});
const claims: Claim[] = [
  { id: 'c1', kind: 'name', value: 'Inés María Calderón Vidal' },
  { id: 'c2', kind: 'residence_country', value: 'ES' },
];

async function judge(
  evidence: (EvidenceOf<'message'> | EvidenceOf<'payout'>)[],
  using = context(),
): Promise<CheckResult> {
  return paymentCheck.run(
    { claims, evidence, worker: { stage: 'offered', verification: 'unverified' } },
    using,
  );
}
const weights = (result: CheckResult) =>
  Object.fromEntries(
    result.signals.map(({ code, strength }) => [code, strength ?? signalDefinition(code).strength]),
  );

describe('payment check', () => {
  it('is unavailable when there is nothing to examine', async () => {
    expect((await judge([])).outcome).toBe('unavailable');
  });

  it('takes a demand for crypto alone as strong', async () => {
    const result = await judge([message('I can only accept USDT (TRC-20), no bank transfer please')]);
    expect(weights(result)).toEqual({ 'payment.crypto_only_demand': 'strong' });
    expect(result.outcome).toBe('fail');
  });

  it('sees nothing in the CV of an honest blockchain developer', async () => {
    const cv = `Blockchain developer, 6 years. Built a USDT payment gateway on TRON, settled 40k transfers a day.
      Wrote crypto-only checkout (no bank needed) for merchants. Skills: Solidity, Rust, wallets, USDC, DeFi, NFT.
      Deployed ${wallet} on mainnet. Paid gas in ETH, ran validators. Thesis about Tornado Cash and mixers.`;
    for (const channel of ['cv', 'email', undefined] as const) {
      const result = await judge([message(cv, channel)]);
      expect(result.signals).toEqual([]);
      expect(result.outcome).toBe('pass');
      expect(result.facts['messages']).toMatchObject([{ label: 'crypto_mention_unrelated' }]);
    }
  });

  it('registers a wallet that was given for payment, and none from a CV', async () => {
    expect((await judge([message(`Only crypto please, no bank: ${wallet}`)])).identifiers).toEqual([
      { field: 'wallet', value: wallet.toLowerCase() },
    ]);
    expect((await judge([message(`Deployed ${wallet} on mainnet`)])).identifiers).toEqual([]);
  });

  it('is conclusive about a sanctioned wallet given for payment, and strong where it is only mentioned', async () => {
    const demand = await judge(
      [message(`Only crypto please, no bank: ${wallet}`)],
      context(listing('sanctioned')),
    );
    expect(weights(demand)['payment.wallet_sanctioned']).toBe('conclusive');
    const mention = await judge([message(`Audited the contract ${wallet}`)], context(listing('sanctioned')));
    expect(weights(mention)).toEqual({ 'payment.wallet_sanctioned': 'strong' });
  });

  it('treats a delisted wallet as information, never as sanctioned', async () => {
    const result = await judge(
      [payout({ method: 'wallet', wallet })],
      context(listing('formerly_sanctioned')),
    );
    expect(weights(result)).toMatchObject({ 'payment.wallet_formerly_sanctioned': 'weak' });
    expect(weights(result)).not.toHaveProperty('payment.wallet_sanctioned');
  });

  it('says that wallets were not screened when no list is loaded', async () => {
    expect((await judge([message('hello')])).facts['wallet_screening']).toBe('unavailable');
    expect((await judge([message('hello')], context(listing('service')))).facts['wallet_screening']).toBe(
      'done',
    );
  });

  it('finds a payout to another person strong, and one to the person herself nothing', async () => {
    const other = await judge([
      payout({ method: 'bank', holder: 'Bogdan Ilic', iban: 'ES9121000418450200051332' }),
    ]);
    expect(weights(other)).toEqual({ 'payment.payout_to_another_person': 'strong' });
    const own = await judge([
      payout({ method: 'bank', holder: 'CALDERON VIDAL INES M', iban: 'ES9121000418450200051332' }),
    ]);
    expect(own.signals).toEqual([]);
    expect(own.outcome).toBe('pass');
  });

  it('compares the country of the account with the claim of residence only', async () => {
    const result = await judge([
      payout({ method: 'bank', holder: 'Inés Calderón', iban: 'DE89370400440532013000' }),
    ]);
    expect(weights(result)).toEqual({ 'payment.payout_country_contradicts': 'weak' });
    const unclaimed = await paymentCheck.run(
      {
        claims: [],
        evidence: [payout({ method: 'bank', iban: 'DE89370400440532013000' })],
        worker: { stage: 'offered', verification: 'unverified' },
      },
      context(),
    );
    expect(unclaimed.signals).toEqual([]);
  });

  it('reports check digits of an IBAN that are wrong, showing its last four characters only', async () => {
    const result = await judge([payout({ method: 'bank', iban: 'ES9121000418450200051339' })]);
    expect(weights(result)).toEqual({ 'payment.account_number_invalid': 'weak' });
    expect(JSON.stringify([result.signals, result.facts])).not.toContain('2100041845');
  });

  it('notes that a wallet is the only way of payment', async () => {
    expect(weights(await judge([payout({ method: 'wallet', wallet })]))).toEqual({
      'payment.wallet_only_payout': 'moderate',
    });
    const both = await judge([
      payout({ method: 'wallet', wallet }),
      payout({ method: 'bank', holder: 'Inés Calderón' }),
    ]);
    expect(both.signals).toEqual([]);
  });

  it('finds an account that another candidate uses too', async () => {
    const related: RelatedCandidate[] = [
      { field: 'bank_account', value: 'ES9121000418450200051332', candidateId: 'cand_other' },
    ];
    const result = await judge(
      [payout({ method: 'bank', iban: 'ES91 2100 0418 4502 0005 1332' })],
      context({}, related),
    );
    expect(weights(result)).toEqual({ 'payment.account_shared': 'strong' });
    expect(JSON.stringify(result.signals)).not.toContain('ES9121000418450200051332');
  });

  it('gives every fact that the sentences ask for', async () => {
    const related: RelatedCandidate[] = [
      { field: 'wallet', value: wallet.toLowerCase(), candidateId: 'cand_other' },
    ];
    const result = await judge(
      [
        message(`Only crypto, no bank. Send it to my friend's wallet ${wallet}`),
        message('I only accept USDT'),
        payout({ method: 'wallet', wallet, holder: 'Bogdan Ilic', country: 'RS', iban: 'ES00' }),
      ],
      context(listing('sanctioned'), related),
    );
    expect(result.signals.length).toBeGreaterThan(5);
    for (const { code, facts } of result.signals) {
      expect(Object.keys(facts), code).toEqual(
        expect.arrayContaining(placeholdersOf(signalDefinition(code).sentence)),
      );
    }
  });

  it('answers a batch line with label, spans and wallets', async () => {
    const input = await paymentCheck.batch.read(
      { id: '1', text: `Only USDT, no bank: ${wallet}`, lang: 'en' },
      { baseDir: '.' },
    );
    const written = paymentCheck.batch.write(await paymentCheck.run(input, context(listing('sanctioned'))));
    expect(written).toMatchObject({
      label: 'crypto_only',
      wallets: [{ chain: 'evm', address: wallet, checksum: 'valid', facts: [{ status: 'sanctioned' }] }],
    });
    expect(() => paymentCheck.batch.read({ id: '2', text: 5 }, { baseDir: '.' })).toThrow(
      '"text" must be a text',
    );
  });
});

describe('account holder against the name', () => {
  it.each([
    ['CALDERON VIDAL, INES MARIA', 'same'],
    ['Ines Calderon', 'same'],
    ['I. M. Calderón Vidal', 'same'],
    ['Inés Calderón Vidal & Tomás Rey', 'same'],
    ['Tomás Rey and Inés Calderón', 'same'],
    ['Ines Calderom Vidal', 'close'],
    ['Tomás Calderón', 'other'],
    ['Tomás Rey', 'other'],
    ['Northbrook Consulting Ltd', 'other'],
  ])('%s: %s', (holder, verdict) => {
    expect(compareHolder(holder, 'Inés María Calderón Vidal').verdict).toBe(verdict);
  });

  it('accepts names in another script, in either order, joined or not', () => {
    expect(compareHolder('Иван Петров', 'Petrov Ivan').verdict).toBe('same');
    expect(compareHolder('HONG GILDONG', 'Gil-dong Hong').verdict).toBe('same');
  });
});
