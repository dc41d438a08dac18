import type { WalletFact, WalletIntel } from '#intel/intel.js';
import type { Facts, ObservedSignal, Strength } from '#signals/signal.js';
import type { Evidence } from '../../evidence.js';
import { normaliseAddress } from './chains.js';
import type { FoundWallet } from './find-wallets.js';

const codeOfStatus: Record<string, string> = {
  sanctioned: 'payment.wallet_sanctioned',
  formerly_sanctioned: 'payment.wallet_formerly_sanctioned',
  named_by_authority: 'payment.wallet_named_by_authority',
};

type Address = Pick<FoundWallet, 'chain' | 'address' | 'checksum'>;

/** @returns null when no wallet list is loaded: the address was not screened */
export function walletFacts(wallet: Address, intel: WalletIntel | undefined): readonly WalletFact[] | null {
  return intel?.lookup(normaliseAddress(wallet.address)) ?? null;
}

/** What a listing weighs where an address stands in a CV, in code or in news: nobody asked to be paid to it. */
const mentionedOnly: Record<string, Strength> = {
  'payment.wallet_sanctioned': 'strong',
  'payment.wallet_formerly_sanctioned': 'none',
  'payment.wallet_named_by_authority': 'weak',
};

/** A wallet is screened whatever the message says; whether it was given for payment decides what a finding weighs. */
export function walletSignals(
  wallet: Address,
  facts: readonly WalletFact[] | null,
  evidence: Evidence,
  givenForPayment: boolean,
): ObservedSignal[] {
  const seen = { evidenceIds: [evidence.id], observedAt: evidence.observedAt };
  const shown = { address: shortened(wallet.address), chain: wallet.chain };
  const listed = (facts ?? []).flatMap(({ status, label, source, asOf }): ObservedSignal[] => {
    const code = codeOfStatus[status];
    if (code === undefined) return [];
    const strength = givenForPayment ? undefined : mentionedOnly[code];
    return [
      { code, ...(strength && { strength }), facts: { ...shown, label, source, as_of: asOf }, ...seen },
    ];
  });
  const altered = wallet.checksum === 'altered' && givenForPayment;
  return [
    ...listed,
    ...(altered ? [{ code: 'payment.wallet_checksum_altered', facts: shown, ...seen }] : []),
  ];
}

/** Enough to recognise an address by, not enough to pay to. */
export function shortened(address: string): string {
  return address.length <= 14 ? address : `${address.slice(0, 6)}…${address.slice(-6)}`;
}

export function describeWallet(wallet: Address, facts: readonly WalletFact[] | null): Facts {
  return {
    chain: wallet.chain,
    address: wallet.address,
    checksum: wallet.checksum,
    facts: (facts ?? []).map(({ status, label, source, asOf }) => ({ status, label, source, as_of: asOf })),
  };
}
