import type { PublishedSource, SignalDefinition } from './signal.js';

const ofacFaq: PublishedSource = {
  title: 'OFAC, Assessing OFAC Name Matches',
  section: 'steps 1 to 5: compare the whole name, then birth date and other particulars',
  url: 'https://ofac.treasury.gov/faqs/topic/1636',
};

export const watchlistSignals: SignalDefinition[] = [
  {
    code: 'watchlist.identity_matches',
    family: 'watchlist',
    strength: 'conclusive',
    meaning: 'Every word of the name and the full birth date are those of a person on a sanctions list.',
    sentence: 'The name and the full birth date given are those of entry {uid} on the list {list} ({program}). {because}.',
    source: ofacFaq,
    restrictsAccess: true,
  },
  {
    code: 'watchlist.name_and_birth_date_match',
    family: 'watchlist',
    strength: 'strong',
    meaning: 'The name is close to that of a listed person and the full birth date is the same.',
    sentence: 'The name given is close to entry {uid} on the list {list}, and the birth date is the same. {because}.',
    source: ofacFaq,
  },
  {
    code: 'watchlist.name_matches',
    family: 'watchlist',
    strength: 'moderate',
    meaning: 'The name is that of a listed person, or close to it. Many people share a name: this asks for a comparison, it is no finding about the person.',
    sentence: 'The name given resembles a name on the list {list} (entry {uid}). {because}. A name alone says nothing about who somebody is; a birth date or document settles it.',
    source: ofacFaq,
  },
  {
    code: 'watchlist.other_birth_date',
    family: 'watchlist',
    strength: 'none',
    meaning: 'A listed person has a like name and was born in another year, so somebody else is meant.',
    sentence: 'The name given resembles entry {uid} on the list {list}, whose birth date is another: the entry is about somebody else. {because}.',
    source: ofacFaq,
  },
]; // prettier-ignore
