import type { Facts, ObservedSignal, Strength } from '#signals/signal.js';
import {
  outcomeOf,
  type Check,
  type CheckContext,
  type CheckInput,
  type CheckResult,
  type Identifier,
} from '../check.js';
import { evidenceOfKind, type EvidenceOf } from '../evidence.js';
import { classifyMessage, type MessageReading } from './message/classify.js';
import type { MessageLabel } from './message/decide.js';
import { paymentBatch } from './payment.batch.js';
import { lastFour, payoutIdentifiers, payoutSignals } from './payout/payout-rules.js';
import { normaliseAddress } from './wallet/chains.js';
import { readAddress } from './wallet/find-wallets.js';
import { describeWallet, shortened, walletFacts, walletSignals } from './wallet/wallet-signals.js';

interface Findings {
  signals: ObservedSignal[];
  facts: Facts;
  identifiers: Identifier[];
}

/** What messages ask for, wallets in them and in payout forms, and whether the payee is the person. */
async function run(input: CheckInput, context: CheckContext): Promise<CheckResult> {
  const messages = evidenceOfKind(input.evidence, 'message');
  const payouts = evidenceOfKind(input.evidence, 'payout');
  if (messages.length + payouts.length === 0)
    return { outcome: 'unavailable', signals: [], facts: { reason: 'no message or payout was received' } };
  const found = [
    ...messages.map((message) => examineMessage(message, context)),
    ...payouts.map((payout) => examinePayout(payout, input, context)),
  ];
  const identifiers = distinct(found.flatMap((findings) => findings.identifiers));
  const shared = await sharedSignals(identifiers, context, payouts, messages);
  const signals = [
    ...found.flatMap((findings) => findings.signals),
    ...walletOnlySignals(payouts),
    ...shared,
  ];
  return {
    outcome: outcomeOf(signals),
    signals,
    facts: {
      messages: found.slice(0, messages.length).map(({ facts }) => facts),
      payouts: found.slice(messages.length).map(({ facts }) => facts),
      wallet_screening: context.intel.wallets ? 'done' : 'unavailable',
    },
    identifiers,
  };
}

const codeOfLabel: Partial<Record<MessageLabel, string>> = {
  crypto_only: 'payment.crypto_only_demand',
  crypto_preferred: 'payment.crypto_preferred',
  crypto_accepted: 'payment.crypto_accepted',
  payout_diversion: 'payment.payout_diversion',
};
const longestQuote = 300;

function examineMessage(message: EvidenceOf<'message'>, context: CheckContext): Findings {
  const reading = classifyMessage(message.body);
  const wallets = reading.wallets.map((wallet) => ({
    wallet,
    facts: walletFacts(wallet, context.intel.wallets),
  }));
  // an address in a CV or in code is not where this person is paid
  const asPayee = reading.label.startsWith('crypto_') && reading.label !== 'crypto_mention_unrelated';
  return {
    signals: [
      ...labelSignals(message, reading),
      ...wallets.flatMap(({ wallet, facts }) =>
        walletSignals(wallet, facts, message, reading.label !== 'crypto_mention_unrelated'),
      ),
    ],
    facts: {
      label: reading.label,
      basis: reading.basis,
      sentence: reading.sentence,
      spans: reading.spans.map(({ start, end, slot }) => ({ start, end, slot })),
      wallets: wallets.map(({ wallet, facts }) => describeWallet(wallet, facts)),
    },
    identifiers: asPayee
      ? reading.wallets.filter(({ checksum }) => checksum !== 'altered').map(walletIdentifier)
      : [],
  };
}

function walletIdentifier({ address }: { address: string }): Identifier {
  return { field: 'wallet', value: normaliseAddress(address) };
}

/** A demand that names no other way without ruling one out weighs a step less than one that does. */
function labelSignals(message: EvidenceOf<'message'>, reading: MessageReading): ObservedSignal[] {
  const code = codeOfLabel[reading.label];
  if (code === undefined) return [];
  const strength: Strength | undefined =
    reading.label === 'crypto_only' && reading.basis === 'implied' ? 'moderate' : undefined;
  const facts = {
    quote: reading.sentence && quoted(reading.sentence),
    basis: reading.basis,
    channel: message.body.channel ?? null,
  };
  return [
    { code, ...(strength && { strength }), facts, evidenceIds: [message.id], observedAt: message.observedAt },
  ];
}

function examinePayout(payout: EvidenceOf<'payout'>, input: CheckInput, context: CheckContext): Findings {
  const { body } = payout;
  const wallet =
    body.wallet === undefined
      ? null
      : readAddress(normaliseAddress(body.wallet), { crypto: true, solana: true });
  const facts = wallet && walletFacts(wallet, context.intel.wallets);
  return {
    signals: [
      ...payoutSignals(payout, input.claims),
      ...(wallet ? walletSignals(wallet, facts, payout, true) : []),
    ],
    facts: {
      method: body.method,
      holder_given: body.holder !== undefined,
      account_end: lastFour(body.iban ?? body.account ?? '') || null,
      wallet: wallet && describeWallet(wallet, facts),
    },
    identifiers: payoutIdentifiers(payout),
  };
}

function walletOnlySignals(payouts: EvidenceOf<'payout'>[]): ObservedSignal[] {
  const [first] = payouts;
  if (!first || !payouts.every(({ body }) => body.method === 'wallet')) return [];
  const address = first.body.wallet === undefined ? null : shortened(first.body.wallet);
  return [
    {
      code: 'payment.wallet_only_payout',
      facts: { address },
      evidenceIds: payouts.map(({ id }) => id),
      observedAt: first.observedAt,
    },
  ];
}

async function sharedSignals(
  identifiers: Identifier[],
  context: CheckContext,
  payouts: EvidenceOf<'payout'>[],
  messages: EvidenceOf<'message'>[],
): Promise<ObservedSignal[]> {
  if (identifiers.length === 0) return [];
  const related = await context.related(identifiers);
  return identifiers.flatMap(({ field, value }) => {
    const others = new Set(
      related
        .filter((other) => other.field === field && other.value === value)
        .map(({ candidateId }) => candidateId),
    );
    if (others.size === 0) return [];
    const named = payouts.filter((payout) =>
      payoutIdentifiers(payout).some((own) => own.field === field && own.value === value),
    );
    const evidence = named.length > 0 ? named : messages;
    const facts = {
      what: field === 'wallet' ? 'wallet' : 'bank account',
      masked: field === 'wallet' ? shortened(value) : `ending in ${lastFour(value)}`,
      count: others.size,
      candidate_ids: [...others],
    };
    return [
      {
        code: 'payment.account_shared',
        facts,
        evidenceIds: evidence.map(({ id }) => id),
        observedAt: context.asOf,
      },
    ];
  });
}

function distinct(identifiers: Identifier[]): Identifier[] {
  return [
    ...new Map(
      identifiers.map((identifier) => [`${identifier.field}\n${identifier.value}`, identifier]),
    ).values(),
  ];
}

export const paymentCheck: Check = {
  name: 'payment',
  version: '1',
  evidence: ['message', 'payout'],
  intel: ['wallets'],
  run,
  batch: paymentBatch,
};

/** Fit to stand in quotation marks inside a sentence of ours, which has a full stop of its own. */
function quoted(sentence: string): string {
  const bare = sentence.replace(/[.。．]+$/u, '');
  return bare.length > longestQuote ? `${bare.slice(0, longestQuote)}…` : bare;
}
