import { addressForms, type Chain, type Checksum } from './chains.js';

export interface FoundWallet {
  chain: Chain;
  /** as one unbroken string, in the case it was written */
  address: string;
  checksum: Checksum;
  /** UTF-16 units of the text searched */
  start: number;
  end: number;
}

const token = /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|[A-Za-z0-9]{25,110})(?![A-Za-z0-9])/g;
// words beside which a mistyped address is still meant as an address
const cryptoWord = /crypto|cripto|usdt|usdc|btc|bitcoin|\beth|tron|trc|erc|wallet|address|\bsol\b|solana|coin|крипт|кошел|адрес|地址|钱包|币|지갑|주소|코인|암호화폐|carteira|billetera|direcci|endere|pay|send/i; // prettier-ignore
const solanaWord = /solana|\bsol\b|\bspl\b|phantom|solflare|솔라나|солан/i;

/** Wallet addresses in visible text. 0x and 64 digits is a transaction, not an address; a checksum that holds needs no context. */
export function findWallets(text: string): FoundWallet[] {
  const found: FoundWallet[] = [];
  let context: { crypto: boolean; solana: boolean } | undefined;
  for (const match of text.matchAll(token)) {
    context ??= { crypto: cryptoWord.test(text), solana: solanaWord.test(text) };
    const wallet = readAddress(match[0], context);
    if (wallet) found.push({ ...wallet, start: match.index, end: match.index + match[0].length });
  }
  return [...found, ...findBrokenUp(text, found)].sort((one, other) => one.start - other.start);
}

/** @returns null when the text is no wallet address we know */
export function readAddress(
  address: string,
  context: { crypto: boolean; solana: boolean },
): Pick<FoundWallet, 'chain' | 'address' | 'checksum'> | null {
  let altered: Pick<FoundWallet, 'chain' | 'address' | 'checksum'> | null = null;
  for (const { chain, form, checksum, needsContext } of addressForms) {
    if (!form.test(address) || (needsContext && !context.solana)) continue;
    const result = checksum(address);
    if (result !== 'altered') return { chain, address, checksum: result };
    if (chain === 'evm' || (context.crypto && !needsContext && looksRandom(address)))
      altered ??= { chain, address, checksum: result };
  }
  return altered;
}

function looksRandom(text: string): boolean {
  return /\d/.test(text) && /[a-z]/.test(text) && (/[A-Z]/.test(text) || /^(?:bc1|ltc1)/.test(text));
}

const brokenStart =
  /(?<![A-Za-z0-9])(?:0x|bc1|ltc1|[13TLMDX48r])[A-Za-z0-9]{3,60}(?=[\s\-–—.·_|]{1,3}[A-Za-z0-9]{2,})/g;
const nextPart = /[\s\-–—.·_|]{1,3}([A-Za-z0-9]{1,60})/y;
const mostParts = 14;

/** An address cut by spaces, dashes or line ends counts only when the joined checksum is right. */
function findBrokenUp(text: string, found: readonly FoundWallet[]): FoundWallet[] {
  const joined: FoundWallet[] = [];
  for (const match of text.matchAll(brokenStart)) {
    if (!/\d/.test(match[0]) && !/[a-z][A-Z]/.test(match[0])) continue;
    if ([...found, ...joined].some((wallet) => match.index < wallet.end && wallet.start <= match.index))
      continue;
    const wallet = joinFrom(text, match.index, match[0]);
    if (wallet) joined.push(wallet);
  }
  return joined;
}

function joinFrom(text: string, start: number, first: string): FoundWallet | null {
  let address = first;
  nextPart.lastIndex = start + first.length;
  for (let part = 1; part < mostParts && address.length < 106; part++) {
    const next = nextPart.exec(text);
    if (!next) return null;
    address += next[1] ?? '';
    const wallet = address.length < 25 ? null : readAddress(address, { crypto: false, solana: false });
    if (wallet?.checksum === 'valid') return { ...wallet, start, end: next.index + next[0].length };
  }
  return null;
}
