import { feedsOfKind, type LoadedFeed } from './feed.js';
import type { WalletFact, WalletIntel } from './intel.js';

type WalletFeed = LoadedFeed<'wallets'>;

/** What it means to stand on a list, by the name of the list or feed; a list not known here only names the address. */
const statusOfList: readonly [RegExp, string][] = [
  [/^(?:ofac|un|eu|uk|ofsi|seco|mof|sanction)/i, 'sanctioned'],
  [/^(?:fbi|ic3|doj|europol)/i, 'named_by_authority'],
  [/service|exchange|mixer|label/i, 'service'],
];

/**
 * By address, never by ticker: lists put Tron addresses under Bitcoin and one address on several chains. Feeds of one
 * list and chain with different dates are editions: an address only an earlier one holds is formerly sanctioned.
 * @returns undefined when no wallet feed is loaded: then nothing was screened
 */
export function buildWalletIndex(feeds: readonly LoadedFeed[]): WalletIntel | undefined {
  const loaded = feedsOfKind(feeds, 'wallets');
  if (loaded.length === 0) return undefined;
  const facts = new Map<string, WalletFact[]>();
  for (const editions of editionsOf(loaded).values()) {
    editions.forEach((edition, age) => {
      for (const row of edition.rows) addFact(facts, row.address, factOf(edition, row, age > 0));
    });
  }
  return { lookup: (address) => facts.get(addressKey(address)) ?? [] };
}

/** Editions of one list and chain, latest first. Parts of one edition share its date and count as equally new. */
function editionsOf(loaded: readonly WalletFeed[]): Map<string, WalletFeed[]> {
  const groups = new Map<string, WalletFeed[]>();
  for (const item of loaded) {
    const key =
      item.feed.list !== undefined && item.feed.chainHint !== undefined
        ? `${item.feed.list}\n${item.feed.chainHint}`
        : item.feed.id;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  for (const group of groups.values())
    group.sort((one, other) => (other.feed.asOf ?? '').localeCompare(one.feed.asOf ?? ''));
  return groups;
}

function factOf(edition: WalletFeed, row: WalletFeed['rows'][number], earlier: boolean): WalletFact {
  const { feed } = edition;
  const list = feed.list ?? feed.id;
  const status = row.status ?? statusOfList.find(([name]) => name.test(list))?.[1] ?? 'named_by_authority';
  return {
    status: earlier && status === 'sanctioned' ? 'formerly_sanctioned' : status,
    label: row.party ?? list,
    source: feed.id,
    asOf: feed.asOf ?? null,
  };
}

/** Listed now outweighs listed once: the earlier edition adds nothing then. */
function addFact(facts: Map<string, WalletFact[]>, address: string, fact: WalletFact): void {
  const key = addressKey(address);
  const known = facts.get(key) ?? [];
  if (fact.status === 'formerly_sanctioned' && known.some(({ status }) => status === 'sanctioned')) return;
  const kept =
    fact.status === 'sanctioned' ? known.filter(({ status }) => status !== 'formerly_sanctioned') : known;
  if (!kept.some(({ status, source }) => status === fact.status && source === fact.source)) kept.push(fact);
  facts.set(key, kept);
}

/** 0x and bech32 addresses ignore case; base58 ones are another address in another case. */
export function addressKey(address: string): string {
  const text = address.trim().replace(/^bitcoincash:/i, '');
  return /^(?:0x[0-9a-f]{40}|(?:bc1|ltc1)[02-9ac-hj-np-z]+)$/i.test(text) ? text.toLowerCase() : text;
}
