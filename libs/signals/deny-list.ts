import type { SignalDefinition } from './signal.js';

/**
 * What must never be a signal, whatever was published about it: traits of a person, and what stands in for them.
 * Laws that ask for it, among others: Title VII of the Civil Rights Act and 8 U.S.C. 1324b (national origin,
 * citizenship), the Americans with Disabilities Act, Illinois HB 3773 (postal codes), GDPR article 9.
 * It holds for the catalogue (a test) and for every word of a policy (libs/policy), so no configuration undoes it.
 */
export interface DeniedSubject {
  subject: string;
  /** matched against lower-case words with '_' and '.' read as blanks */
  pattern: RegExp;
  because: string;
}

export const deniedSubjects: readonly DeniedSubject[] = [
  {
    subject: 'nationality',
    pattern:
      /\b(nationalit(y|ies)|citizen(s|ships?)?|national origins?|place of birth|birth ?places?|immigration)\b/,
    because:
      'Where a person is from says nothing about who they are. Compare with what the person claims instead.',
  },
  {
    subject: 'ethnicity',
    pattern:
      /\b(ethnic(ity|ities)?|races?|racial|tribes?|caste|skin( colou?r| tone)?|asian|african|hispanic|latino)\b/,
    because: 'Ethnicity is never evidence.',
  },
  {
    subject: 'religion',
    pattern: /\b(religio(n|ns|us)|faiths?|muslim|christian|jewish|hindu|buddhist)\b/,
    because: 'Religion is never evidence.',
  },
  {
    subject: 'looks',
    pattern:
      /\b(appearances?|facial features|face shape|good ?looks|looks(?! (up|at|for)\b)|attractive(ness)?)\b/,
    because: 'How a person looks is never evidence. Whether a picture is the same as another one may be.',
  },
  {
    subject: 'accent',
    pattern: /\b(accents?|pronunciation|speech pattern|dialects?)\b/,
    because: 'An accent shows where somebody learnt to speak, not who they are.',
  },
  {
    subject: 'language',
    pattern:
      /\b(languages?|mother tongue|native speakers?|fluen(t|cy)|(poor|bad|broken) english|grammar|keyboard layout|locale)\b/,
    because: 'The languages of a person, and how well they write one, stand in for national origin.',
  },
  {
    subject: 'name origin',
    pattern:
      /\b((western(ised|ized)?|foreign|exotic|unusual|generic|ethnic|non ?latin)( sounding)? names?|name (origins?|ethnicity)|(origins?|script) of (the |a )?names?)\b/,
    because: 'Where a name comes from is never evidence. Whether two documents hold the same name is.',
  },
  {
    subject: 'schooling',
    pattern:
      /\b(school(s|ing)?|universit(y|ies)|colleges?|alma mater|place of education|education countr(y|ies))\b/,
    because: 'Where a person went to school stands in for national origin.',
  },
  {
    subject: 'postal code',
    pattern: /\b(postal ?codes?|post ?codes?|zip ?codes?|neighbou?rhoods?)\b/,
    because: 'Postal codes stand in for race and income. Compare whole addresses with each other instead.',
  },
  {
    subject: 'disability',
    pattern:
      /\b(disab(led|ility|ilities)|handicap(ped)?|impairments?|assistive( tech(nology)?)?|screen ?readers?|magnifiers?|accessibility|wheelchairs?|stutter(ing)?|autis(m|tic))\b/,
    because: 'A disability, and the aids that go with it, are never evidence.',
  },
];

/** The denied subject that a text, code or name speaks of, or undefined. */
export function deniedSubjectOf(text: string): DeniedSubject | undefined {
  const words = text
    .normalize('NFKC')
    // camelCase names are read as words too
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return deniedSubjects.find(({ pattern }) => pattern.test(words));
}

/**
 * Why a definition may not be in the catalogue, or undefined. Beside the denied subjects: a country counts only as a
 * contradiction of the person's own claim, so a signal that speaks of one must say what was claimed.
 */
export function deniedBecause(definition: SignalDefinition): string | undefined {
  for (const text of [definition.code, definition.meaning, definition.sentence]) {
    const denied = deniedSubjectOf(text);
    if (denied) return `${definition.code} speaks of ${denied.subject}. ${denied.because}`;
  }
  const said = `${definition.meaning} ${definition.sentence}`;
  if (
    /\bcountr(y|ies)\b/i.test(said) &&
    !/\b(claim(s|ed)?|declare[sd]?|stated?|states|said|given)\b/i.test(said)
  ) {
    return `${definition.code} weighs a country that is not held against the person's own claim.`;
  }
  return undefined;
}

/** Words that accuse. A sentence says what was seen; the person it concerns reads it. */
const accusing =
  /\b(fraud\w*|scam\w*|crimin\w*|crimes?|thie(f|ves)|steal\w*|stole\w*|liars?|lied|lies|lying|imposters?|impostors?|cheat\w*|decei\w*|decepti\w*|dishonest\w*|guilty|malicious\w*|suspects?|suspicious\w*|suspected|shady|spy|spies|operatives?|terroris\w*|north korea\w*|dprk|fake person|illegal\w*|laundering|mules?)\b/i;

export function accusingWordIn(text: string): string | undefined {
  return accusing.exec(text)?.[0];
}
