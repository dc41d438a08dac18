import type { PublishedSource, SignalDefinition } from './signal.js';

const guidance2022 = (section: string): PublishedSource => ({
  title:
    'Guidance on DPRK information technology workers, US Departments of State and the Treasury and FBI, 16 May 2022',
  section,
  url: 'https://ofac.treasury.gov/media/923126/download?inline',
});
const fbi2024: PublishedSource = {
  title: 'FBI public service announcement I-051624-PSA, 16 May 2024',
  section: 'recommendations for employers: payment accounts',
  url: 'https://www.ic3.gov/PSA/2024/PSA240516',
};
const msmt2025: PublishedSource = {
  title: 'Multilateral Sanctions Monitoring Team, report of 22 October 2025',
  section: 'IT workers: payment in stablecoins and over the counter',
  url: 'https://msmt.info/Publications/detail/MSMT%20Report/4221',
};
const ofacVirtualCurrency: PublishedSource = {
  title: 'OFAC, Sanctions Compliance Guidance for the Virtual Currency Industry, October 2021',
  section: 'sanctions list screening of addresses',
  url: 'https://ofac.treasury.gov/media/913571/download?inline',
};
const redFlags = 'red flag indicators: payment requests and accounts';

export const paymentSignals: SignalDefinition[] = [
  {
    code: 'payment.crypto_only_demand',
    family: 'payment',
    strength: 'strong',
    meaning: 'A message asks to be paid in cryptocurrency and in no other way.',
    sentence: 'The message asks for payment in cryptocurrency and in no other way: "{quote}". Asking which other ways are possible, and why, would settle it.',
    source: guidance2022(redFlags),
  },
  {
    code: 'payment.crypto_preferred',
    family: 'payment',
    strength: 'weak',
    meaning: 'A message prefers cryptocurrency and leaves other ways open. Common among freelancers; it counts only beside other observations.',
    sentence: 'The message prefers cryptocurrency and leaves other ways open: "{quote}".',
    source: msmt2025,
  },
  {
    code: 'payment.crypto_accepted',
    family: 'payment',
    strength: 'none',
    meaning: 'A message names cryptocurrency as one of several acceptable ways of payment.',
    sentence: 'The message names cryptocurrency as one of several acceptable ways: "{quote}".',
    source: msmt2025,
  },
  {
    code: 'payment.payout_diversion',
    family: 'payment',
    strength: 'strong',
    meaning: 'A message asks to pay somebody other than the person who works.',
    sentence: 'The message asks to send the payment to an account of somebody else: "{quote}".',
    source: guidance2022(redFlags),
  },
  {
    code: 'payment.payout_to_another_person',
    family: 'payment',
    strength: 'strong',
    meaning: 'The holder of the payout account is not the person the claims name.',
    sentence: 'The payout goes to an account held by "{holder}", while the name given is "{name}". {because}. A change of name or a business of one\'s own would explain it; a document can show that.',
    source: guidance2022('due diligence: banking information that corresponds to the identity documents'),
  },
  {
    code: 'payment.payout_holder_differs_slightly',
    family: 'payment',
    strength: 'weak',
    meaning: 'The holder of the payout account is named almost like the person; spellings differ.',
    sentence: 'The payout account is held by "{holder}", and the name given is "{name}". {because}.',
    source: guidance2022('due diligence: consistent spelling of names'),
  },
  {
    code: 'payment.payout_country_contradicts',
    family: 'payment',
    strength: 'weak',
    meaning: 'The payout account is in another country than the residence claimed. Living near a border, moving and online banks explain many.',
    sentence: 'The payout account is in {account_country}, while the residence given is {residence_country}.',
    source: guidance2022(redFlags),
  },
  {
    code: 'payment.account_number_invalid',
    family: 'payment',
    strength: 'weak',
    meaning: 'The account number can\'t be right: its check digits or length are wrong. Usually a typing error.',
    sentence: 'The account number ending in {account_end} can\'t be right ({fault}); it may have been mistyped.',
    source: { title: 'ISO 13616-1, International bank account number (IBAN)', section: 'check digits (ISO 7064 MOD 97-10)', url: 'https://www.iso.org/standard/81090.html' },
  },
  {
    code: 'payment.wallet_only_payout',
    family: 'payment',
    strength: 'moderate',
    meaning: 'The only way of payment on file is a cryptocurrency wallet.',
    sentence: 'The only way of payment on file is a wallet ({address}); no account in the person\'s name is on file.',
    source: guidance2022(redFlags),
  },
  {
    code: 'payment.account_shared',
    family: 'payment',
    strength: 'strong',
    meaning: 'Another candidate is paid to the same bank account or wallet.',
    sentence: 'The same {what} ({masked}) is on file for another candidate ({count} in all).',
    source: fbi2024,
  },
  {
    code: 'payment.wallet_sanctioned',
    family: 'payment',
    strength: 'conclusive',
    meaning: 'A wallet given for payment is on a sanctions list.',
    sentence: 'The wallet {address} is on a sanctions list ({label}, as of {as_of}). Paying to it is forbidden where that list applies.',
    source: ofacVirtualCurrency,
    restrictsAccess: true,
  },
  {
    code: 'payment.wallet_formerly_sanctioned',
    family: 'payment',
    strength: 'weak',
    meaning: 'A wallet was on an earlier edition of a sanctions list and is no longer.',
    sentence: 'The wallet {address} was on an earlier edition of a sanctions list ({label}, {as_of}) and is not on the current one.',
    source: ofacVirtualCurrency,
  },
  {
    code: 'payment.wallet_named_by_authority',
    family: 'payment',
    strength: 'strong',
    meaning: 'A wallet given for payment is named in a notice of an authority.',
    sentence: 'The wallet {address} is named in a notice of an authority ({label}, {as_of}).',
    source: { title: 'FBI public service announcement I-022625-PSA, 26 February 2025', section: 'addresses', url: 'https://www.ic3.gov/PSA/2025/PSA250226' },
  },
  {
    code: 'payment.wallet_checksum_altered',
    family: 'payment',
    strength: 'weak',
    meaning: 'A wallet address has a wrong checksum: it was mistyped, or changed on the way.',
    sentence: 'The wallet address {address} has a wrong checksum; it was mistyped or changed on the way, and money sent there would be lost.',
    source: { title: 'ERC-55, Mixed-case checksum address encoding; BIP 173 for Bitcoin', section: 'specification', url: 'https://eips.ethereum.org/EIPS/eip-55' },
  },
]; // prettier-ignore
