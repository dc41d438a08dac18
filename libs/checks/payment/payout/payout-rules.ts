import { validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import type { ObservedSignal } from '#signals/signal.js';
import type { Identifier } from '../../check.js';
import type { Claim, EvidenceOf } from '../../evidence.js';
import { normaliseAddress } from '../wallet/chains.js';
import { compareHolder } from './holder-name.js';

type Payout = EvidenceOf<'payout'>;

/** Only the end of a number is ever shown. */
export function lastFour(number: string): string {
  return number.replace(/[^A-Za-z0-9]/g, '').slice(-4);
}

export function compactNumber(number: string): string {
  return number.replace(/[\s.-]/g, '').toUpperCase();
}

/** What one payout method says about the person the claims describe. */
export function payoutSignals(payout: Payout, claims: readonly Claim[]): ObservedSignal[] {
  return [...holderSignals(payout, claims), ...numberSignals(payout), ...countrySignals(payout, claims)];
}

function signal(payout: Payout, code: string, facts: ObservedSignal['facts']): ObservedSignal {
  return { code, facts, evidenceIds: [payout.id], observedAt: payout.observedAt };
}

function claimed(claims: readonly Claim[], kind: Claim['kind']): string | undefined {
  return claims.find((claim) => claim.kind === kind)?.value.trim() || undefined;
}

function holderSignals(payout: Payout, claims: readonly Claim[]): ObservedSignal[] {
  const [holder, name] = [payout.body.holder?.trim(), claimed(claims, 'name')];
  if (!holder || !name) return [];
  const { verdict, because } = compareHolder(holder, name);
  if (verdict === 'same') return [];
  const code =
    verdict === 'other' ? 'payment.payout_to_another_person' : 'payment.payout_holder_differs_slightly';
  return [signal(payout, code, { holder, name, because: sentenceCase(because), method: payout.body.method })];
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function numberSignals(payout: Payout): ObservedSignal[] {
  const { iban } = payout.body;
  if (!iban) return [];
  const { valid, errorCodes } = validateIBAN(compactNumber(iban));
  if (valid) return [];
  const checkDigits = errorCodes.includes(ValidationErrorsIBAN.WrongIBANChecksum);
  const fault = checkDigits ? 'its check digits are wrong' : 'its length or form is not that of its country';
  return [signal(payout, 'payment.account_number_invalid', { account_end: lastFour(iban), fault })];
}

/** Country counts only against the person's own claim of residence. A valid IBAN tells it, else what the form says. */
function countrySignals(payout: Payout, claims: readonly Claim[]): ObservedSignal[] {
  const residence = claimed(claims, 'residence_country')?.toUpperCase();
  const account = accountCountry(payout);
  if (!residence || !account || residence === account) return [];
  return [
    signal(payout, 'payment.payout_country_contradicts', {
      account_country: account,
      residence_country: residence,
    }),
  ];
}

function accountCountry({ body }: Payout): string | undefined {
  const iban = body.iban ? compactNumber(body.iban) : '';
  if (iban !== '' && validateIBAN(iban).valid) return iban.slice(0, 2);
  return body.country?.toUpperCase();
}

/** Account and wallet as they are compared with those of others. */
export function payoutIdentifiers({ body }: Payout): Identifier[] {
  const account = body.iban ?? body.account;
  return [
    ...(account ? [{ field: 'bank_account' as const, value: compactNumber(account) }] : []),
    ...(body.wallet ? [{ field: 'wallet' as const, value: normaliseAddress(body.wallet) }] : []),
  ];
}
