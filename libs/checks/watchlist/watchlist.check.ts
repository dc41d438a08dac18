import { strengthRank, type ObservedSignal, type Strength } from '#signals/signal.js';
import { signalDefinition } from '#signals/catalogue.js';
import { outcomeOf, type Check, type CheckContext, type CheckInput, type CheckResult } from '../check.js';
import { watchlistBatch } from './watchlist.batch.js';
import { screenName, type WatchlistHit } from './screen-name.js';

/** Shown and stored; a name that resembles more entries than this is common, not telling. */
const mostHits = 10;

/**
 * Name against sanctions lists. The name alone never weighs more than moderate; only a birth date raises it. Identity is
 * conclusive when every word of the name and the full birth date are those of the entry.
 */
function run(input: CheckInput, context: CheckContext): CheckResult {
  const name = input.claims.find(({ kind }) => kind === 'name')?.value.trim() ?? '';
  const birthDate = input.claims.find(({ kind }) => kind === 'birth_date')?.value ?? null;
  const { watchlist } = context.intel;
  if (name === '') return { outcome: 'unavailable', signals: [], facts: { reason: 'no name was given' } };
  if (!watchlist) return { outcome: 'unavailable', signals: [], facts: { reason: 'no watchlist is loaded' } };
  const hits = screenName(watchlist, name, birthDate).slice(0, mostHits);
  const signals = strongestOfEach(hits.map((hit) => signalOf(hit, context.asOf)));
  const standing = hits.filter(({ birthDate: verdict }) => verdict !== 'other');
  return {
    outcome: outcomeOf(signals),
    signals,
    facts: {
      screened: watchlist.entries.length,
      birth_date_known: birthDate !== null,
      hits: standing.map(describe),
      set_aside: hits.filter((hit) => !standing.includes(hit)).map(describe),
    },
    identifiers: [],
  };
}

function describe(hit: WatchlistHit) {
  const { list, uid } = hit.entry;
  return { list, uid, name: hit.name, score: hit.score, because: hit.because.join('; ') };
}

function signalOf(hit: WatchlistHit, observedAt: Date): ObservedSignal {
  const [code, strength] = weigh(hit);
  const facts = { ...describe(hit), program: hit.entry.program, birth_date: hit.birthDate };
  return { code, ...(strength && { strength }), facts, evidenceIds: [], observedAt };
}

function weigh(hit: WatchlistHit): [code: string, strength?: Strength] {
  switch (hit.birthDate) {
    case 'other':
      return ['watchlist.other_birth_date'];
    case 'same_date':
      return [hit.exact ? 'watchlist.identity_matches' : 'watchlist.name_and_birth_date_match'];
    case 'same_year':
      return ['watchlist.name_matches'];
    case 'unknown':
      return ['watchlist.name_matches', hit.exact ? 'moderate' : 'weak'];
  }
}

/** One signal a code: ten people called alike are one reason to look, not ten. */
function strongestOfEach(signals: readonly ObservedSignal[]): ObservedSignal[] {
  const weight = (signal: ObservedSignal) =>
    strengthRank(signal.strength ?? signalDefinition(signal.code).strength);
  const best = new Map<string, ObservedSignal>();
  for (const signal of signals) {
    const known = best.get(signal.code);
    if (!known || weight(signal) > weight(known)) best.set(signal.code, signal);
  }
  return [...best.values()];
}

export const watchlistCheck: Check = {
  name: 'watchlist',
  version: '1',
  evidence: [],
  claims: ['name'],
  intel: ['watchlist'],
  run,
  batch: watchlistBatch,
};
